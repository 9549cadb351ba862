/**
 * What a role may be made of. Asking and deciding need no permission: policies say who may. Those
 * that are about resources can be given for some resources only.
 */
export const PERMISSIONS = {
  'manage-resources': { words: 'Manage resources and their accounts', isByResource: true },
  'manage-connectors': { words: 'Manage connectors', isByResource: false },
  'manage-policies': { words: 'Manage policies', isByResource: false },
  'manage-directory': { words: 'Manage people and groups', isByResource: false },
  'manage-roles': { words: 'Manage roles, and who has them', isByResource: false },
  'manage-tokens': { words: 'Manage machines and tokens', isByResource: false },
  'manage-channels': { words: 'Manage channels, which hear of everything', isByResource: false },
  'review-access': { words: 'Decide as access reviewer', isByResource: true },
  'read-history': { words: 'Read history, and every request and lease', isByResource: true },
  'see-status': { words: 'See status', isByResource: false },
  'break-glass': { words: 'Break glass', isByResource: true },
  'force-revoke': { words: 'Take access away from its holder', isByResource: true },
  'force-close': { words: 'Force close', isByResource: true },
} as const

export type Permission = keyof typeof PERMISSIONS

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[]

export function isByResource(permission: Permission): boolean {
  return PERMISSIONS[permission].isByResource
}
