import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { contactsOf } from '../../src/db/contacts'
import { endPersonRow } from '../../src/db/directory'
import { factsOfType, ROOT } from '../db/people'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, type Caller, signedIn } from './visit'

const HOUR_MS = 3_600_000

describe('handing decisions over, over the API', () => {
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

  function span(fromMs = -1_000, untilMs = HOUR_MS) {
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    return { startsAt: at(fromMs), endsAt: at(untilMs) }
  }

  async function hand(from: Caller, to: Caller | null, more: object = {}) {
    const delegateId = to?.id ?? null
    return from.send('POST', '/delegations', { delegateId, ...span(), ...more })
  }

  async function endAll(...callers: readonly Caller[]) {
    for (const caller of callers)
      for (const { id } of (await caller.get('/delegations')).body.items as { id: string }[])
        expect((await caller.send('POST', `/delegations/${id}/end`)).status).toBe(200)
  }

  it('refuses oneself, a leaver, a circle, a second link and what is over', async () => {
    const gone = await signedIn('Gone')
    await endPersonRow(env.DB, ROOT, gone.id, 'left')
    const code = async (answer: Promise<Answered>) => (await answer).body.code
    expect(await code(hand(bo, bo))).toBe('delegation_to_oneself')
    expect(await code(hand(bo, gone))).toBe('person_unknown')
    expect(await code(hand(bo, null))).toBe('invalid_input')
    expect(await code(hand(bo, cy, span(-HOUR_MS, -1)))).toBe('delegation_over')
    expect(await code(hand(bo, cy, { policies: ['pol_nothing'] }))).toBe(
      'delegation_policy_unknown',
    )
    expect(await code(hand(bo, cy, { principalId: root.id }))).toBe('invalid_input')
    expect((await hand(bo, cy)).status).toBe(201)
    expect(await code(hand(cy, bo))).toBe('delegation_chain')
    expect(await code(hand(cy, dee))).toBe('delegation_chain')
    expect(await code(hand(dee, bo))).toBe('delegation_chain')
    const later = span(2 * HOUR_MS, 3 * HOUR_MS)
    expect((await hand(cy, bo, later)).status).toBe(201)
    expect((await hand(cy, null, { isAway: true })).status).toBe(201)
    const [one] = (await bo.get('/delegations')).body.items as { id: string }[]
    expect((await dee.send('POST', `/delegations/${one?.id}/end`)).status).toBe(404)
    expect((await dee.get('/delegations')).body.items).toEqual([])
    expect((await dee.get('/delegations?view=all')).status).toBe(404)
    await endAll(bo, cy)
    expect((await root.get('/delegations?view=all')).body.items).toEqual([])
  })

  it('lets who stands in decide, within the limits, and keeps both names', async () => {
    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const path = `/requests/${body.id}`
    const waits = async (caller: Caller) =>
      ((await caller.get('/requests?view=waiting')).body.items as { id: string }[]).some(
        ({ id }) => id === body.id,
      )
    await vi.waitFor(async () => expect(await waits(bo)).toBe(true))
    expect(await waits(cy)).toBe(false)
    expect((await cy.get(path)).status).toBe(404)
    expect((await cy.send('POST', `${path}/approve`)).status).toBe(404)

    const elsewhere = await hand(bo, cy, { resources: 'other-*' })
    expect(await waits(cy)).toBe(false)
    expect((await cy.send('POST', `${path}/approve`)).status).toBe(404)
    await bo.send('POST', `/delegations/${elsewhere.body.id}/end`)
    expect((await hand(bo, cy, { resources: 'shop-*', accounts: 'rw' })).status).toBe(201)
    expect(await waits(cy)).toBe(true)
    expect((await cy.get(path)).body).toMatchObject({ mayDecide: true, inPlaceOf: 'Bo' })
    const people = { people: [bo.id], groups: [], except: [ana.id] }
    const about = { policyId: 'pol_any', resourceName: 'shop-1', accountName: 'rw' } as const
    expect(
      await contactsOf(env.DB, { kind: 'approvers', ...people, about, isAsking: true }),
    ).toEqual([
      expect.objectContaining({ name: 'Bo' }),
      expect.objectContaining({ name: 'Cy', inPlaceOf: 'Bo' }),
    ])

    const yes = await cy.send('POST', `${path}/approve`, { comment: 'Fine.' })
    expect(yes.body).toMatchObject({
      stage: 'approved',
      steps: [{ votes: [{ approverName: 'Cy', inPlaceOf: { id: bo.id, name: 'Bo' } }] }],
    })
    expect((await bo.send('POST', `${path}/approve`)).body.code).toBe('request_settled')
    await endAll(bo)
    const lease = await ana.send('POST', `${path}/check-out`)
    expect([lease.status, lease.body.phase]).toEqual([200, 'active'])
    await vi.waitFor(async () => {
      const [data] = await factsOfType('step.approved')
      expect(data).toMatchObject({ approverName: 'Cy', inPlaceOf: { name: 'Bo' } })
    })
    const [made] = await factsOfType('delegation.made')
    expect(made).toMatchObject({ principalName: 'Bo', delegateName: 'Cy' })
  })

  it('ends both ways when one of them leaves, and what was said in their place falls', async () => {
    const eve = await signedIn('Eve')
    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const path = `/requests/${body.id}`
    await hand(bo, eve)
    expect((await eve.send('POST', `${path}/approve`)).body.stage).toBe('approved')
    await root.send('POST', `/people/${eve.id}/end`, { reason: 'left' })
    expect((await bo.get('/delegations')).body.items).toEqual([])
    expect((await ana.get(path)).body.stage).toBe('pending')
    const [ended] = await factsOfType('delegation.ended')
    expect(ended).toMatchObject({ principalName: 'Bo', delegateName: 'Eve' })
  })

  it('tells whoever stands in, and of an early end both sides but who made it', async () => {
    await endAll(bo, cy, dee)
    const letters = async () => {
      const { results } = await env.DB.prepare(
        'SELECT person_id AS id, notice FROM letters ORDER BY rowid',
      ).all<{ id: string; notice: string }>()
      return results.map(({ id, notice }) => [id, JSON.parse(notice).kind])
    }
    await env.DB.prepare('DELETE FROM letters').run()
    await hand(bo, null, { isAway: true })
    await endAll(bo)
    expect(await letters()).toEqual([])
    await hand(bo, dee)
    expect(await letters()).toEqual([[dee.id, 'delegation_made']])
    await endAll(bo)
    expect((await letters()).slice(1)).toEqual([[dee.id, 'delegation_ended']])
    const id = (await hand(bo, dee)).body.id
    await root.send('POST', `/delegations/${id}/end`)
    await root.send('POST', `/delegations/${id}/end`)
    expect((await letters()).slice(3)).toEqual([
      [bo.id, 'delegation_ended'],
      [dee.id, 'delegation_ended'],
    ])
    await env.DB.prepare('DELETE FROM letters').run()
  })

  it('asks nobody who is away, and the next ring at once', async () => {
    const { terms, ...rest } = policyWith([dee.id])
    const rings = [{ afterSeconds: 1_800, people: [cy.id] }]
    const steps = [{ ...terms.steps[0], rings }]
    const ringed = { ...rest, name: 'ringed', resources: 'shop-*', terms: { ...terms, steps } }
    const empty = { ...steps[0], rings: [{ afterSeconds: 1_800 }] }
    const none = await root.send('POST', '/policies', {
      ...ringed,
      terms: { ...terms, steps: [empty] },
    })
    expect([none.status, none.text.includes('A ring names at least one')]).toEqual([400, true])
    const { body: policy } = await root.send('POST', '/policies', ringed)
    await root.send('POST', `/policies/${policy.id}/move`, { position: 1 })
    await hand(dee, null, { isAway: true })
    const people = { people: [dee.id, cy.id], groups: [], except: [] }
    const about = { policyId: null, resourceName: 'shop-1', accountName: 'rw' }
    const asked = await contactsOf(env.DB, { kind: 'approvers', ...people, about, isAsking: true })
    expect(asked.map(({ name }) => name)).toEqual(['Cy'])

    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    await vi.waitFor(async () =>
      expect((await cy.get(`/requests/${body.id}`)).body.mayDecide).toBe(true),
    )
    const given = await root.send('POST', `/requests/${body.id}/reassign`, {
      personId: ana.id,
      reason: 'quickly',
    })
    expect([given.status, given.body.code]).toEqual([422, 'not_assignable'])
    const words = { personId: cy.id, reason: 'Dee is away' }
    expect((await root.send('POST', `/requests/${body.id}/reassign`, words)).status).toBe(200)
    const yes = await cy.send('POST', `/requests/${body.id}/approve`)
    expect(yes.body.stage).toBe('approved')
    const lease = await ana.send('POST', `/requests/${body.id}/check-out`)
    expect([lease.status, lease.body.phase]).toEqual([200, 'active'])
  })
})
