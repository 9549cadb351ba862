import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { readAskedBefore } from '../../src/db/asked-before'
import {
  accountUsage,
  checkOutsBetween,
  heldNow,
  lateEnds,
  personUsage,
  unusedAccounts,
} from '../../src/db/reports'
import { readAlone } from '../../src/db/together'
import { stock } from '../support/catalogue'

const db = env.DB
const DAY = 86_400_000
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 20, 12)
const SCOPE = { since: NOW - 30 * DAY, until: NOW + DAY, now: NOW, q: '', limit: 10, cursor: null }

describe('the reports', () => {
  beforeEach(async () => {
    for (const table of ['leases', 'requests', 'accounts', 'resources'])
      await db.prepare(`DELETE FROM ${table}`).run()
  })

  it('say who holds what is not confirmed gone', async () => {
    await lease(1, { closed: NOW - HOUR })
    await lease(2, { phase: 'revoking', ended: NOW - HOUR })
    await lease(3, { phase: 'active' })
    expect((await heldNow(db, SCOPE)).items.map(({ phase }) => phase)).toEqual([
      'active',
      'revoking',
    ])
    const { items } = await heldNow(db, { ...SCOPE, q: 'nobody' })
    expect(items).toEqual([])
  })

  it('measure what was used of what was granted, by account and by person', async () => {
    await lease(1, { at: NOW - 5 * HOUR, ends: NOW - HOUR, ended: NOW - 4 * HOUR })
    await lease(2, { at: NOW - 10 * HOUR, ends: NOW - 8 * HOUR, ended: NOW - 8 * HOUR })
    await lease(3, { holder: 'Bo', at: NOW - 40 * DAY })
    const usage = { leases: 2, lastAt: NOW - 5 * HOUR, grantedMs: 6 * HOUR, usedMs: 3 * HOUR }
    expect((await accountUsage(db, SCOPE)).items).toEqual([
      { resourceId: 'res_reports', resourceName: 'prod-db', accountName: 'rw', ...usage },
    ])
    expect((await personUsage(db, SCOPE)).items).toEqual([
      { personId: 'per_Ana', personName: 'Ana', ...usage },
    ])
  })

  it('count access that goes on as used until now, and not beyond its end', async () => {
    await lease(1, { at: NOW - HOUR, ends: NOW + HOUR, phase: 'active' })
    expect((await personUsage(db, SCOPE)).items[0]).toMatchObject({
      grantedMs: 2 * HOUR,
      usedMs: HOUR,
    })
  })

  it('page by names, each row once', async () => {
    for (const [index, holder] of ['Ana', 'Bo', 'Cy'].entries()) await lease(index, { holder })
    const first = await personUsage(db, { ...SCOPE, limit: 2 })
    const second = await personUsage(db, { ...SCOPE, limit: 2, cursor: first.next })
    expect([...first.items, ...second.items].map(({ personName }) => personName)).toEqual([
      'Ana',
      'Bo',
      'Cy',
    ])
    expect(second.next).toBeNull()
  })

  it('find people by the names that they held something under, also by those they have since', async () => {
    for (const [index, holder] of ['Ana', 'Bo', 'Bob'].entries()) await lease(index, { holder })
    const found = async (q: string) =>
      (await personUsage(db, { ...SCOPE, q })).items.map(({ personName }) => personName)
    expect(await found('BO')).toEqual(['Bo', 'Bob'])
    await db.prepare("UPDATE leases SET holder_name = 'Zoë' WHERE holder_name = 'Bob'").run()
    expect(await found('bo')).toEqual(['Bo'])
    expect(await found('zo')).toEqual(['Zoë'])
    expect(await found('')).toEqual(['Ana', 'Bo', 'Zoë'])
  })

  it('name what nobody used, with the last time before', async () => {
    const used = await stock('used1')
    await stock('idle1')
    await stock('once1')
    const of = (id: string) => ({ resource: id, account: 'writer' })
    await lease(1, of(used.resource.id))
    await lease(2, { ...of('res_once1'), at: NOW - 50 * DAY })
    const { items } = await unusedAccounts(db, SCOPE)
    expect(items.map(({ resourceId, lastAt }) => [resourceId, lastAt])).toEqual([
      ['res_idle1', null],
      ['res_once1', NOW - 50 * DAY],
    ])
  })

  it('name ends that were read back late, not yet or not at all', async () => {
    const ended = NOW - HOUR
    await lease(1, { ended, closed: ended + 60_000 })
    await lease(2, { ended, closed: ended + 6 * 60_000 })
    await lease(3, { ended, phase: 'revoking' })
    await lease(4, { ended: NOW, phase: 'quarantined' })
    await lease(5, { ends: NOW + HOUR, phase: 'active' })
    const { items } = await lateEnds(db, SCOPE)
    expect(items.map(({ id }) => id)).toEqual([4, 3, 2].map((n) => `lea_reports_${n}`))
  })

  it('count what was checked out between any two times, also where nothing was', async () => {
    await lease(1, { at: NOW - DAY })
    await lease(2, { at: NOW })
    await lease(3, { at: NOW })
    const today = NOW - (NOW % DAY)
    const times = [-2, -1, 0, 1].map((day) => today + day * DAY)
    expect(await checkOutsBetween(db, times)).toEqual([0, 1, 2])
    expect(await checkOutsBetween(db, [today - DAY, NOW, NOW + 1])).toEqual([1, 2])
    expect(await checkOutsBetween(db, [today])).toEqual([])
  })
})

describe('what somebody asked for before', () => {
  it('is each account once, the newest first, without what is open or retired', async () => {
    for (const key of ['again1', 'again2', 'again3']) await stock(key)
    await db.prepare("UPDATE resources SET retired_at = 1 WHERE id = 'res_again3'").run()
    await request(1, 'again1', { seconds: 60 })
    await request(2, 'again2', {})
    await request(3, 'again1', { seconds: 900 })
    await request(4, 'again3', {})
    const asked = await readAlone(db, readAskedBefore(db, 'per_again', 10))
    expect(asked.map(({ resourceId, durationSeconds }) => [resourceId, durationSeconds])).toEqual([
      ['res_again1', 900],
      ['res_again2', 3_600],
    ])
    await request(5, 'again1', { open: 1 })
    expect(
      (await readAlone(db, readAskedBefore(db, 'per_again', 10))).map(
        ({ resourceId }) => resourceId,
      ),
    ).toEqual(['res_again2'])
    expect(await readAlone(db, readAskedBefore(db, 'per_other', 10))).toEqual([])
  })
})

type LeaseWords = {
  readonly holder?: string
  readonly resource?: string
  readonly account?: string
  readonly phase?: string
  readonly at?: number
  readonly ends?: number
  readonly ended?: number
  readonly closed?: number
}

async function lease(number: number, words: LeaseWords): Promise<void> {
  const { holder = 'Ana', resource = 'res_reports', account = 'rw', phase = 'closed' } = words
  const { at = NOW - 3 * HOUR + number, ends = NOW - HOUR, ended = null } = words
  const closed = words.closed ?? (phase === 'closed' ? (ended ?? ends) : null)
  await db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, ended_at, closed_at, is_open)
       VALUES (?, 1, ?, ?, 'prod-db', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[`lea_reports_${number}`, `req_reports_${number}`, resource, account, `per_${holder}`],
      ...[holder, phase, at, ends, ended, closed, phase === 'closed' ? 0 : 1],
    )
    .run()
}

async function request(
  number: number,
  key: string,
  { open = 0, seconds = 3_600 }: { readonly open?: number; readonly seconds?: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
         requester_name, stage, justification, duration_seconds, filed_at, is_open)
       VALUES (?, 1, ?, 'x', 'writer', 'per_again', 'Ana', 'used', '', ?, ?, ?)`,
    )
    .bind(`req_${key}_${number}`, `res_${key}`, seconds, NOW + number, open)
    .run()
}
