import { isByResource, type Permission } from './permission'
import { coversScope, isWithin, type Reach, type Scope, type Scoped, scopeOf } from './scope'

/** What somebody may do: these everywhere, and those with some resources only. */
export type Allowed = {
  readonly permissions: readonly Permission[]
  readonly limited: readonly Limited[]
}

export type Limited = { readonly permissions: readonly Permission[]; readonly scope: Scope }

/** A role that somebody was given, or a group of theirs; `scope` as it is stored. */
export type GivenRole = { readonly permissions: readonly Permission[]; readonly scope: string }

export const NOTHING: Allowed = { permissions: [], limited: [] }

/** A scope that cannot be read gives nothing, and neither does a limited "manage policies". */
export function allowedBy(given: readonly GivenRole[]): Allowed {
  const everywhere = given.filter(({ scope }) => scope === '')
  const limited = given.flatMap(({ permissions, scope: text }) => {
    const scope = text === '' ? null : scopeOf(text)
    return scope ? [{ permissions: permissions.filter(isByResource), scope }] : []
  })
  return {
    permissions: [...new Set(everywhere.flatMap(({ permissions }) => permissions))],
    limited,
  }
}

/** Without any limit. What is about one resource asks `mayOn` instead. */
export function may({ permissions }: Allowed, permission: Permission): boolean {
  return permissions.includes(permission)
}

/** The question for everything that touches one resource. */
export function mayOn(allowed: Allowed, permission: Permission, resource: Scoped): boolean {
  const reach = reachOf(allowed, permission)
  return reach === 'everything' || reach.some((scope) => isWithin(scope, resource))
}

/** Whether there is anything at all: what a list holds is then for `reachOf` to say. */
export function maySomewhere(allowed: Allowed, permission: Permission): boolean {
  const reach = reachOf(allowed, permission)
  return reach === 'everything' || reach.length > 0
}

/** For lists: the resources whose rows may be shown. */
export function reachOf(allowed: Allowed, permission: Permission): Reach {
  if (may(allowed, permission)) return 'everything'
  return allowed.limited
    .filter(({ permissions }) => permissions.includes(permission))
    .map(({ scope }) => scope)
}

/** Nobody gives what they do not have, nor for more resources than they have it for. */
export function mayGive(
  allowed: Allowed,
  permissions: readonly Permission[],
  scopeText: string,
): boolean {
  const scope = scopeText === '' ? null : scopeOf(scopeText)
  if (scopeText !== '' && !scope) return false
  return permissions.every((permission) => {
    const reach = reachOf(allowed, permission)
    return reach === 'everything' || (scope && reach.some((wide) => coversScope(wide, scope)))
  })
}
