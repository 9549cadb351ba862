import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DayOfWaits, waitsBetween, waitsPage } from '../../src/db/waits'

const db = env.DB
const { MIGRATIONS } = env as unknown as { MIGRATIONS: D1Migration[] }
const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 12)

/** How many days before today a request was decided, and how long it had waited, in milliseconds. */
const DECIDED: readonly (readonly [daysAgo: number, waitedMs: number])[] = [
  ...[[0, 10] as const, [0, 30] as const, [1, 5] as const, [2, 7] as const],
  // Weeks in which nobody decided anything.
  ...[[100, 60] as const, [101, 2] as const, [101, 4] as const, [700, 1] as const],
]

describe('how long requests waited', () => {
  beforeAll(async () => {
    for (const [number, [daysAgo, waitedMs]] of DECIDED.entries())
      await decided(number, NOW - daysAgo * DAY, waitedMs)
  })

  it('is said of each day on which people decided', async () => {
    const [newest] = await listed(NOW - DAY, NOW)
    expect(newest).toEqual({ ...onDay(0), decided: 2, averageMs: 20, longestMs: 30 })
  })

  it('is averaged over any days, by how many were decided', async () => {
    const between = (...daysAgo: readonly number[]) =>
      waitsBetween(
        db,
        daysAgo.map((each) => onDay(each).day),
      )
    expect(await between(2, 1, 0, -1)).toEqual([7, 5, 20])
    expect(await between(102, 99, 3, -1)).toEqual([(60 + 2 + 4) / 3, 0, (10 + 30 + 5 + 7) / 4])
    expect(await between(0)).toEqual([])
  })

  it('is listed with the newest day first, each once, over any gap', async () => {
    for (const limit of [1, 2, 3, 10])
      for (const [since, until] of [
        [NOW - 800 * DAY, NOW],
        [NOW - 101 * DAY, NOW - DAY],
        [NOW - 99 * DAY, NOW - 50 * DAY],
      ] as const)
        expect(await allPages({ since, until, limit })).toEqual(expected({ since, until }))
  })

  it('is counted anew where somebody is found to have decided sooner, or nobody to have', async () => {
    await moved(0, NOW - 50 * DAY)
    expect((await listed(NOW - DAY, NOW))[0]).toMatchObject({ decided: 1 })
    expect((await listed(NOW - 51 * DAY, NOW - 49 * DAY)).length).toBe(1)
    await moved(0, null)
    expect(await listed(NOW - 51 * DAY, NOW - 49 * DAY)).toEqual([])
    await moved(0, NOW)
    expect(await listed(NOW - 101 * DAY, NOW)).toEqual(
      expected({ since: NOW - 101 * DAY, until: NOW }),
    )
  })

  it('is known of all that was decided before somebody counted', async () => {
    await db.prepare('DELETE FROM waits').run()
    const { queries = [] } = MIGRATIONS.find(({ name }) => name === '0034_waits.sql') ?? {}
    await db.batch(
      queries.filter((each) => !each.includes('CREATE')).map((each) => db.prepare(each)),
    )
    const [since, until] = [NOW - 800 * DAY, NOW]
    expect(await listed(since, until)).toEqual(expected({ since, until }))
  })
})

function moved(number: number, decidedAt: number | null) {
  return db
    .prepare('UPDATE requests SET decided_at = ? WHERE id = ?')
    .bind(decidedAt, `req_waits_${number}`)
    .run()
}

function listed(since: number, until: number) {
  return allPages({ since, until, limit: 1_000 })
}

async function allPages(scope: { since: number; until: number; limit: number }) {
  const days: DayOfWaits[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof waitsPage>> = await waitsPage(db, { ...scope, cursor })
    expect(page.items.length).toBeLessThanOrEqual(scope.limit)
    days.push(...page.items)
    cursor = page.next
  } while (cursor)
  return days
}

/** The newest day first, whole days from the one of `since` on. */
function expected({ since, until }: { since: number; until: number }): DayOfWaits[] {
  const ages = [...new Set(DECIDED.map(([daysAgo]) => daysAgo))]
  return ages
    .map((daysAgo) => {
      const waited = DECIDED.filter(([age]) => age === daysAgo).map(([, ms]) => ms)
      const sum = waited.reduce((all, ms) => all + ms, 0)
      const averageMs = sum / waited.length
      return {
        ...onDay(daysAgo),
        ...{ decided: waited.length, averageMs, longestMs: Math.max(...waited) },
      }
    })
    .filter(({ day }) => day > since - DAY && day < until)
}

function onDay(daysAgo: number) {
  return { day: Math.floor(NOW / DAY - daysAgo) * DAY }
}

async function decided(number: number, at: number, waitedMs: number) {
  await db
    .prepare(
      `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
         requester_name, stage, justification, duration_seconds, filed_at, is_open, decided_at)
       VALUES (?1, 1, 'res_waits', 'db', 'rw', 'per_ana', 'Ana', 'pending', 'why', 60, ?2, 1, ?3)`,
    )
    .bind(`req_waits_${number}`, at - waitedMs, at)
    .run()
}
