import { beforeAll, describe, expect, it } from 'vitest'
import { openShop, policyWith, type Shop } from './shop'

const HOUR_MS = 3_600_000
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The policy of the shop, with these windows. */
function withWindows(people: readonly string[], windows: object | null) {
  const policy = policyWith(people)
  return { ...policy, terms: { ...policy.terms, windows } }
}

/** Open for an hour, so many hours from now. */
function openIn(hours: number) {
  const clock = (at: number) => new Date(at).toISOString().slice(11, 16)
  const from = Date.now() + hours * HOUR_MS
  return {
    zone: 'UTC',
    hours: [{ days: EVERY_DAY, from: clock(from), to: clock(from + HOUR_MS) }],
    holidays: [],
  }
}

describe('the windows of a policy', () => {
  let shop: Shop
  let path: string

  beforeAll(async () => {
    shop = await openShop()
    const { items } = (await shop.root.get('/policies')).body as { items?: { id: string }[] }
    path = `/policies/${items?.[0]?.id}`
  })

  const save = (windows: object | null) =>
    shop.root.send('PUT', path, withWindows([shop.bo.id], windows))

  it('are read as none where a policy was stored before there were any', async () =>
    expect((await shop.root.get(path)).body).toMatchObject({ terms: { windows: null } }))

  it('are kept, and refused where they are not understood or never open', async () => {
    const windows = openIn(5)
    expect((await save(windows)).body).toMatchObject({ terms: { windows } })
    for (const [change, field] of [
      [{ zone: 'Europe/Atlantis' }, 'terms.windows.zone'],
      [{ hours: [] }, 'terms.windows.hours'],
      [{ hours: [{ days: ['mon'], from: '08:00', to: '08:00' }] }, 'terms.windows.hours.0'],
      [{ calendar: 'BEGIN:VCALENDAR\nEND:VCALENDAR' }, 'terms.windows.calendar'],
    ] as const) {
      const refused = await save({ ...windows, ...change })
      expect([refused.status, refused.body.errors]).toMatchObject([400, [{ field }]])
    }
    expect((await shop.root.get(path)).body).toMatchObject({ terms: { windows } })
  })

  it('let people ask while they are closed, say when they open, and refuse the check-out', async () => {
    const { filing } = await shop.stocked()
    await save(openIn(5))
    const asked = { ...filing, personId: shop.ana.id, justification: undefined }
    const preview = await shop.root.send('POST', '/policies/evaluate', asked)
    expect(preview.body).toMatchObject({ refusal: null, window: { isOpen: false, closesAt: null } })
    expect(preview.text).toContain('It is closed now and opens next at ')

    const { id } = (await shop.ana.send('POST', '/requests', filing)).body
    await shop.bo.send('POST', `/requests/${id}/approve`)
    const closed = await shop.ana.send('POST', `/requests/${id}/check-out`)
    expect([closed.status, closed.body.code]).toEqual([409, 'window_closed'])
    expect(closed.body.detail).toMatch(/possible again from \d{4}-/)

    await save(null)
    const pinned = await shop.ana.send('POST', `/requests/${id}/check-out`)
    expect(pinned.body.code).toBe('window_closed')
  })

  it('end the access when they close', async () => {
    const { filing, target } = await shop.stocked()
    await save(openIn(-0.5))
    const { id } = (await shop.ana.send('POST', '/requests', filing)).body
    await shop.bo.send('POST', `/requests/${id}/approve`)
    const lease = await shop.ana.send('POST', `/requests/${id}/check-out`)
    expect([lease.status, target.holders.size]).toEqual([200, 1])
    const left = Date.parse(String(lease.body.endsAt)) - Date.now()
    expect(left).toBeGreaterThan(20 * 60_000)
    expect(left).toBeLessThanOrEqual(30 * 60_000)
  })
})
