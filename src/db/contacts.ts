import { isMachineId, type MachineId, type PersonId } from '../domain/ids'
import type { Language } from '../domain/language'
import type { Delegation } from '../domain/policy/roster'
import type { Audience } from '../domain/resource/effect'
import { withBeneficiaries } from './machine-owners'
import { standInsOf, standInsQuery } from './stand-ins'

export type Contact = {
  readonly id: PersonId
  readonly name: string
  /** Null for whoever is told in a browser only. */
  readonly address: string | null
  /** What they have chosen to read. */
  readonly language?: Language | null
  /** Whom they stand in for, where they are told because of that only. */
  readonly inPlaceOf?: string
  /** The machine in whose place they are told, as one of its owners. */
  readonly asOwnerOf?: string
}

/**
 * Everybody in an audience who is active and can be reached, each person once. Approvers
 * come with whoever stands in for them; where they are asked for something, without who is away.
 * In place of a machine its owners are told, and never asked about what it asks.
 */
export async function contactsOf(db: D1Database, named: Audience): Promise<readonly Contact[]> {
  const audience =
    named.kind === 'approvers'
      ? { ...named, except: await withBeneficiaries(db, named.except) }
      : named
  if (audience.kind !== 'approvers' || !audience.about) {
    const { results } = await queryOf(db, audience).all<Contact>()
    return results
  }
  const { people, groups, except, about, isAsking } = audience
  const now = Date.now()
  const query = standInsQuery(db, people, groups, now)
  const { delegations, away } = standInsOf((await query.all()).results, about, now)
  const missing = isAsking ? [...except, ...away] : except
  const standIns = delegations.filter(
    ({ principal, from, until }) => !except.includes(principal) && from <= now && now < until,
  )
  const [own, others] = await db.batch<Contact>([
    queryOf(db, { ...audience, except: missing }),
    queryOf(db, {
      ...audience,
      people: standIns.map(({ delegate }) => delegate),
      groups: [],
      except: [...except, ...(isAsking ? await awayAmong(db, standIns, now) : [])],
    }),
  ])
  const told = own?.results ?? []
  const more = (others?.results ?? []).filter(({ id }) => !told.some((each) => each.id === id))
  return [
    ...told,
    ...more.map((each) => {
      const { principalName } = standIns.find(({ delegate }) => delegate === each.id) ?? {}
      return principalName ? { ...each, inPlaceOf: principalName } : each
    }),
  ]
}

/** Which of those who stand in are away themselves. */
async function awayAmong(db: D1Database, standIns: readonly Delegation[], now: number) {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT principal_id AS id FROM delegations
       WHERE is_away = 1 AND starts_at <= ?2 AND ?2 < ends_at
         AND principal_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(standIns.map(({ delegate }) => delegate)), now)
    .all<{ id: PersonId }>()
  return results.map(({ id }) => id)
}

const REACHABLE = `(people.email IS NOT NULL OR EXISTS (
  SELECT 1 FROM push_subscriptions WHERE person_id = people.id))`

function queryOf(db: D1Database, audience: Audience): D1PreparedStatement {
  const select = `SELECT DISTINCT people.id, people.display_name AS name, people.email AS address,
      people.language
    FROM people WHERE people.active = 1 AND ${REACHABLE}`
  switch (audience.kind) {
    case 'person':
      return isMachineId(audience.person)
        ? ownersOf(db, audience.person)
        : db.prepare(`${select} AND people.id = ?1`).bind(audience.person)
    case 'administrators':
      return db.prepare(
        `${select} AND people.id IN (SELECT person_id FROM roles WHERE role = 'administrator')`,
      )
    case 'approvers':
      return db
        .prepare(
          `${select} AND people.id NOT IN (SELECT value FROM json_each(?3)) AND (
             people.id IN (SELECT value FROM json_each(?1)) OR people.id IN (
               SELECT person_id FROM memberships
               WHERE group_id IN (SELECT value FROM json_each(?2))))`,
        )
        .bind(
          JSON.stringify(audience.people),
          JSON.stringify(audience.groups),
          JSON.stringify(audience.except),
        )
  }
}

function ownersOf(db: D1Database, machine: MachineId): D1PreparedStatement {
  return db
    .prepare(
      `SELECT people.id, people.display_name AS name, people.email AS address, people.language,
         m.name AS asOwnerOf
       FROM machine_owners o JOIN machines m ON m.id = o.machine_id
       JOIN people ON people.id = o.person_id AND people.active = 1 AND ${REACHABLE}
       WHERE o.machine_id = ? AND o.until IS NULL`,
    )
    .bind(machine)
}
