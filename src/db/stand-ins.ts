import type { GroupId, PersonId } from '../domain/ids'
import { type Concern, type DelegationScope, reaches } from '../domain/policy/delegation-scope'
import type { Delegation, Roster } from '../domain/policy/roster'

/** A vote may be looked at again this long after it was said: as long as requests and approvals last. */
const LOOKED_BACK_MS = 61 * 24 * 60 * 60 * 1_000

type Row = {
  readonly principal: PersonId
  readonly principalName: string
  readonly delegate: PersonId | null
  readonly from: number
  readonly until: number
  readonly isAway: number
  readonly policies: string | null
  readonly resources: string | null
  readonly accounts: string | null
}

/**
 * For a batch: what these people, and the members of these groups, have handed over or when they
 * are away, as far as it may matter to a decision now. Leavers are on neither side of it.
 */
export function standInsQuery(
  db: D1Database,
  people: readonly PersonId[],
  groups: readonly GroupId[],
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `SELECT d.principal_id AS principal, p.display_name AS principalName,
         d.delegate_id AS delegate, d.starts_at AS "from", d.ends_at AS until,
         d.is_away AS isAway, d.policies, d.resources, d.accounts
       FROM delegations d JOIN people p ON p.id = d.principal_id AND p.active = 1
       WHERE d.ends_at > ?3 AND d.starts_at <= ?4
         AND (d.delegate_id IS NULL OR EXISTS
           (SELECT 1 FROM people s WHERE s.id = d.delegate_id AND s.active = 1))
         AND (d.principal_id IN (SELECT value FROM json_each(?1)) OR EXISTS
           (SELECT 1 FROM memberships m WHERE m.person_id = d.principal_id
              AND m.group_id IN (SELECT value FROM json_each(?2))))
       ORDER BY d.created_at, d.id`,
    )
    .bind(JSON.stringify(people), JSON.stringify(groups), now - LOOKED_BACK_MS, now)
}

/** What of it concerns this decision. */
export function standInsOf(
  rows: readonly unknown[],
  about: Concern,
  now: number,
): Required<Pick<Roster, 'delegations' | 'away'>> {
  const all = rows as readonly Row[]
  const away = all.filter(({ isAway, from, until }) => isAway === 1 && from <= now && now < until)
  return {
    away: [...new Set(away.map(({ principal }) => principal))],
    delegations: all.flatMap((row) => (reaches(scopeOf(row), about) ? delegationOf(row) : [])),
  }
}

/** Limits as they are stored. */
export function scopeOf({
  policies,
  resources,
  accounts,
}: Pick<Row, 'policies' | 'resources' | 'accounts'>): DelegationScope {
  return { policies: policies === null ? null : JSON.parse(policies), resources, accounts }
}

function delegationOf(row: Row): readonly Delegation[] {
  const { principal, principalName, delegate, from, until } = row
  return delegate ? [{ principal, principalName, delegate, from, until }] : []
}
