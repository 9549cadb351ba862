/** What a role may be allowed to do. Asking and deciding need none: policies say who may. */
export type Permission =
  | 'manage-catalogue'
  | 'manage-policies'
  | 'manage-directory'
  | 'read-history'
  | 'force-revoke'
  | 'force-close'

export const ROLES = {
  administrator: [
    'manage-catalogue',
    'manage-policies',
    'manage-directory',
    'read-history',
    'force-revoke',
    'force-close',
  ],
  auditor: ['read-history'],
} as const satisfies Record<string, readonly Permission[]>
