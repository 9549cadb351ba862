import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { AskerId, GroupId, LeaseId, RequestId, ResourceId } from '../domain/ids'
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

type OwnRequests = Openness & {
  readonly stages?: readonly RequestRow['stage'][]
  readonly resourceId?: ResourceId
} & Slice

/** One's own; of one resource, or at some stages only, where that is asked for. */
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
  { stages, resourceId, ...slice }: OwnRequests,
): Reading<Page<RequestRow>> {
  const theirs = and(
    eq(requests.requesterId, personId),
    stages && inArray(requests.stage, [...stages]),
    resourceId && eq(requests.resourceId, resourceId),
  )
  return readRequestsWhere(db, theirs, slice)
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
  slice: Openness & Slice,
): Promise<Page<LeaseRow>> {
  return readAlone(db, readLeasesOf(db, personId, slice))
}

export function readLeasesOf(
  db: D1Database,
  personId: AskerId,
  { open, reach = 'everything', limit, cursor }: Openness & Slice,
): Reading<Page<LeaseRow>> {
  const key = keyAfter(cursor, ['number', 'string'])
  const query = drizzle(db)
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
  return reading(query, (rows) => pageOf(rows, limit, (row) => [row.checkedOutAt, row.id]))
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
