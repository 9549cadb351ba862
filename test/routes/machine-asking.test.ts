import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { contactsOf } from '../../src/db/contacts'
import { bearing, machineOf, tokenFor, working } from './machines-town'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

let shop: Shop
let cy: Caller
let dan: Caller

beforeAll(async () => {
  shop = await openShop()
  cy = await signedIn('Cy')
  dan = await signedIn('Dan')
})

describe('a machine that asks', () => {
  it('gets what a policy that names it gives: it asks, takes, sees the secret and gives back', async () => {
    const { id, token, ask, approve, resourceId } = await working(shop, cy, 'worker', [shop.ana])
    const found = (await bearing(token, 'GET', '/resources')).body.items as { id: string }[]
    expect(found.map((each) => each.id)).toEqual([resourceId])
    const request = await ask()
    expect([request.status, request.body.requesterId]).toEqual([201, id])
    expect((await approve(shop.bo, request.body.id)).body.stage).toBe('approved')
    const lease = await bearing(token, 'POST', `/requests/${request.body.id}/check-out`)
    expect(lease.body).toMatchObject({
      phase: 'active',
      holderId: id,
      holderName: 'worker (machine) (token key)',
    })
    const credential = await bearing(token, 'GET', `/leases/${lease.body.id}/credential`)
    expect(credential.status).toBe(200)
    expect((await bearing(token, 'GET', `/leases/${lease.body.id}`)).status).toBe(200)
    expect((await shop.ana.get(`/leases/${lease.body.id}`)).status).toBe(200)
    expect((await dan.get(`/leases/${lease.body.id}`)).status).toBe(404)
    expect((await shop.ana.get(`/leases/${lease.body.id}/credential`)).status).toBe(404)
    expect((await bearing(token, 'POST', `/leases/${lease.body.id}/check-in`)).body.phase).toBe(
      'closed',
    )
    await vi.waitFor(async () => {
      const { results } = await env.DB.prepare(
        "SELECT actor_id AS id, actor_name AS name FROM history WHERE type = 'lease.checked_out' AND lease_id = ?",
      )
        .bind(lease.body.id)
        .all()
      expect(results).toEqual([{ id, name: 'worker (machine) (token key)' }])
    })
    expect((await shop.root.get(`/history?personId=${id}&limit=100`)).text).toContain(
      'lease.checked_out',
    )
  })

  it('gets nothing under what is for everybody', async () => {
    const id = await machineOf(shop.root, 'anybody', [shop.ana])
    const { filing } = await shop.stocked()
    const token = await tokenFor(shop.ana, id)
    expect((await bearing(token, 'POST', '/requests', filing)).code).toBe('no_policy')
    const { resourceId, accountId } = filing
    const evaluated = await shop.root.send('POST', '/policies/evaluate', {
      personId: id,
      resourceId,
      accountId,
    })
    expect(evaluated.body).toMatchObject({ policy: null, refusal: { code: 'no_policy' } })
    expect(evaluated.text).toContain('This machine is not named')
  })

  it('is explained like a person by the preview', async () => {
    const { id, filing } = await working(shop, cy, 'previewed', [shop.bo, cy])
    const { resourceId, accountId } = filing
    const evaluated = await shop.root.send('POST', '/policies/evaluate', {
      personId: id,
      resourceId,
      accountId,
    })
    expect(evaluated.text).toContain('This machine may ask under it.')
    expect(evaluated.body).toMatchObject({
      steps: [{ couldApproveNow: [], total: 0 }],
      refusal: { code: 'approvers_unreachable' },
    })
    const findings = (await shop.root.get('/policies/lint')).body.items as { sentence: string }[]
    expect(findings.map(({ sentence }) => sentence)).toContain(
      'previewed (machine) may ask but could not be approved: its owners are needed as approvers.',
    )
  })

  it('is no party to a policy that wants a human’s proof', async () => {
    const id = await machineOf(shop.root, 'proofless', [shop.ana])
    const policy = policyWith([shop.bo.id])
    for (const mfa of [
      { required: true },
      { required: false, at: { filing: 'either' } },
      { required: false, at: { secret: 'passkey' } },
    ]) {
      const made = await shop.root.send('POST', '/policies', {
        ...policy,
        name: 'proving',
        requesters: { everybody: false, machines: [id] },
        terms: { ...policy.terms, mfa },
      })
      expect([made.status, made.text.includes('A machine cannot prove')]).toEqual([400, true])
    }
    const unknown = { everybody: false, machines: ['mac_unknown'] }
    expect(
      (await shop.root.send('POST', '/policies', { ...policy, name: 'x', requesters: unknown }))
        .body.code,
    ).toBe('machine_unknown')
  })
})

describe('an owner of the machine that asks', () => {
  it('never decides on it, also where they became one later', async () => {
    const { id, ask, approve } = await working(shop, cy, 'owned', [shop.ana])
    const request = (await ask()).body.id
    expect(
      (
        await shop.root.send('PUT', `/machines/${id}`, {
          name: 'owned',
          owners: [shop.ana.id, shop.bo.id],
        })
      ).status,
    ).toBe(200)
    expect((await approve(shop.bo, request)).body.code).toBe('self_approval')
    expect((await shop.bo.get(`/requests/${request}`)).status).toBe(200)
    const waiting = await shop.bo.get('/requests?view=waiting')
    expect(waiting.text).not.toContain(request)
    expect((await approve(cy, request)).body.stage).toBe('approved')
  })

  it('is an owner still for what was asked in their time, when they step down', async () => {
    const { id, ask, approve } = await working(shop, cy, 'stepped-down', [shop.bo])
    const request = (await ask()).body.id
    await shop.root.send('PUT', `/machines/${id}`, { name: 'stepped-down', owners: [shop.ana.id] })
    expect((await approve(shop.bo, request)).body.code).toBe('self_approval')
    const seventyDays = Date.now() - 70 * 86_400_000
    await env.DB.prepare(
      'UPDATE machine_owners SET until = ? WHERE machine_id = ? AND person_id = ?',
    )
      .bind(seventyDays, id, shop.bo.id)
      .run()
    expect((await approve(shop.bo, request)).body.stage).toBe('approved')
  })

  it('is told in its place, and never asked about it', async () => {
    const id = await machineOf(shop.root, 'told', [shop.ana, shop.bo])
    const audience = { kind: 'person', person: id } as const
    const told = (await contactsOf(env.DB, audience)).map(({ name }) => name)
    expect(told.toSorted()).toEqual(['Ana', 'Bo'])
    const letters = (await contactsOf(env.DB, audience)).map(({ asOwnerOf }) => asOwnerOf)
    expect(letters).toEqual(['told', 'told'])
    const people = [shop.bo.id, cy.id]
    const asked = await contactsOf(env.DB, { kind: 'approvers', people, groups: [], except: [id] })
    expect(asked.map(({ name }) => name)).toEqual(['Cy'])
  })

  it('takes the tokens along that they have seen', async () => {
    const { id, token } = await working(shop, cy, 'handed-over', [shop.ana])
    await shop.root.send('PUT', `/machines/${id}`, { name: 'handed-over', owners: [shop.bo.id] })
    expect((await bearing(token, 'GET', '/me')).code).toBe('token_invalid')
  })
})
