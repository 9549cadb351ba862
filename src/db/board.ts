import { and, asc, desc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, GroupId, LeaseId, PersonId, RequestId, ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { Reach } from '../domain/permission/scope'
import { reaches } from '../domain/policy/delegation-scope'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { scopeOf } from './stand-ins'
import { groups, people } from './tables/directory'
import { leases, requests } from './tables/lists'
import { machines } from './tables/machines'
import { within } from './within'

export type RequestRow = typeof requests.$inferSelect
export type LeaseRow = typeof leases.$inferSelect

type Openness = {
  readonly open?: boolean | undefined
  /** Which resources this is about; all of them where it is left out. */
  readonly reach?: Reach
}

/**
 * Pending requests whose current step this person may still answer, by their own right or in the
 * place of somebody who has handed it over, the most urgent first.
 */
export async function waitingFor(
  db: D1Database,
  personId: PersonId,
  limit: number,
  reach: Reach = 'everything',
): Promise<RequestRow[]> {
  const now = Date.now()
  const own = sql`${requests.id} IN (SELECT w.request_id FROM waiting w WHERE w.principal = ${personId}
    OR w.principal IN (SELECT m.group_id FROM memberships m WHERE m.person_id = ${personId}))`
  const handedOver = handedOverTo(personId, now)
  // Few requests wait for anybody whose place this person takes, so these are looked at, not all.
  const perhaps = sql`${requests.id} IN (SELECT w.request_id FROM waiting w
    WHERE w.principal IN (${principalsBehind(personId, now)}))`
  const unanswered = sql`NOT EXISTS (SELECT 1 FROM voted v
    WHERE v.request_id = ${requests.id} AND v.person_id = ${personId})`
  const rows = await drizzle(db)
    .select({
      row: getTableColumns(requests),
      isOwn: sql<number>`${own}`,
      limits: sql<readonly StoredScope[]>`(SELECT json_group_array(json_object(
        'policies', d.policies, 'resources', d.resources, 'accounts', d.accounts))
        FROM (${handedOver}) d)`.mapWith(JSON.parse),
    })
    .from(requests)
    .where(
      and(
        eq(requests.stage, 'pending'),
        gt(requests.deadlineAt, now),
        sql`${requests.requesterId} <> ${personId}`,
        sql`${requests.requesterId} NOT IN (${ownMachines(personId, now)})`,
        perhaps,
        sql`(${own} OR EXISTS (${handedOver}))`,
        unanswered,
        within(requests.resourceId, reach),
      ),
    )
    .orderBy(asc(requests.deadlineAt), asc(requests.id))
    .limit(limit)
  return rows
    .filter(
      ({ row, isOwn, limits }) =>
        isOwn === 1 || limits.some((each: StoredScope) => reaches(scopeOf(each), row)),
    )
    .map(({ row }) => row)
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
      AND NOT EXISTS (SELECT 1 FROM voted v
        WHERE v.request_id = requests.id AND v.person_id = h.principal_id)
      AND EXISTS (SELECT 1 FROM waiting w WHERE w.request_id = requests.id AND (
        w.principal = h.principal_id OR w.principal IN
          (SELECT m.group_id FROM memberships m WHERE m.person_id = h.principal_id)))`
}

export function requestsOf(
  db: D1Database,
  personId: AskerId,
  slice: Openness & Slice,
): Promise<Page<RequestRow>> {
  return requestsWhere(db, eq(requests.requesterId, personId), slice)
}

/** Everybody's within reach, newest first. */
export function allRequests(
  db: D1Database,
  reach: Reach,
  slice: Openness & Slice,
): Promise<Page<RequestRow>> {
  return requestsWhere(db, within(requests.resourceId, reach), slice)
}

export async function findRequestRow(db: D1Database, id: RequestId): Promise<RequestRow | null> {
  return (await drizzle(db).select().from(requests).where(eq(requests.id, id)).get()) ?? null
}

/** The request for more time on this lease that is not decided yet, as the list has it. */
export async function pendingExtensionOf(
  db: D1Database,
  leaseId: LeaseId,
): Promise<RequestId | null> {
  const row = await drizzle(db)
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.extendsLeaseId, leaseId), eq(requests.stage, 'pending')))
    .get()
  return row?.id ?? null
}

export async function leasesOf(
  db: D1Database,
  personId: AskerId,
  { open, reach = 'everything', limit, cursor }: Openness & Slice,
): Promise<Page<LeaseRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select()
    .from(leases)
    .where(
      and(
        eq(leases.holderId, personId),
        within(leases.resourceId, reach),
        open === undefined ? undefined : eq(leases.isOpen, open),
        key ? sql`(${leases.checkedOutAt}, ${leases.id}) < (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(desc(leases.checkedOutAt), desc(leases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.checkedOutAt, row.id])
}

/** Everybody's within reach, those that end first first. */
export async function openLeases(
  db: D1Database,
  reach: Reach,
  { limit, cursor }: Slice,
): Promise<Page<LeaseRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select()
    .from(leases)
    .where(
      and(
        eq(leases.isOpen, true),
        within(leases.resourceId, reach),
        key ? sql`(${leases.endsAt}, ${leases.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(leases.endsAt), asc(leases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.endsAt, row.id])
}

export async function openLeasesOn(
  db: D1Database,
  resourceIds: readonly ResourceId[],
): Promise<LeaseRow[]> {
  const wanted = sql`${leases.resourceId} IN (SELECT value FROM json_each(${JSON.stringify(resourceIds)}))`
  return drizzle(db)
    .select()
    .from(leases)
    .where(and(wanted, eq(leases.isOpen, true)))
    .orderBy(asc(leases.endsAt), asc(leases.id))
}

export async function findLeaseRow(db: D1Database, id: LeaseId): Promise<LeaseRow | null> {
  return (await drizzle(db).select().from(leases).where(eq(leases.id, id)).get()) ?? null
}

/** What to call these people, machines and groups. Those that are gone are not in the answer. */
export async function namesOf(
  db: D1Database,
  ids: readonly (AskerId | GroupId)[],
): Promise<Record<string, string>> {
  const wanted = sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = await drizzle(db).all<{ id: string; name: string }>(sql`
    SELECT id, display_name AS name FROM ${people} WHERE id ${wanted}
    UNION ALL SELECT id, name FROM ${groups} WHERE id ${wanted}
    UNION ALL SELECT id, name || ' (machine)' FROM ${machines} WHERE id ${wanted}`)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

async function requestsWhere(
  db: D1Database,
  whose: SQL | undefined,
  { open, reach = 'everything', limit, cursor }: Openness & Slice,
): Promise<Page<RequestRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const rows = await drizzle(db)
    .select()
    .from(requests)
    .where(
      and(
        whose,
        within(requests.resourceId, reach),
        open === undefined ? undefined : eq(requests.isOpen, open),
        key ? sql`(${requests.filedAt}, ${requests.id}) < (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(desc(requests.filedAt), desc(requests.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.filedAt, row.id])
}
