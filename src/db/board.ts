import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, GroupId, LeaseId, PersonId, RequestId, ResourceId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import { isOpen } from './openness'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { groups, people } from './tables/directory'
import { leases, requests } from './tables/lists'
import { machines } from './tables/machines'
import { type Reading, readAlone, reading } from './together'
import { within } from './within'

export type RequestRow = typeof requests.$inferSelect
export type LeaseRow = typeof leases.$inferSelect

type Openness = {
  readonly open?: boolean | undefined
  /** Which resources this is about; all of them where it is left out. */
  readonly reach?: Reach
}

type OwnRequests = Openness & { readonly resourceId?: ResourceId } & Slice

/** One's own; of one resource only, where that is asked for. */
export async function requestsOf(
  db: D1Database,
  personId: AskerId,
  slice: OwnRequests,
): Promise<Page<RequestRow>> {
  return readAlone(db, readRequestsOf(db, personId, slice))
}

export function readRequestsOf(
  db: D1Database,
  personId: AskerId,
  { resourceId, ...slice }: OwnRequests,
): Reading<Page<RequestRow>> {
  const theirs = and(
    eq(requests.requesterId, personId),
    resourceId && eq(requests.resourceId, resourceId),
  )
  return readRequestsWhere(db, theirs, slice)
}

const UNDER_WAY = {
  id: requests.id,
  resourceName: requests.resourceName,
  accountName: requests.accountName,
  requesterName: requests.requesterName,
  stage: requests.stage,
  durationSeconds: requests.durationSeconds,
  filedAt: requests.filedAt,
  deadlineAt: requests.deadlineAt,
  isOpen: requests.isOpen,
}
/** What a line about a request says. */
export type RequestLine = Pick<RequestRow, keyof typeof UNDER_WAY>

/** What a person has asked for and does not have yet, newest first. */
export function readUnderWay(
  db: D1Database,
  personId: PersonId,
  limit: number,
): Reading<Page<RequestLine>> {
  const query = drizzle(db)
    .select(UNDER_WAY)
    .from(requests)
    .where(
      and(
        eq(requests.requesterId, personId),
        isOpen(requests.isOpen),
        inArray(requests.stage, ['pending', 'approved']),
      ),
    )
    .orderBy(desc(requests.filedAt), desc(requests.id))
    .limit(limit + 1)
  return reading(query, (rows) => pageOf(rows, limit, (row) => [row.filedAt, row.id]))
}

/** Everybody's within reach, newest first. */
export function allRequests(
  db: D1Database,
  reach: Reach,
  slice: Openness & Slice,
): Promise<Page<RequestRow>> {
  return readAlone(db, readRequestsWhere(db, within(requests.resourceId, reach), slice))
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
        open === undefined ? undefined : isOpen(leases.isOpen, open),
        key ? sql`(${leases.checkedOutAt}, ${leases.id}) < (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(desc(leases.checkedOutAt), desc(leases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.checkedOutAt, row.id])
}

const HELD = {
  id: leases.id,
  resourceName: leases.resourceName,
  accountName: leases.accountName,
  phase: leases.phase,
  endsAt: leases.endsAt,
}
/** What somebody’s own pass says. */
export type Held = Pick<LeaseRow, keyof typeof HELD>

/** What a person holds, newest first. */
export function readHeldBy(
  db: D1Database,
  personId: PersonId,
  limit: number,
): Reading<readonly Held[]> {
  const query = drizzle(db)
    .select(HELD)
    .from(leases)
    .where(and(eq(leases.holderId, personId), isOpen(leases.isOpen)))
    .orderBy(desc(leases.checkedOutAt), desc(leases.id))
    .limit(limit)
  return reading(query, (rows) => rows)
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
        isOpen(leases.isOpen),
        within(leases.resourceId, reach),
        key ? sql`(${leases.endsAt}, ${leases.id}) > (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(asc(leases.endsAt), asc(leases.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.endsAt, row.id])
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

function readRequestsWhere(
  db: D1Database,
  whose: SQL | undefined,
  { open, reach = 'everything', limit, cursor }: Openness & Slice,
): Reading<Page<RequestRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const query = drizzle(db)
    .select()
    .from(requests)
    .where(
      and(
        whose,
        within(requests.resourceId, reach),
        open === undefined ? undefined : isOpen(requests.isOpen, open),
        key ? sql`(${requests.filedAt}, ${requests.id}) < (${key[0]}, ${key[1]})` : undefined,
      ),
    )
    .orderBy(desc(requests.filedAt), desc(requests.id))
    .limit(limit + 1)
  return reading(query, (rows) => pageOf(rows, limit, (row) => [row.filedAt, row.id]))
}
