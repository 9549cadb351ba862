import { CHANNELS, type Channel } from '../domain/telling/table'
import { overdueAtAll } from './overdue'
import { readingQuery } from './reading-numbers'
import { type Spread, spreadColumns, spreadIn } from './spread'
import { undeliveredQuery } from './undelivered'

const DAY_MS = 86_400_000

/** What the spreads are counted over: bounded in time and in rows, so that asking stays cheap. */
export const SPREAD_DAYS = 30
export const SPREAD_LEASES = 5_000

export const OPEN_PHASES = ['granting', 'active', 'revoking', 'quarantined'] as const
export const OPEN_STAGES = ['pending', 'approved', 'in_use'] as const

type Counts<Name extends string> = { readonly [name in Name]: number }

/** How the installation is doing, as D1 knows it. */
export type Numbers = {
  readonly leases: Counts<(typeof OPEN_PHASES)[number]>
  readonly requests: Counts<(typeof OPEN_STAGES)[number]>
  readonly overdue: number
  readonly oldestOverdueSeconds: number
  /** Orders in D1 that a Custodian has not carried out yet. */
  readonly ordersOwed: number
  /** What Custodians owed to targets, mail and D1 when the sweep last saw them. */
  readonly outboxOwed: number
  readonly outboxOldestSeconds: number
  /** Identity providers that are read, and how many were not for longer than is allowed. */
  readonly providersRead: number
  readonly providersUnread: number
  readonly oldestReadSeconds: number
  /** People of whom it is not certain that they are still here. */
  readonly inDoubt: number
  /** Messages that were given up lately: their address refused them, or took them for three days. */
  readonly undelivered: Counts<Channel>
  /** Messages that wait at the organisation's channels, and how many were given up or turned away. */
  readonly channelsWaiting: number
  readonly channelsOldestSeconds: number
  readonly channelsFailed: number
  readonly channelsTurnedOff: number
  /** From the planned end to the beginning of the revoke, of leases that time ended. */
  readonly revokeStarted: Spread
  /** From the beginning of the revoke to the read-back. */
  readonly revokeConfirmed: Spread
}

export async function numbersOf(db: D1Database, now: number): Promise<Numbers> {
  const [overdue, results] = await Promise.all([
    overdueAtAll(db, now),
    db.batch<Record<string, unknown>>([
      db.prepare(`SELECT phase AS name, count(*) AS count FROM leases
        WHERE phase IN ('granting', 'active', 'revoking', 'quarantined') GROUP BY phase`),
      db.prepare(`SELECT stage AS name, count(*) AS count FROM requests
        WHERE is_open = 1 GROUP BY stage`),
      db.prepare('SELECT count(*) AS count FROM orders'),
      db.prepare('SELECT sum(owed) AS owed, min(oldest_at) AS oldestAt FROM outboxes'),
      closings(db, now),
      readingQuery(db, now),
      undeliveredQuery(db, now),
      db.prepare(`SELECT sum(waiting) AS waiting, sum(failed) AS failed, min(oldest_at) AS oldestAt,
          count(*) FILTER (WHERE off_why IS NOT NULL) AS turnedOff
        FROM channels WHERE retired_at IS NULL`),
    ]),
  ])
  const lists = results.map((each) => each.results)
  const [leases, requests, orders, outboxes, ended, readings, undelivered, channels] = lists
  const seconds = (since: unknown) =>
    typeof since === 'number' ? Math.max(0, (now - since) / 1_000) : 0
  return {
    leases: countsIn(OPEN_PHASES, leases),
    requests: countsIn(OPEN_STAGES, requests),
    overdue: overdue.count,
    oldestOverdueSeconds: seconds(overdue.oldestSince),
    ordersOwed: Number(orders?.[0]?.count ?? 0),
    outboxOwed: Number(outboxes?.[0]?.owed ?? 0),
    outboxOldestSeconds: seconds(outboxes?.[0]?.oldestAt),
    providersRead: Number(readings?.[0]?.providers ?? 0),
    providersUnread: Number(readings?.[0]?.unread ?? 0),
    oldestReadSeconds: seconds(readings?.[0]?.oldestReadAt),
    inDoubt: Number(readings?.[0]?.inDoubt ?? 0),
    undelivered: countsIn(CHANNELS, undelivered),
    channelsWaiting: Number(channels?.[0]?.waiting ?? 0),
    channelsOldestSeconds: seconds(channels?.[0]?.oldestAt),
    channelsFailed: Number(channels?.[0]?.failed ?? 0),
    channelsTurnedOff: Number(channels?.[0]?.turnedOff ?? 0),
    revokeStarted: spreadIn(ended?.[0], 'started'),
    revokeConfirmed: spreadIn(ended?.[0], 'confirmed'),
  }
}

function closings(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${spreadColumns('started')}, ${spreadColumns('confirmed')} FROM (
         SELECT iif(ended_at >= ends_at, ended_at - ends_at, NULL) AS started,
           max(0, closed_at - max(ended_at, coalesce(issued_until, 0))) AS confirmed
         FROM leases WHERE closed_at > ?1 AND ended_at IS NOT NULL
         ORDER BY closed_at DESC LIMIT ?2)`,
    )
    .bind(now - SPREAD_DAYS * DAY_MS, SPREAD_LEASES)
}

function countsIn<Name extends string>(
  names: readonly Name[],
  rows: readonly Record<string, unknown>[] = [],
): Counts<Name> {
  const counts = names.map((name) => {
    const row = rows.find((each) => each.name === name)
    return [name, Number(row?.count ?? 0)] as const
  })
  return Object.fromEntries(counts) as Counts<Name>
}
