import type { Permission } from './permission'

/** What can be set to need a second administrator, and what it takes to make such a change. */
export const CHANGE_KINDS = {
  policy: { words: 'Changes of policies', permission: 'manage-policies' },
  connector: { words: 'Changes of connectors', permission: 'manage-connectors' },
  role: { words: 'Changes of roles, and of who has them', permission: 'manage-roles' },
} as const satisfies Record<string, { words: string; permission: Permission }>

export type ChangeKind = keyof typeof CHANGE_KINDS

export const ALL_CHANGE_KINDS = Object.keys(CHANGE_KINDS) as readonly ChangeKind[]
