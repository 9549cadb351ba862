import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { personNamed } from '../../src/pages/admin/resolve'
import { ENGLISH } from '../../src/texts/english'
import { addPerson } from '../db/people'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, installation, signedIn } from './visit'

const HOUR = 3_600_000

describe('the reports', () => {
  let shop: Shop
  let auditor: Caller

  beforeAll(async () => {
    shop = await openShop()
    auditor = await signedIn('Audra', 'auditor')
    await shop.stocked()
    await shop.stocked()
    const members = [shop.ana.id]
    const group = (await shop.root.send('POST', '/groups', { name: 'keepers', members })).body.id
    const only = { everybody: false, people: [shop.bo.id], groups: [group] }
    const locked = { ...policyWith([shop.root.id]), resources: 'safe-*', requesters: only }
    await shop.root.send('POST', '/policies', { ...locked, name: 'keepers only' })
    const safe = { name: 'safe-1', kind: 'other' }
    const { id } = (await shop.root.send('POST', '/resources', safe)).body
    const account = { name: 'key', mode: 'provision', connectorId: shop.connectorId }
    const settings = { roles: ['keys'] }
    await shop.root.send('POST', `/resources/${id}/accounts`, { ...account, settings })
  })

  const rows = async (query: string) => {
    const { status, text } = await visit(`/admin/reports.ndjson?${query}`)
    expect(status).toBe(200)
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }

  it('say who may ask for something on a resource, and nobody else', async () => {
    const asked = await rows('view=may-resource&q=safe-1')
    expect(asked.map((row) => [row.Who, row.Account, row.Policy])).toEqual([
      ['Ana', 'key', 'keepers only'],
      ['Bo', 'key', 'keepers only'],
    ])
    const everybody = await rows('view=may-resource&q=shop-1')
    expect(everybody.map(({ Who }) => Who)).toEqual(['Ana', 'Audra', 'Bo', 'Root'])
  })

  it('leave out who has left, and say so of them', async () => {
    const gone = await signedIn('Gina')
    expect((await rows('view=may-resource&q=shop-1')).map(({ Who }) => Who)).toContain('Gina')
    await shop.root.send('POST', `/people/${gone.id}/end`, { reason: 'left' })
    expect((await rows('view=may-resource&q=shop-1')).map(({ Who }) => Who)).not.toContain('Gina')
    const page = await visit('/admin/reports?view=may-person&q=Gina')
    expect([page.status, page.text.includes('“Gina” has left.')]).toEqual([422, true])
  })

  it('say what a person and a group may ask for', async () => {
    const names = async (query: string) => (await rows(query)).map(({ Resource }) => Resource)
    expect(await names('view=may-person&q=Bo')).toEqual(['safe-1', 'shop-1', 'shop-2'])
    expect(await names('view=may-person&q=Audra')).toEqual(['shop-1', 'shop-2'])
    expect(await names('view=may-group&q=keepers')).toEqual(['safe-1', 'shop-1', 'shop-2'])
    const { status, text } = await visit('/admin/reports?view=may-group&q=nobody')
    expect([status, text.includes('There is no group “nobody”.')]).toEqual([422, true])
  })

  it('show what was decided, and how long it had waited, by day', async () => {
    const day = Date.UTC(2026, 4, 5)
    for (const [number, waited] of [1, 2, 3, 10].entries())
      await request(number, day + 12 * HOUR, waited * HOUR)
    await request(9, day - 24 * HOUR, HOUR)
    const query = 'view=waits&from=2026-05-05&to=2026-05-05'
    expect(await rows(query)).toEqual([
      { Day: '2026-05-05', Decided: '4', 'On average': 4, Longest: 10 },
    ])
    const { text } = await visit(`/admin/reports?${query}`)
    expect(text).toContain('<title>2026-05-05: 4 hours</title>')
  })

  it('draw a long time by weeks, the first of which may be cut short', async () => {
    const drawn = async (query: string) => {
      const { text } = await visit(`/admin/reports?${query}`)
      return [...text.matchAll(/<title>(20[^<]*)<\/title>/g)].map(([, title]) => title ?? '')
    }
    const until = 'to=2026-05-05'
    expect(await drawn(`view=waits&from=2026-01-26&${until}`)).toHaveLength(100)
    const waits = await drawn(`view=waits&from=2026-01-01&${until}`)
    expect(waits).toHaveLength(18)
    // Four on the 5th that had waited for 16 hours together, and one on the 4th for an hour.
    expect(waits.at(-1)).toBe('2026-04-29 to 2026-05-05: 3 hours 24 minutes')
    expect(waits.at(-2)).toBe('2026-04-22 to 2026-04-28: under a minute')

    const days = ['2026-01-01', '2026-01-06', '2026-01-07', '2026-05-05', '2026-05-06']
    for (const [number, day] of days.entries()) await lease(number, Date.parse(`${day}T23:59Z`))
    const checkOuts = await drawn(`view=late&from=2026-01-01&${until}`)
    expect(checkOuts.slice(0, 2)).toEqual([
      '2026-01-01 to 2026-01-06: 2',
      '2026-01-07 to 2026-01-13: 1',
    ])
    expect(checkOuts.at(-1)).toBe('2026-04-29 to 2026-05-05: 1')
    expect((await visit(`/admin/reports?view=late&from=2026-01-01&${until}`)).text).toContain(
      '4 check-outs in 125 days, at most 2 in one week',
    )
  })

  it('measure until people decide, and not what was approved by itself', async () => {
    const { filing } = await shop.stocked()
    const { id } = (await shop.ana.send('POST', '/requests', filing)).body
    const decidedAt = () =>
      env.DB.prepare('SELECT decided_at FROM requests WHERE id = ?').bind(id).first('decided_at')
    expect(await decidedAt()).toBeNull()
    await shop.bo.send('POST', `/requests/${id}/approve`, {})
    const approved = await decidedAt()
    expect(approved).toBeGreaterThan(0)
    await shop.ana.send('POST', `/requests/${id}/cancel`, {})
    expect(await decidedAt()).toBe(approved)
  })

  it('show each time that the glass was broken, with whom that displaced and its review', async () => {
    const at = Date.UTC(2026, 4, 6, 3)
    await request(20, null, 0)
    await fact(1, at, 'glass.broken', {
      ...{ reviewBy: at + HOUR, revoked: [{ holderName: 'Cy' }, { holderName: 'Dee' }] },
    })
    const query = 'view=emergencies&from=2026-05-06&to=2026-05-06'
    const [owed] = await rows(query)
    expect(owed).toMatchObject({
      ...{ When: '2026-05-06T03:00:00.000Z', Who: 'Ana', Resource: 'report-db as rw' },
      ...{ Reason: 'It burns.', Displaced: 'Cy, Dee', Review: 'overdue since 2026-05-06T04:00Z' },
    })
    await fact(2, at + 30 * HOUR, 'review.signed', { words: 'It did burn.' })
    expect((await rows(query))[0]).toMatchObject({
      ...{ Review: 'signed', By: 'Bo', Words: 'It did burn.' },
    })
    expect(await rows('view=emergencies&from=2026-05-07&to=2026-05-07')).toEqual([])
  })

  it('look no further back than there is anything, whatever the time', async () => {
    const asked = vi.spyOn(env.DB, 'prepare')
    expect((await visit('/admin/reports?view=waits&from=0020-01-01')).status).toBe(200)
    expect(asked.mock.calls.length).toBeLessThan(60)
  })

  it('are no empty file where what they are about is not known', async () => {
    for (const ending of ['csv', 'ndjson']) {
      const { status, text } = await visit(`/admin/reports.${ending}?view=may-resource&q=shp-1`)
      expect([status, text.includes('shp-1')]).toEqual([422, true])
    }
  })

  it('take whoever is named in full, however many are called something like it', async () => {
    for (let n = 0; n < 21; n += 1) await addPerson(`Alina${n}`)
    const lina = await addPerson('Lina')
    const named = (text: string, activeOnly = true) =>
      personNamed(env.DB, ENGLISH, text, { activeOnly })
    expect(await named('Lina')).toMatchObject({ item: { id: lina } })
    await env.DB.prepare('UPDATE people SET active = 0 WHERE id = ?').bind(lina).run()
    await env.DB.prepare(
      "UPDATE people SET active = 0 WHERE display_name LIKE 'Alina_%' AND display_name <> 'Alina7'",
    ).run()
    expect(await named('Lina')).toMatchObject({ fault: expect.any(String) })
    expect(await named('Lina', false)).toMatchObject({ item: { id: lina } })
  })

  it('of a time that is none are not there', async () => {
    for (const query of ['from=2026-13-01', 'from=2026-02-02&to=2026-02-01', 'to=yesterday'])
      expect((await visit(`/admin/reports?view=late&${query}`)).status, query).toBe(404)
  })

  async function visit(path: string) {
    const headers = { Cookie: `__Host-hallpass=${auditor.token}`, 'CF-Connecting-IP': '10.7.7.7' }
    const address = `https://hallpass.example${path}`
    const response = await app.request(address, { headers }, installation)
    return { status: response.status, text: await response.text() }
  }
})

async function request(number: number, decidedAt: number | null, waitedMs: number) {
  await env.DB.prepare(
    `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
       requester_name, stage, justification, duration_seconds, filed_at, is_open, decided_at)
     VALUES (?, 1, 'res_report', 'report-db', 'rw', 'per_ana', 'Ana', 'used', 'It burns.', 60, ?, 0, ?)`,
  )
    .bind(`req_report_${number}`, (decidedAt ?? 0) - waitedMs, decidedAt)
    .run()
}

async function lease(number: number, at: number) {
  await env.DB.prepare(
    `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
       holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open)
     VALUES (?, 1, 'req_report_1', 'res_report', 'report-db', 'rw', 'per_ana', 'Ana', 'ended', ?, ?, ?, 0)`,
  )
    .bind(`lea_report_${number}`, at, at + HOUR, at + HOUR)
    .run()
}

async function fact(sequence: number, at: number, type: string, data: object) {
  await env.DB.prepare(
    `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, request_id, data)
     VALUES ('res_report', ?, ?, ?, 'per_bo', 'Bo', 'req_report_20', ?)`,
  )
    .bind(sequence, at, type, JSON.stringify(data))
    .run()
}
