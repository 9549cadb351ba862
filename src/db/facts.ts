import { and, eq, inArray, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Target } from '../domain/account'
import {
  type AccountId,
  type AskerId,
  type GroupId,
  isMachineId,
  type PersonId,
  type ResourceId,
} from '../domain/ids'
import type { Concern } from '../domain/policy/delegation-scope'
import { pin } from '../domain/policy/evaluate'
import type { Question } from '../domain/policy/match'
import type { Principals } from '../domain/policy/policy'
import { governing, type PolicyIndex } from '../domain/policy/policy-index'
import type { Roster } from '../domain/policy/roster'
import type { Ruling } from '../domain/resource/command'
import { beneficiariesQuery } from './machine-owners'
import {
  changedPolicies,
  knownPolicies,
  markQuery,
  policiesAt,
  policiesUnless,
} from './policy-list'
import { standInsOf, standInsQuery } from './stand-ins'
import { accounts, connectors, resources } from './tables/catalogue'
import { memberships, people } from './tables/directory'
import { activeMachines } from './tables/machines'
import { type Reading, readAlone, reading } from './together'
import { unreadColumn } from './unread'

/** What D1 says about one person or machine asking for one account, read together from the primary. */
export type Facts = {
  readonly ruling: Ruling
  /** The policies of this moment, for whoever has to explain the ruling. */
  readonly policies: PolicyIndex
  readonly question: Question
  readonly residueKind: string
  /** The connector's settings, sealed. */
  readonly sealedSettings: string
}

export type Asking = {
  readonly personId: AskerId
  readonly resourceId: ResourceId
  readonly accountId: AccountId
}

/** Null when there is no such resource, or no such account on it. */
export async function factsOf(db: D1Database, asking: Asking): Promise<Facts | null> {
  const known = knownPolicies()
  const [[resource], [account], [connector], person, machine, groups, mark, rows] = await read(
    drizzle(db),
    asking,
    known,
  )
  const list = policiesAt(known, mark, rows)
  if (!resource || !account || !connector) return null
  const target: Target = {
    resourceName: resource.name,
    kind: resource.kind,
    tags: resource.tags,
    accountName: account.name,
    mode: account.mode,
  }
  const question = { person: asking.personId, groups: groups.map(({ id }) => id), target }
  const policy = governing(list, question)
  const { id, name, kind, tags, sharing } = resource
  const { retiredAt, ...live } = account
  const ruling: Ruling = {
    resource: { id, name, kind, tags, sharing, retired: resource.retiredAt !== null },
    account: retiredAt === null ? { ...live, connectorKind: connector.kind } : null,
    policy: policy && pin(policy),
    requesterActive: person[0]?.active === true || machine.length > 0,
    requesterUnclear: person[0]?.isUnclear === 1,
    requesterUnread: person[0]?.unread ?? null,
  }
  const { sealed } = connector
  const residueKind = connector.kind
  return { ruling, policies: list, question, residueKind, sealedSettings: sealed }
}

function read(
  d1: DrizzleD1Database,
  { personId, resourceId, accountId }: Asking,
  known: ReturnType<typeof knownPolicies>,
) {
  // No join: a batch names its columns, and those of two tables would overwrite each other.
  return d1.batch([
    d1.select().from(resources).where(eq(resources.id, resourceId)),
    d1
      .select(accountColumns)
      .from(accounts)
      .where(and(eq(accounts.id, accountId), eq(accounts.resourceId, resourceId))),
    d1
      .select(connectorColumns)
      .from(connectors)
      .where(
        inArray(
          connectors.id,
          d1.select({ id: accounts.connectorId }).from(accounts).where(eq(accounts.id, accountId)),
        ),
      ),
    d1
      .select({ active: people.active, isUnclear, unread: unreadColumn(Date.now()) })
      .from(people)
      .where(sql`${people.id} = ${personId}`),
    d1.select().from(activeMachines).where(sql`${activeMachines.id} = ${personId}`),
    groupsQuery(d1, personId),
    markQuery(d1),
    policiesUnless(d1, known),
  ])
}

/** A machine is in no group. */
function groupsQuery(d1: DrizzleD1Database, asker: AskerId) {
  return d1
    .select({ id: memberships.groupId })
    .from(memberships)
    .where(sql`${memberships.personId} = ${asker}`)
}

const isUnclear = sql<number>`(EXISTS (SELECT 1 FROM scim_users
    WHERE scim_users.person_id = people.id AND scim_users.unclear_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM event_holds WHERE event_holds.person_id = people.id)
  OR EXISTS (SELECT 1 FROM doubts WHERE doubts.person_id = people.id))`

const accountColumns = {
  id: accounts.id,
  name: accounts.name,
  mode: accounts.mode,
  connectorId: accounts.connectorId,
  settings: accounts.settings,
  retiredAt: accounts.retiredAt,
}

const connectorColumns = { kind: connectors.kind, sealed: connectors.sealed }

/**
 * Who is alive among the named people and in the named groups, read from the primary; with what is
 * decided about, also who stands in for them in that, and who is away. Where a machine asks, it says
 * who gains by that; null where nobody asks for anything.
 */
export async function rosterOf(
  db: D1Database,
  asker: AskerId | null,
  principals: readonly Principals[],
  about: Concern | null = null,
): Promise<Roster> {
  const now = Date.now()
  const machine = asker !== null && isMachineId(asker) ? asker : null
  const groups = [...new Set(principals.flatMap((each) => each.groups))]
  const named = [...new Set(principals.flatMap((each) => each.people))]
  const [alive, members, gaining, standIns] = await db.batch<{ person: PersonId; group: GroupId }>([
    db
      .prepare(
        `SELECT id AS person FROM people
         WHERE active = 1 AND id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(named)),
    db
      .prepare(
        `SELECT memberships.person_id AS person, memberships.group_id AS "group"
         FROM memberships JOIN people ON people.id = memberships.person_id AND people.active = 1
         WHERE memberships.group_id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(groups)),
    beneficiariesQuery(db, machine, now),
    ...(about ? [standInsQuery(db, named, groups, now)] : []),
  ])
  const rosterGroups: Record<GroupId, PersonId[]> = {}
  for (const group of groups) rosterGroups[group] = []
  for (const { person, group } of members?.results ?? []) rosterGroups[group]?.push(person)
  return {
    people: (alive?.results ?? []).map(({ person }) => person),
    groups: rosterGroups,
    ...(machine ? { beneficiaries: (gaining?.results ?? []).map(({ person }) => person) } : {}),
    ...(about ? standInsOf(standIns?.results ?? [], about, now) : {}),
  }
}

export type PersonFacts = {
  readonly person: AskerId
  readonly groups: readonly GroupId[]
  readonly policies: PolicyIndex
}

/** What policies look at in a person, and the policies themselves, for lists: nothing is ruled by it. */
export async function personFacts(db: D1Database, person: AskerId): Promise<PersonFacts> {
  return readAlone(db, readPersonFacts(db, person))
}

/** The policies are read after it where they are not those that are known here. */
export function readPersonFacts(db: D1Database, person: AskerId): Reading<Promise<PersonFacts>> {
  const known = knownPolicies()
  const query = drizzle(db)
    .select({
      mark: sql<string | null>`(SELECT mark FROM policy_list)`.as('mark'),
      groups: sql<readonly GroupId[]>`(SELECT json_group_array(group_id) FROM memberships
        WHERE person_id = ${person})`
        .mapWith(JSON.parse)
        .as('groups'),
    })
    .from(sql`(SELECT 1)`)
  return reading(query, async ([seen]) => {
    const policies = known && known.mark === seen?.mark ? known.index : await changedPolicies(db)
    return { person, groups: seen?.groups ?? [], policies }
  })
}
