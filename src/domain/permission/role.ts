import * as v from 'valibot'
import { ALL_PERMISSIONS, isByResource, type Permission } from './permission'

/**
 * The roles that are always there. Everybody in the directory is a member, so that one can be
 * neither given nor taken away.
 */
export const BUILT_IN = {
  administrator: { title: 'Administrator', permissions: ALL_PERMISSIONS },
  'policy-manager': { title: 'Policy manager', permissions: ['manage-policies'] },
  'access-reviewer': { title: 'Access reviewer', permissions: ['review-access'] },
  auditor: { title: 'Auditor', permissions: ['read-history', 'see-status'] },
  member: { title: 'Member', permissions: [] },
} as const satisfies Record<string, { title: string; permissions: readonly Permission[] }>

export type BuiltInRole = keyof typeof BUILT_IN
export type CustomRoleId = `rol_${string}`
export type RoleId = BuiltInRole | CustomRoleId

export const RoleId = v.custom<RoleId>(
  (input) => typeof input === 'string' && (isBuiltIn(input) || /^rol_[a-z0-9]{4,32}$/.test(input)),
  `A role is one of ${Object.keys(BUILT_IN).join(', ')}, or an id of the form rol_….`,
)

export function isBuiltIn(role: string): role is BuiltInRole {
  return Object.hasOwn(BUILT_IN, role)
}

/** What cannot be given for some resources only, because it is not about resources. */
export function unlimitable(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.filter((permission) => !isByResource(permission))
}
