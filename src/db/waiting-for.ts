import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PersonId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { Reach } from '../domain/permission/scope'
import { type Concern, reaches } from '../domain/policy/delegation-scope'
import type { RequestRow } from './board'
import { type Key, keyAfter, type Page, pageOf, type Slice } from './page'
import { scopeOf } from './stand-ins'
import { requests } from './tables/lists'
import { type Columns, type Reading, reading } from './together'
import { within } from './within'

/**
 * Pending requests whose current step this person may still answer, by their own right or in the
 * place of somebody who has handed it over, the most urgent first.
 */
export async function waitingFor(
  db: D1Database,
  personId: PersonId,
  { limit, cursor, reach = 'everything' }: Slice & { readonly reach?: Reach },
): Promise<Page<RequestRow>> {
  const now = Date.now()
  const found: RequestRow[] = []
  for (let after = keyAfter(cursor, ['number', 'string']); ; ) {
    const rows = await perhapsWaiting(db, personId, { now, reach, after })
    found.push(...rows.filter(isReached).map(({ row }) => row))
    if (rows.length < PER_LOOK || found.length > limit) return pageOf(found, limit, keyOf)
    after = rows.map(({ row }) => keyOf(row)).at(-1) ?? null
  }
}

/** The most urgent of them only; null where it takes more than a look to find so many. */
export function readMostUrgent(
  db: D1Database,
  personId: PersonId,
  limit: number,
): Reading<Page<RequestRow> | null> {
  const scope = { now: Date.now(), reach: 'everything', after: null } as const
  return reading(perhapsWaiting(db, personId, scope, FEW), (rows) => {
    const found = rows.filter(isReached).map(({ row }) => row)
    const isWhole = rows.length < FEW || found.length > limit
    return isWhole ? pageOf(found, limit, keyOf) : null
  })
}

/** A request without a deadline waits for nobody. */
function keyOf({ deadlineAt, id }: RequestRow): Key {
  return [deadlineAt ?? 0, id]
}

/** As many as are read at a time: what a delegation leaves out must not crowd out what it reaches. */
const PER_LOOK = 100
/** And where only the first are wanted. */
const FEW = 20

type Perhaps = {
  readonly row: RequestRow
  readonly isOwn: number
  readonly limits: readonly StoredScope[]
}

function isReached({ row, isOwn, limits }: Perhaps): boolean {
  return isOwn === 1 || isWithin(row, limits)
}

function isWithin(row: Concern, limits: readonly StoredScope[]): boolean {
  return limits.some((each) => reaches(scopeOf(each), row))
}

/** Theirs by their own right, or by a delegation whose limits are still to be looked at. */
function perhapsWaiting(
  db: D1Database,
  personId: PersonId,
  {
    now,
    reach,
    after,
  }: { readonly now: number; readonly reach: Reach; readonly after: Key | null },
  most = PER_LOOK,
) {
  const { open, own, isHandedOver, limits } = waitingParts(personId, now)
  return drizzle(db)
    .select({
      row: getTableColumns(requests),
      isOwn: sql<number>`${own}`,
      limits: sql<readonly StoredScope[]>`${limits}`.mapWith(JSON.parse),
    })
    .from(requests)
    .where(
      and(
        ...open,
        sql`(${own} OR ${isHandedOver})`,
        within(requests.resourceId, reach),
        after
          ? sql`(${requests.deadlineAt}, ${requests.id}) > (${after[0]}, ${after[1]})`
          : undefined,
      ),
    )
    .orderBy(asc(requests.deadlineAt), asc(requests.id))
    .limit(most)
}

type CountedWaiting = { readonly waiting: number; readonly handedOver: readonly HandedOver[] }
type HandedOver = Concern & Pick<Perhaps, 'limits'>

/** Two columns of a larger query, from which `countWaiting` reads how many wait. */
export function waitingColumns(personId: PersonId, now: number): Columns<CountedWaiting> {
  const { open, own, isHandedOver, limits } = waitingParts(personId, now)
  const most = sql.raw(`LIMIT ${PER_LOOK}`)
  const theirs = sql`SELECT 1 FROM ${requests} WHERE ${and(...open, own)} ${most}`
  const others = sql`SELECT json_object('policyId', ${requests.policyId},
      'resourceName', ${requests.resourceName}, 'accountName', ${requests.accountName},
      'limits', json(${limits})) AS one
    FROM ${requests} WHERE ${and(...open, sql`NOT ${own}`, isHandedOver)} ${most}`
  return {
    waiting: sql<number>`(SELECT count(*) FROM (${theirs}))`.as('waiting'),
    handedOver: sql<readonly HandedOver[]>`(SELECT json_group_array(json(one)) FROM (${others}))`
      .mapWith(JSON.parse)
      .as('handed_over'),
  }
}

/** Up to `PER_LOOK` of them; null where more was handed over than those columns could hold. */
export function countWaiting({ waiting, handedOver }: CountedWaiting): number | null {
  const count = waiting + handedOver.filter((each) => isWithin(each, each.limits)).length
  return count < PER_LOOK && handedOver.length === PER_LOOK ? null : Math.min(count, PER_LOOK)
}

/** What makes a request one that this person may answer. */
function waitingParts(personId: PersonId, now: number) {
  const handedOver = handedOverTo(personId, now)
  return {
    open: [
      eq(requests.stage, 'pending'),
      gt(requests.deadlineAt, now),
      sql`${requests.requesterId} <> ${personId}`,
      sql`${requests.requesterId} NOT IN (${ownMachines(personId, now)})`,
      // Few requests wait for anybody whose place this person takes, so these are looked at, not all.
      sql`${requests.id} IN (SELECT w.request_id FROM waiting w
        WHERE w.principal IN (${principalsBehind(personId, now)}))`,
      sql`NOT EXISTS (SELECT 1 FROM voted v
        WHERE v.request_id = ${requests.id} AND v.person_id = ${personId})`,
    ],
    own: waitsFor(personId),
    isHandedOver: sql`EXISTS (${handedOver})`,
    limits: sql`(SELECT json_group_array(json_object(
      'policies', d.policies, 'resources', d.resources, 'accounts', d.accounts))
      FROM (${handedOver}) d)`,
  }
}

/** The request names this person, or a group of theirs. */
export function waitsFor(personId: PersonId): SQL {
  return sql`${requests.id} IN (SELECT w.request_id FROM waiting w WHERE w.principal = ${personId}
    OR w.principal IN (SELECT m.group_id FROM memberships m WHERE m.person_id = ${personId}))`
}

/** This person, whoever has handed over to them, and the groups of all of these. */
function principalsBehind(personId: PersonId, now: number): SQL {
  const them = sql`SELECT ${personId} AS id UNION SELECT d.principal_id FROM delegations d
    WHERE d.delegate_id = ${personId} AND d.starts_at <= ${now} AND d.ends_at > ${now}`
  return sql`${them} UNION SELECT m.group_id FROM memberships m WHERE m.person_id IN (${them})`
}

/** Whose requests benefit this person, so that they never wait for them. */
function ownMachines(personId: PersonId, now: number): SQL {
  return sql`SELECT o.machine_id FROM machine_owners o WHERE o.person_id = ${personId}
      AND (o.until IS NULL OR o.until > ${formerSince(now)})
    UNION SELECT u.machine_id FROM machine_rules u WHERE u.made_by = ${personId}`
}

function formerSince(now: number): number {
  return now - LIMITS.formerOwnerSeconds * 1_000
}

type StoredScope = Parameters<typeof scopeOf>[0]

/** What others have handed over to this person that fits the request of the row, by its approvers. */
function handedOverTo(personId: PersonId, now: number): SQL {
  return sql`SELECT h.policies, h.resources, h.accounts FROM delegations h
    JOIN people p ON p.id = h.principal_id AND p.active = 1
    WHERE h.delegate_id = ${personId} AND h.starts_at <= ${now} AND h.ends_at > ${now}
      AND h.principal_id <> requests.requester_id
      AND NOT EXISTS (SELECT 1 FROM machine_owners o WHERE o.machine_id = requests.requester_id
        AND o.person_id = h.principal_id AND (o.until IS NULL OR o.until > ${formerSince(now)}))
      AND NOT EXISTS (SELECT 1 FROM machine_rules u WHERE u.machine_id = requests.requester_id
        AND u.made_by = h.principal_id)
      AND NOT EXISTS (SELECT 1 FROM voted v
        WHERE v.request_id = requests.id AND v.person_id = h.principal_id)
      AND EXISTS (SELECT 1 FROM waiting w WHERE w.request_id = requests.id AND (
        w.principal = h.principal_id OR w.principal IN
          (SELECT m.group_id FROM memberships m WHERE m.person_id = h.principal_id)))`
}
