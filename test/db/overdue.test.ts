import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { menuCounts } from '../../src/db/menu-counts'
import { numbersOf } from '../../src/db/numbers'
import { noteBacklogs } from '../../src/db/outboxes'
import { overdueLeases } from '../../src/db/overdue'
import { readMinute } from '../../src/db/sweep'
import type { Reach } from '../../src/domain/permission/scope'

const db = env.DB
const NOW = Date.UTC(2026, 10, 21, 12)
const MINUTE = 60_000

type Stub = {
  readonly phase: string
  readonly endsAt?: number
  readonly endedAt?: number
  readonly checkedOutAt?: number
  readonly closedAt?: number
}

beforeEach(async () => {
  vi.setSystemTime(NOW)
  for (const table of ['leases', 'requests', 'outboxes', 'orders'])
    await db.prepare(`DELETE FROM ${table}`).run()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('what is overdue', () => {
  it('is what should have ended and is not closed, the longest first', async () => {
    await lease('time', { phase: 'active', endsAt: NOW - MINUTE })
    await lease('early', { phase: 'revoking', endsAt: NOW + MINUTE, endedAt: NOW - 2 * MINUTE })
    await lease('stuck', { phase: 'quarantined', endedAt: NOW - 3 * MINUTE })
    await lease('slow', { phase: 'granting', checkedOutAt: NOW - 6 * MINUTE })
    await lease('gone', { phase: 'closed', endedAt: NOW - 9 * MINUTE, closedAt: NOW - MINUTE })
    await lease('fine', { phase: 'active', endsAt: NOW + MINUTE })
    await lease('new', { phase: 'granting', checkedOutAt: NOW - MINUTE })
    expect(await names()).toEqual(['slow', 'stuck', 'early', 'time'])
    expect(await inMenu('everything')).toBe(4)
    expect(await inMenu([{ kind: 'resources', glob: 'elsewhere-*' }])).toBe(0)
    expect(await inMenu([])).toBe(0)
    const { items } = await overdueLeases(db, 'everything', { limit: 1, cursor: null })
    expect(items[0]?.overdueSince).toBe(NOW - 4 * MINUTE)
  })

  it('is not a revoke that has only just begun, but is a quarantine from its first moment', async () => {
    await lease('revoke', { phase: 'revoking', endedAt: NOW - 4_000 })
    await lease('stuck', { phase: 'quarantined', endedAt: NOW - 1 })
    expect(await names()).toEqual(['stuck'])
    vi.setSystemTime(NOW + 1_000)
    expect(await names()).toEqual(['revoke', 'stuck'])
  })

  it('is found through an index, and closed leases are not looked at', async () => {
    const { results } = await db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM leases WHERE (phase = 'quarantined'
           OR (phase IN ('granting', 'revoking') AND ended_at <= 1)
           OR (phase = 'active' AND ends_at <= 1))`,
      )
      .all<{ detail: string }>()
    expect(results.some(({ detail }) => detail.startsWith('SCAN'))).toBe(false)
  })
})

describe('the numbers', () => {
  it('count what is open, and say how old the oldest trouble is', async () => {
    await lease('a', { phase: 'active', endsAt: NOW + MINUTE })
    await lease('b', { phase: 'quarantined', endedAt: NOW - 3 * MINUTE })
    await lease('c', { phase: 'closed', endedAt: NOW, closedAt: NOW })
    await db
      .prepare(
        "INSERT INTO orders (resource_id, command, actor, created_at) VALUES ('r', '', '', 1)",
      )
      .run()
    const numbers = await numbersOf(db, NOW)
    expect(numbers).toMatchObject({
      leases: { granting: 0, active: 1, revoking: 0, quarantined: 1 },
      requests: { pending: 0, approved: 0, in_use: 0 },
      overdue: 1,
      oldestOverdueSeconds: 180,
      ordersOwed: 1,
      outboxOwed: 0,
      outboxOldestSeconds: 0,
    })
  })

  it('spread how late revokes began and how long they took, of the last thirty days', async () => {
    const closing = (name: string, lateMs: number, tookMs: number, closedAt = NOW) =>
      lease(name, {
        phase: 'closed',
        endsAt: closedAt - tookMs - lateMs,
        endedAt: closedAt - tookMs,
        closedAt,
      })
    await closing('quick', 40, 300)
    await closing('late', 2_000, 90_000)
    await closing('early', -MINUTE, 700)
    await closing('old', 40, 300, NOW - 31 * 86_400_000)
    const { revokeStarted, revokeConfirmed } = await numbersOf(db, NOW)
    expect(revokeStarted).toMatchObject({ count: 2, sumSeconds: 2.04 })
    expect(revokeConfirmed).toMatchObject({ count: 3, sumSeconds: 91 })
    const counts = Object.fromEntries(revokeConfirmed.atMost.map((at) => [at.seconds, at.count]))
    expect(counts).toMatchObject({ 0.25: 0, 0.5: 1, 1: 2, 60: 2, 300: 3, 86400: 3 })
  })

  it('keep what the sweep saw until nothing is owed, and have it looked at again', async () => {
    const resourceId = 'res_owing' as const
    await noteBacklogs(db, [{ resourceId, owed: 3, oldestAt: NOW - MINUTE }], NOW)
    await noteBacklogs(db, [{ resourceId, owed: 2, oldestAt: NOW - MINUTE }], NOW)
    expect(await numbersOf(db, NOW)).toMatchObject({ outboxOwed: 2, outboxOldestSeconds: 60 })
    expect((await readMinute(db, NOW)).resources).toContain(resourceId)
    await noteBacklogs(db, [{ resourceId, owed: 0, oldestAt: null }], NOW)
    expect(await numbersOf(db, NOW)).toMatchObject({ outboxOwed: 0, outboxOldestSeconds: 0 })
    expect((await readMinute(db, NOW)).resources).not.toContain(resourceId)
  })
})

async function inMenu(reach: Reach): Promise<number> {
  return (await menuCounts(db, 'per_nobody', { reviews: [], overdue: reach })).overdue
}

/** The list, read one row at a time. */
async function names(): Promise<readonly string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof overdueLeases>> = await overdueLeases(db, 'everything', {
      limit: 1,
      cursor,
    })
    found.push(...page.items.map(({ id }) => id.split('_')[2] ?? ''))
    cursor = page.next
  } while (cursor && found.length < 9)
  return found
}

function lease(name: string, stub: Stub): Promise<unknown> {
  const { phase, endsAt = NOW + 10 * MINUTE, endedAt, checkedOutAt = NOW, closedAt } = stub
  return db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open, ended_at)
       VALUES (?, 1, 'req_x_1', 'res_x', 'db', 'admin', 'per_ana0', 'Ana', ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      `lea_x_${name}`,
      phase,
      checkedOutAt,
      endsAt,
      closedAt ?? null,
      phase === 'closed' ? 0 : 1,
      endedAt ?? null,
    )
    .run()
}
