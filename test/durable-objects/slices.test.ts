import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ssh } from '../../src/connectors/ssh/ssh'
import { endedEarly } from '../../src/db/issued'
import { overdueLeases } from '../../src/db/overdue'
import { BO, CY } from '../support/catalogue'
import { approved, type Desk, desk, leaseOf, policy, requestOf, step } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf, wakeOf } from '../support/passing-time'

const MINUTE_MS = 60_000
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJgVpMFPSEwyV+tvo5Pn6OWOLPRT8TyCNzVDYhdRHlHM'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A host behind an authority of its own, its certificate held by Ana. */
async function host(key: string) {
  const completed = await ssh.complete?.({})
  const settings = completed && 'settings' in completed ? completed.settings : {}
  const behind = { kind: 'ssh', account: { principal: 'web-root' } }
  const rule = policy(step(1, BO))
  const at = await desk(key, rule, 'certificate', { ...settings }, behind)
  const lease = leaseOf(await at.checkOut(await approved(at)))
  return { at, lease, id: lease.id }
}

async function issuedUntil(at: Desk, id: Parameters<Desk['issue']>[0]): Promise<number> {
  return (await at.custodian().lookAtLease(id)).lease?.issuedUntil ?? 0
}

describe('a slice', () => {
  it('is made only after it was stored until when it is good', async () => {
    const { at, id } = await host('stored')
    const issuance = ssh.issuance
    if (!issuance) throw new Error('It issues nothing.')
    let storedBefore = 0
    vi.spyOn(issuance, 'issue').mockImplementation(async () => {
      storedBefore = await issuedUntil(at, id)
      return 'made'
    })
    const { slice } = (await at.issue(id, KEY)) as { slice: { text: string; validUntil: number } }
    expect(slice).toMatchObject({ text: 'made', validUntil: storedBefore })
    expect(storedBefore).toBeGreaterThan(Date.now())
  })

  it('is for the holder alone', async () => {
    const { at, id } = await host('alone')
    expect(await at.issue(id, KEY, BO)).toMatchObject({ refusal: { code: 'not_the_holder' } })
    expect(await at.issue(id, KEY)).toMatchObject({
      accepted: true,
      slice: { text: expect.stringMatching(/^ssh-ed25519-cert-v01@openssh.com /) },
    })
  })

  it('is in history with what it was issued for, and never the thing itself', async () => {
    const { at, id } = await host('told')
    await at.issue(id, KEY)
    const find = () =>
      env.DB.prepare("SELECT data FROM history WHERE lease_id = ? AND type = 'slice.issued'")
        .bind(id)
        .first<{ data: string }>()
    await eventually(async () => expect(await find()).not.toBeNull())
    const data = JSON.parse((await find())?.data ?? '{}')
    expect(data).toEqual({ leaseId: id, subject: 'a key', validUntil: await issuedUntil(at, id) })
  })
})

describe('a lease that is given back early', () => {
  it('is not closed before its last slice has run out, and is not late meanwhile', async () => {
    const { at, id } = await host('early')
    await at.issue(id, KEY)
    const until = await issuedUntil(at, id)
    await at.checkIn(id)
    expect(await phaseOf(at, id)).toBe('revoking')
    expect(await wakeOf(at)).toBeLessThanOrEqual(until)

    await evictDurableObject(at.custodian())
    await passTime(at, 14 * MINUTE_MS)
    expect(await phaseOf(at, id)).toBe('revoking')
    expect(await overdueIds()).not.toContain(id)
    const history = await env.DB.prepare('SELECT type FROM history WHERE lease_id = ?').bind(id)
    const types = (await history.all<{ type: string }>()).results.map(({ type }) => type)
    expect(types).not.toContain('effect.failed')

    await passTime(at, MINUTE_MS)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
    const closed = await at.custodian().lookAtLease(id)
    expect(closed.lease?.evidence).toBe(
      `The last certificate ran out at ${new Date(until).toISOString()}.`,
    )
    expect(closed.lease?.closedAt).toBeGreaterThanOrEqual(until)
  })

  it('keeps others out until then', async () => {
    const { at, id } = await host('others')
    await at.issue(id, KEY)
    await at.checkIn(id)
    const request = requestOf(await at.ask(CY))
    await at.approve(request.id)
    expect(await at.checkOut(request.id, CY)).toMatchObject({ refusal: { code: 'resource_held' } })
    await passTime(at, 15 * MINUTE_MS)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
    expect(leaseOf(await at.checkOut(request.id, CY)).phase).toBe('active')
  })

  it('is closed at once where nothing was issued', async () => {
    const { at, id } = await host('nothing')
    await at.checkIn(id)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
  })

  it('is on the list of its connector while its slices live', async () => {
    const { at, id } = await host('listed')
    await at.issue(id, KEY)
    const listed = (laterMs = 0) => endedEarly(env.DB, 'con_listed', Date.now() + laterMs)
    expect(await listed()).toEqual([])
    await at.checkIn(id)
    await eventually(async () => expect(await listed()).toEqual([id]))
    expect(await endedEarly(env.DB, 'con_alone', Date.now())).toEqual([])
    expect(await listed(21 * MINUTE_MS)).toEqual([])
  })
})

describe('a lease whose time is over', () => {
  it('is closed with its last slice, which never outlasts it', async () => {
    const { at, id, lease } = await host('over')
    await passTime(at, 50 * MINUTE_MS)
    await at.issue(id, KEY)
    expect(await issuedUntil(at, id)).toBe(lease.endsAt)
    await passTime(at, 10 * MINUTE_MS)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
    expect(await endedEarly(env.DB, 'con_over', Date.now())).toEqual([])
  })
})

async function overdueIds(): Promise<readonly string[]> {
  const { items } = await overdueLeases(env.DB, { limit: 100, cursor: null })
  return items.map(({ id }) => id)
}
