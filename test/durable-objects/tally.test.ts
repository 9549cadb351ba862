import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Tally } from '../../durable-objects/tally'
import type { RequestId } from '../../src/domain/ids'
import { tallyOf } from '../../src/tally-of'
import { openShop, type Shop } from '../routes/shop'
import type { Caller } from '../routes/visit'

const taking = { resourceId: 'res_none', policyId: 'pol_none', seconds: 60 } as const
const request: RequestId = 'req_none_1'

/** Ana's counts after a minute in which nobody came back. */
async function minuteLater(tally: DurableObjectStub<Tally>) {
  vi.setSystemTime(Date.now() + 61_000)
  await runDurableObjectAlarm(tally as never)
}

describe('what a person’s tally counts', () => {
  let ana: Caller
  let bo: Caller
  let stocked: Shop['stocked']

  beforeAll(async () => {
    ;({ ana, bo, stocked } = await openShop())
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('is reserved first, so that two at the same moment see each other', async () => {
    const tally = tallyOf(env as Env, 'per_tal1')
    const [one, other] = await Promise.all([
      tally.reserve(request, taking),
      tally.reserve('req_none_2', taking),
    ])
    expect([one.uses.length, other.uses.length].sort()).toEqual([0, 1])
    expect(await tally.uses()).toHaveLength(2)
    await tally.release(request)
    expect(await tally.uses()).toHaveLength(1)
  })

  it('is counted once however often it is told, and the latest news count', async () => {
    const tally = tallyOf(env as Env, 'per_tal2')
    await tally.reserve(request, taking)
    const use = { requestId: request, ...taking, from: 1, until: Date.now(), isOpen: true }
    for (const sequence of [5, 5, 9, 7])
      await tally.settle({
        ...{ requestId: request, sequence },
        use: { ...use, isOpen: sequence < 9 },
      })
    expect(await tally.uses()).toMatchObject([{ requestId: request, isOpen: false }])
    await tally.release(request)
    expect(await tally.uses()).toHaveLength(1)
    await tally.settle({ requestId: request, sequence: 12, use: null })
    expect(await tally.uses()).toEqual([])
  })

  it('is let go when whoever reserved it died and nothing came of it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { filing, resourceId } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    await bo.send('POST', `/requests/${body.id}/approve`)
    const tally = tallyOf(env as Env, ana.id)
    await tally.reserve(body.id as RequestId, { ...taking, resourceId })
    expect(await tally.uses()).toHaveLength(1)
    await minuteLater(tally)
    expect(await tally.uses()).toEqual([])
  })

  it('stays when it died after the access was taken, and ends with it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { filing, resourceId } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    await bo.send('POST', `/requests/${body.id}/approve`)
    const lease = await ana.send('POST', `/requests/${body.id}/check-out`)
    const tally = tallyOf(env as Env, ana.id)
    const of = async () => (await tally.uses()).filter((use) => use.resourceId === resourceId)
    await vi.waitFor(async () => expect(await of()).toMatchObject([{ isOpen: true }]))
    await minuteLater(tally)
    expect(await of()).toHaveLength(1)
    await ana.send('POST', `/leases/${lease.body.id}/check-in`)
    await vi.waitFor(async () => expect(await of()).toMatchObject([{ isOpen: false }]))
  })
})
