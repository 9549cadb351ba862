import { beforeAll, describe, expect, it } from 'vitest'
import { openShop, policyWith, type Shop } from './shop'
import type { Caller } from './visit'

const HOUR = 3600

describe('more time over the API', () => {
  let ana: Caller
  let bo: Caller
  let root: Caller
  let stocked: Shop['stocked']
  let policyPath: string

  beforeAll(async () => {
    ;({ ana, bo, root, stocked } = await openShop())
    const { body } = await root.get('/policies')
    policyPath = `/policies/${(body.items as { id: string }[])[0]?.id}`
  })

  async function allow(extension: unknown) {
    const { revision } = (await root.get(policyPath)).body
    const { terms, ...rest } = policyWith([bo.id])
    const duration = { ...terms.duration, maxSeconds: 3 * HOUR }
    const body = { ...rest, terms: { ...terms, duration, extension } }
    const saved = await root.send('PUT', policyPath, body, { 'If-Match': `"${revision}"` })
    expect(saved.status, saved.text).toBe(200)
  }

  async function held() {
    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    await bo.send('POST', `/requests/${body.id}/approve`)
    const lease = await ana.send('POST', `/requests/${body.id}/check-out`)
    return { path: `/leases/${lease.body.id}`, endsAt: Date.parse(String(lease.body.endsAt)) }
  }

  const more = { seconds: HOUR, justification: 'it takes longer' }

  it('is refused where the policy gives none', async () => {
    const { path } = await held()
    const none = await ana.send('POST', `${path}/extend`, more)
    expect([none.status, none.body.code]).toEqual([403, 'extension_not_allowed'])
  })

  it('is there at once where the policy asks nobody, and never beyond its longest time', async () => {
    await allow({ steps: [] })
    const { path, endsAt } = await held()
    const longer = await ana.send('POST', `${path}/extend`, more)
    expect(longer.status, longer.text).toBe(200)
    expect(Date.parse(String(longer.body.endsAt)) - endsAt).toBe(HOUR * 1_000)
    expect(longer.body.endsAtTarget).toBe(longer.body.endsAt)
    const tooLong = await ana.send('POST', `${path}/extend`, { ...more, seconds: 2 * HOUR })
    expect([tooLong.status, tooLong.body.code]).toEqual([422, 'extension_too_long'])
    const silent = await ana.send('POST', `${path}/extend`, { seconds: HOUR })
    expect([silent.status, silent.body.code]).toEqual([422, 'justification_missing'])
    expect((await bo.send('POST', `${path}/extend`, more)).status).toBe(404)
  })

  it('is a request to its approvers where the policy asks somebody', async () => {
    await allow({ steps: [{ name: 'Duty', quorum: 1, people: [bo.id] }] })
    const { path, endsAt } = await held()
    const waiting = await ana.send('POST', `${path}/extend`, more)
    expect([waiting.status, waiting.body.stage]).toEqual([202, 'pending'])
    expect(waiting.body.extendsLeaseId).toBe(path.slice('/leases/'.length))
    const twice = await ana.send('POST', `${path}/extend`, more)
    expect([twice.status, twice.body.code]).toEqual([409, 'extension_pending'])
    const agreed = await bo.send('POST', `/requests/${waiting.body.id}/approve`)
    expect([agreed.status, agreed.body.stage]).toEqual([200, 'used'])
    const { body } = await ana.get(path)
    expect(Date.parse(String(body.endsAt)) - endsAt).toBe(HOUR * 1_000)
  })

  it('is not given under a policy that has stopped to give it meanwhile', async () => {
    await allow({ steps: [{ name: 'Duty', quorum: 1, people: [bo.id] }] })
    const { path } = await held()
    const { body } = await ana.send('POST', `${path}/extend`, more)
    await allow(null)
    const late = await bo.send('POST', `/requests/${body.id}/approve`)
    expect([late.status, late.body.code]).toEqual([403, 'extension_not_allowed'])
  })
})
