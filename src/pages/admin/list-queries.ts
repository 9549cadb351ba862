import { listPeople } from '../../db/directory'
import { pageOfGroups } from '../../db/groups'
import type { Slice } from '../../db/page'
import { listResources, newestResources } from '../../db/resource-search'
import type { Reach } from '../../domain/permission/scope'
import type { Policy } from '../../domain/policy/policy'
import type { Query } from '../parts/pager'

/** What each list keeps in its address; page and file are read by the same words. */
export const RESOURCE_QUERY = ['q', 'kind', 'tag', 'state', 'sort', 'cursor'] as const
export const PEOPLE_QUERY = ['q', 'state', 'role', 'cursor'] as const
export const GROUP_QUERY = ['q', 'from', 'cursor'] as const
export const POLICY_QUERY = ['q', 'state', 'cursor'] as const
export const CONNECTOR_QUERY = ['q', 'kind', 'sort'] as const

export function resourcesLike(db: D1Database, reach: Reach, { q, kind, tag, state, sort }: Query) {
  const states = { includeRetired: state === 'all', onlyRetired: state === 'retired' }
  const list = sort === 'newest' ? newestResources : listResources
  return (slice: Slice) => list(db, { reach, q, kind, tag, ...states, ...slice })
}

export function peopleLike(db: D1Database, { q, state, role }: Query) {
  const active = state === 'all' ? undefined : state !== 'left'
  return (slice: Slice) => listPeople(db, { q, active, role, ...slice })
}

export function groupsLike(db: D1Database, { q, from }: Query) {
  const fedBy = from === 'here' || from === 'scim' ? from : undefined
  return (slice: Slice) => pageOfGroups(db, { q, fedBy, ...slice })
}

/** A policy, and where it stands among all of them. */
export type Placed = { readonly policy: Policy; readonly place: number }

export function policiesLike(policies: readonly Policy[], { q, state }: Query): readonly Placed[] {
  return policies
    .map((policy, index) => ({ policy, place: index + 1 }))
    .filter(
      ({ policy: { name, resources, accounts, active } }) =>
        has(q, name, resources ?? '', accounts ?? '') &&
        (!state || (active ? 'on' : 'off') === state),
    )
}

type ConnectorWords = { readonly name: string; readonly kind: string; readonly origin: string }

export function connectorsLike<Row extends ConnectorWords & { readonly updatedAt: number }>(
  rows: readonly Row[],
  { q, kind, sort }: Query,
) {
  const found = rows.filter((row) => has(q, row.name, row.origin) && (!kind || row.kind === kind))
  return sort === 'changed' ? found.sort((one, other) => other.updatedAt - one.updatedAt) : found
}

/** Whether what was typed is part of one of these, in any case. */
function has(q: string | undefined, ...texts: readonly string[]): boolean {
  const wanted = (q ?? '').toLowerCase()
  return texts.some((text) => text.toLowerCase().includes(wanted))
}
