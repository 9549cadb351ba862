import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { carryOut } from '../../src/commands/carry-out'
import type { PersonId } from '../../src/domain/ids'
import { factsOfType } from '../db/people'
import { bearing, machineOf, tokenFor, WORK, working } from './machines-town'
import { openShop, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

let shop: Shop
let cy: Caller
let dan: Caller

beforeAll(async () => {
  shop = await openShop()
  cy = await signedIn('Cy')
  dan = await signedIn('Dan')
})

describe('a machine that is over', () => {
  async function holding(name: string, owners: readonly Caller[]) {
    const made = await working(shop, cy, name, owners)
    const request = (await made.ask()).body.id
    await made.approve(cy, request)
    const lease = (await bearing(made.token, 'POST', `/requests/${request}/check-out`)).body.id
    return { ...made, lease, pending: (await made.ask()).body.id }
  }

  async function isOver({
    lease,
    pending,
    token,
  }: {
    lease: string
    pending: string
    token: string
  }) {
    expect((await bearing(token, 'GET', '/me')).code).toBe('token_invalid')
    await vi.waitFor(async () => {
      expect((await shop.root.get(`/leases/${lease}`)).body).toMatchObject({
        phase: 'closed',
        ending: 'leaver',
      })
      expect((await shop.root.get(`/requests/${pending}`)).body.stage).toBe('cancelled')
    })
  }

  it('loses tokens, requests and leases at once when it is ended', async () => {
    const held = await holding('ended', [dan])
    await shop.root.send('POST', `/machines/${held.id}/end`, { reason: 'Replaced.' })
    await isOver(held)
    const again = await shop.root.send('POST', '/machines', { name: 'ended', owners: [dan.id] })
    expect([again.status, again.body.id === held.id]).toEqual([201, false])
  })

  it('is so when its last owner leaves, and not before; it gets nothing back with them', async () => {
    const [eve, fay] = [await signedIn('Eve'), await signedIn('Fay')]
    const held = await holding('orphan', [eve, fay])
    await shop.root.send('POST', `/people/${fay.id}/end`, { reason: 'Left.' })
    expect((await bearing(held.token, 'GET', '/me')).status).toBe(200)
    await shop.root.send('POST', `/people/${eve.id}/end`, { reason: 'Left.' })
    await isOver(held)
    expect((await shop.root.get(`/machines/${held.id}`)).body).toMatchObject({
      active: false,
      endedAt: null,
      owners: [],
    })
    expect(
      (await factsOfType('machine.stopped')).filter(({ machineId }) => machineId === held.id),
    ).toHaveLength(1)
    await env.DB.prepare('UPDATE people SET active = 1 WHERE id = ?').bind(eve.id).run()
    expect((await shop.root.get(`/machines/${held.id}`)).body.active).toBe(false)
    await shop.root.send('PUT', `/machines/${held.id}`, { name: 'orphan', owners: [dan.id] })
    expect((await shop.root.get(`/machines/${held.id}`)).body.active).toBe(true)
    expect((await bearing(held.token, 'GET', '/me')).code).toBe('token_invalid')
    expect((await bearing(await tokenFor(dan, held.id), 'GET', '/me')).status).toBe(200)
  })

  it('asks for nothing, whatever the directory was told on the way', async () => {
    const held = await working(shop, cy, 'lost', [dan])
    await env.DB.prepare('UPDATE machine_owners SET until = 1 WHERE machine_id = ?')
      .bind(held.id)
      .run()
    expect((await held.ask()).code).toBe('token_invalid')
    const { resourceId, accountId } = held.filing
    const asked = { personId: held.id, resourceId, accountId }
    const evaluated = await shop.root.send('POST', '/policies/evaluate', asked)
    expect(evaluated.body.refusal).toMatchObject({ code: 'person_inactive' })
    await env.DB.prepare('UPDATE machine_owners SET until = NULL WHERE machine_id = ?')
      .bind(held.id)
      .run()
    expect((await held.ask()).status).toBe(201)
    await carryOut(env)
  })

  it('leaves a leaver no token that they have seen, where others own it too', async () => {
    const gil = await signedIn('Gil')
    const id = await machineOf(shop.root, 'shared', [gil, dan])
    const [theirs, other] = [await tokenFor(gil, id), await tokenFor(dan, id)]
    await shop.root.send('POST', `/people/${gil.id}/end`, { reason: 'Left.' })
    expect((await bearing(theirs, 'GET', '/me')).code).toBe('token_invalid')
    expect((await bearing(other, 'GET', '/me')).status).toBe(200)
    expect(WORK).toHaveLength(6)
    const owners = (await shop.root.get(`/machines/${id}`)).body.owners as { id: PersonId }[]
    expect(owners.map((each) => each.id)).toEqual([dan.id])
  })
})
