import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { LeaseId, PersonId, ResourceId } from '../domain/ids'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { readGram } from './resource-search'
import { readAlone } from './together'
import { valuesBetween } from './values-between'

/**
 * What a report looks at: leases checked out since then and before `until`, and names that have `q`
 * in them. Epoch milliseconds.
 */
export type ReportScope = {
  readonly since: number
  readonly until: number
  readonly now: number
  readonly q: string
}

/** A read-back that took longer than this after the end counts as late. */
const LATE_MS = 5 * 60_000

/** How often and how long something was held; of what was granted, how much before it ended. */
export type Usage = {
  readonly leases: number
  readonly lastAt: number
  readonly grantedMs: number
  readonly usedMs: number
}

export type AccountUsage = Usage & {
  readonly resourceId: ResourceId
  readonly resourceName: string
  readonly accountName: string
}

export type PersonUsage = Usage & { readonly personId: PersonId; readonly personName: string }

const USAGE = `count(*) AS leases, max(checked_out_at) AS lastAt,
  sum(max(0, ends_at - checked_out_at)) AS grantedMs,
  sum(max(0, coalesce(ended_at, min(ends_at, ?2)) - checked_out_at)) AS usedMs`

// Both walk in order of names and stop with the page; the plus keeps them from sorting a whole time.

export async function accountUsage(
  db: D1Database,
  { since, until, now, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<AccountUsage>> {
  const [resource, account] = keyAfter(cursor, ['string', 'string']) ?? ['', '']
  const way = q === '' ? null : await readAlone(db, readGram(db, q, false))
  const [found, byName, asked] = way?.isInOrder
    ? [
        sql`resource_grams CROSS JOIN leases l ON l.resource_name = resource_grams.name`,
        sql`resource_grams.name`,
        way.is,
      ]
    : [sql`leases l`, sql`l.resource_name`, likeName(q)]
  const rows = await drizzle(db).all<AccountUsage>(sql`
    SELECT l.resource_id AS resourceId, l.resource_name AS resourceName,
      l.account_name AS accountName, ${sql.raw(USAGE.replaceAll('?2', String(now)))}
    FROM ${found}
    WHERE +checked_out_at >= ${since} AND +checked_out_at < ${until} AND ${asked}
      AND (${byName}, l.account_name) > (${resource}, ${account})
    GROUP BY ${byName}, l.account_name
    ORDER BY ${byName}, l.account_name LIMIT ${limit + 1}`)
  return pageOf(rows, limit, (row) => [row.resourceName, row.accountName])
}

function likeName(q: string): SQL {
  return sql`instr(lower(l.resource_name), lower(${q})) > 0`
}

export async function personUsage(
  db: D1Database,
  { since, until, now, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<PersonUsage>> {
  const [name, id] = keyAfter(cursor, ['string', 'string']) ?? ['', '']
  const { results } = await db
    .prepare(
      `SELECT holder_id AS personId, holder_name AS personName, ${USAGE}
       FROM holder_names n CROSS JOIN leases ON holder_name = n.name
       WHERE n.name >= ?4 AND instr(lower(n.name), lower(?3)) > 0
         AND +checked_out_at >= ?1 AND +checked_out_at < ?7 AND (n.name, holder_id) > (?4, ?5)
       GROUP BY n.name, holder_id ORDER BY n.name, holder_id LIMIT ?6`,
    )
    .bind(since, now, q, name, id, limit + 1, until)
    .all<PersonUsage>()
  return pageOf(results, limit, (row) => [row.personName, row.personId])
}

export type Unused = {
  readonly resourceId: ResourceId
  readonly resourceName: string
  readonly accountName: string
  /** The last time before the report's, where there was one. */
  readonly lastAt: number | null
}

/** Accounts that can be asked for and that nobody had. */
export async function unusedAccounts(
  db: D1Database,
  { since, until, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<Unused>> {
  const [resource, account] = keyAfter(cursor, ['string', 'string']) ?? ['', '']
  const { results } = await db
    .prepare(
      `SELECT r.id AS resourceId, r.name AS resourceName, a.name AS accountName,
         (SELECT max(l.checked_out_at) FROM leases l
          WHERE l.resource_id = r.id AND l.account_name = a.name
            AND l.checked_out_at < ?6) AS lastAt
       FROM resources r JOIN accounts a ON a.resource_id = r.id
       WHERE r.retired_at IS NULL AND a.retired_at IS NULL
         AND instr(lower(r.name), lower(?2)) > 0 AND (r.name, a.name) > (?3, ?4)
         AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.resource_id = r.id
           AND l.account_name = a.name AND l.checked_out_at >= ?1 AND l.checked_out_at < ?6)
       ORDER BY r.name, a.name LIMIT ?5`,
    )
    .bind(since, q, resource, account, limit + 1, until)
    .all<Unused>()
  return pageOf(results, limit, (row) => [row.resourceName, row.accountName])
}

export type LeaseLine = {
  readonly id: LeaseId
  readonly resourceName: string
  readonly accountName: string
  readonly holderName: string
  readonly phase: string
  readonly checkedOutAt: number
  readonly endsAt: number
  readonly endedAt: number | null
  readonly closedAt: number | null
  readonly lastMessage: string | null
}

const LINE = `id, resource_name AS resourceName, account_name AS accountName,
  holder_name AS holderName, phase, checked_out_at AS checkedOutAt, ends_at AS endsAt,
  ended_at AS endedAt, closed_at AS closedAt, last_message AS lastMessage`

const SHOULD_BE_GONE = 'max(coalesce(ended_at, ends_at), coalesce(issued_until, 0))'

/** Written as its index has it, so that the index is found. */
const PERHAPS_LATE = `(phase = 'quarantined' OR closed_at IS NULL OR closed_at - ${SHOULD_BE_GONE} > ${LATE_MS})`

/** Leases whose end failed, or was read back late; the newest first. */
export async function lateEnds(
  db: D1Database,
  { since, until, now, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<LeaseLine>> {
  const late = `(closed_at IS NOT NULL OR phase = 'quarantined' OR ?2 - ${SHOULD_BE_GONE} > ${LATE_MS})`
  return lines(db, `${PERHAPS_LATE} AND checked_out_at >= ?1 AND checked_out_at < ?7 AND ${late}`, {
    since,
    until,
    now,
    q,
    limit,
    cursor,
  })
}

/** Everything that is not confirmed gone, the newest first. */
export function heldNow(db: D1Database, scope: ReportScope & Slice): Promise<Page<LeaseLine>> {
  return lines(db, 'is_open = 1 AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?7 IS NOT NULL', scope)
}

async function lines(
  db: D1Database,
  where: string,
  { since, until, now, q, limit, cursor }: ReportScope & Slice,
): Promise<Page<LeaseLine>> {
  const [at, id] = keyAfter(cursor, ['number', 'string']) ?? [Number.MAX_SAFE_INTEGER, '~']
  const { results } = await db
    .prepare(
      `SELECT ${LINE} FROM leases
       WHERE ${where} AND instr(lower(resource_name || ' ' || holder_name), lower(?3)) > 0
         AND (checked_out_at, id) < (?4, ?5)
       ORDER BY checked_out_at DESC, id DESC LIMIT ?6`,
    )
    .bind(since, now, q, at, id, limit + 1, until)
    .all<LeaseLine>()
  return pageOf(results, limit, (row) => [row.checkedOutAt, row.id])
}

/** How often something was checked out from each of these times on, until the next; the last one ends it. */
export async function checkOutsBetween(
  db: D1Database,
  times: readonly number[],
): Promise<readonly number[]> {
  return valuesBetween(
    db,
    times,
    `SELECT count(*) FROM leases
     WHERE checked_out_at >= s.value ->> 0 AND checked_out_at < s.value ->> 1`,
  )
}
