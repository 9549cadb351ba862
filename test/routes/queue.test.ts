import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Custodian } from '../../durable-objects/custodian'
import { eventually } from '../support/eventually'
import { FORBIDDEN } from '../support/target'
import { openShop, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

describe('waiting for what somebody holds, over the API', () => {
  let ana: Caller
  let bo: Caller
  let root: Caller
  let cy: Caller
  let dee: Caller
  let stocked: Shop['stocked']

  beforeAll(async () => {
    ;({ ana, bo, root, stocked } = await openShop())
    cy = await signedIn('Cy')
    dee = await signedIn('Dee')
  })

  async function approvedFor(caller: Caller, filing: object): Promise<string> {
    const { body } = await caller.send('POST', '/requests', filing)
    await bo.send('POST', `/requests/${body.id}/approve`)
    return `/requests/${body.id}`
  }

  it('shows the place and the time, asks the holder once, and offers it to the first', async () => {
    const { filing, target } = await stocked()
    const [first, second, third] = [
      await approvedFor(ana, filing),
      await approvedFor(cy, filing),
      await approvedFor(dee, filing),
    ]
    const lease = await ana.send('POST', `${first}/check-out`)
    const held = await cy.send('POST', `${second}/check-out`)
    expect(held.body.code).toBe('resource_held')
    expect((await cy.send('POST', `${second}/ask-back`, {})).body.code).toBe('not_in_queue')

    expect((await cy.send('POST', `${second}/join-queue`)).status).toBe(200)
    expect((await dee.send('POST', `${third}/join-queue`)).status).toBe(200)
    expect((await dee.send('POST', `${second}/join-queue`)).status).toBe(404)
    expect((await cy.get(second)).body.queue).toMatchObject({
      position: 1,
      waiting: 2,
      expectedAt: lease.body.endsAt,
      offeredUntil: null,
    })
    expect((await dee.get(third)).body.queue).toMatchObject({ position: 2 })
    expect((await bo.get(third)).body.queue).toBeNull()

    const asked = await cy.send('POST', `${second}/ask-back`, { message: 'Please.' })
    expect(asked.status, asked.text).toBe(200)
    const again = await dee.send('POST', `${third}/ask-back`, {})
    expect([again.status, again.body.code]).toEqual([409, 'asked_back_recently'])
    const told = () =>
      env.DB.prepare("SELECT person_id AS who FROM history WHERE type = 'lease.asked_back'").all()
    await eventually(async () => expect((await told()).results).toHaveLength(1))

    await ana.send('POST', `/leases/${lease.body.id}/check-in`)
    const queue = (await cy.get(second)).body.queue as { offeredUntil: string }
    expect(Date.parse(queue.offeredUntil)).toBeGreaterThan(Date.now())
    const snatched = await dee.send('POST', `${third}/check-out`)
    expect([snatched.status, snatched.body.code]).toEqual([409, 'resource_offered'])
    expect((await cy.send('POST', `${second}/leave-queue`)).status).toBe(200)
    const taken = await dee.send('POST', `${third}/check-out`)
    expect([taken.status, taken.body.phase]).toEqual([200, 'active'])
    expect(target.holders.size).toBe(1)
  })

  it('is handed over to somebody, who gets it once it was read back as gone', async () => {
    const { filing, target } = await stocked()
    const [first, second, third] = [
      await approvedFor(ana, filing),
      await approvedFor(cy, filing),
      await approvedFor(dee, filing),
    ]
    const lease = await ana.send('POST', `${first}/check-out`)
    const path = `/leases/${lease.body.id}`
    expect((await cy.send('POST', `${second}/join-queue`)).status).toBe(200)
    const nobody = await ana.send('POST', `${path}/hand-over`, { personId: bo.id })
    expect([nobody.status, nobody.body.code]).toEqual([409, 'nobody_to_hand_to'])
    expect((await cy.send('POST', `${path}/hand-over`, { personId: cy.id })).status).toBe(404)

    target.behaveLike(FORBIDDEN)
    const handed = await ana.send('POST', `${path}/hand-over`, { personId: dee.id })
    expect(handed.body).toMatchObject({ phase: 'quarantined', handedTo: { name: 'Dee' } })
    const early = await dee.send('POST', `${third}/check-out`)
    expect([early.status, early.body.code]).toEqual([409, 'resource_held'])
    expect((await dee.get(third)).body.queue).toMatchObject({ position: 1, handedOverBy: 'Ana' })

    target.recover()
    await root.send('POST', `${path}/retry`)
    await vi.waitFor(async () => expect((await ana.get(path)).body.phase).toBe('closed'))
    const snatched = await cy.send('POST', `${second}/check-out`)
    expect(snatched.body.code).toBe('resource_offered')
    const taken = await dee.send('POST', `${third}/check-out`)
    expect([taken.status, taken.body.phase]).toEqual([200, 'active'])
    expect(target.holders.size).toBe(1)
  })

  it('is left out of the answer by an object of before the deploy, and nothing else is', async () => {
    const { filing } = await stocked()
    const path = await approvedFor(ana, filing)
    const old = new TypeError('The RPC receiver does not implement "lookAtStanding".')
    const standing = vi.spyOn(Custodian.prototype, 'lookAtStanding').mockRejectedValue(old)
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { status, body } = await ana.get(path)
    expect([status, body.queue]).toEqual([200, null])
    expect(warn).toHaveBeenCalledOnce()
    standing.mockRestore()
    warn.mockRestore()
  })
})
