import { env } from 'cloudflare:workers'
import { Webhook } from 'standardwebhooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { numbersOf } from '../../src/db/numbers'
import { serveChannels } from '../../src/jobs/channels'
import { eventually } from '../support/eventually'
import { bodiesAt, madeBy } from './channel-stage'
import { openShop, type Shop } from './shop'
import { type Caller, installation } from './visit'

let shop: Shop
let root: Caller

beforeAll(async () => {
  shop = await openShop()
  root = shop.root
})

const make = (more: object = {}) => madeBy(root, more)

describe('what happens', () => {
  it('reaches each channel that wants it, signed, with the page that it is about', async () => {
    const { ana, bo } = shop
    const { filing } = await shop.stocked()
    const [all, none] = [await make(), await make({ groups: ['emergencies'] })]
    const request = (await ana.send('POST', '/requests', filing)).body.id
    await bo.send('POST', `/requests/${request}/approve`, { comment: 'fine by me' })
    const told = await eventually(async () => {
      const bodies = await bodiesAt(all.receiver)
      expect(bodies.map(({ type }) => type).sort()).toEqual([
        'request.approved',
        'request.filed',
        'step.approved',
        'step.opened',
      ])
      return bodies
    })
    expect(told.find(({ type }) => type === 'request.filed')?.data).toMatchObject({
      actor: { name: 'Ana' },
      request: { id: request, requesterName: 'Ana', justification: 'because' },
      said: 'because',
    })
    expect(told.find(({ type }) => type === 'step.approved')?.data).toMatchObject({
      said: 'fine by me',
    })
    expect(told[0]?.data.url).toMatch(new RegExp(`/requests/${request}$`))
    for (const { headers, body } of await all.receiver.arrived())
      expect(() => new Webhook(all.secret).verify(body, headers)).not.toThrow()
    expect(await none.receiver.arrived()).toEqual([])
  })

  it('is told of the resources that were chosen only', async () => {
    const [one, other] = [await shop.stocked(), await shop.stocked()]
    const name = (await root.get(`/resources/${one.resourceId}`)).body.name as string
    const named = await make({ resources: name })
    const tagged = await make({ tag: 'nobody-has-it' })
    for (const { filing } of [other, one]) await shop.ana.send('POST', '/requests', filing)
    await eventually(async () => expect(await bodiesAt(named.receiver)).toHaveLength(2))
    expect((await bodiesAt(named.receiver)).map(({ data }) => data.resource?.name)).toEqual([
      name,
      name,
    ])
    expect(await tagged.receiver.arrived()).toEqual([])
  })

  it('goes on whatever becomes of a channel, and waits there', async () => {
    const { filing } = await shop.stocked()
    const dead = await make()
    await dead.receiver.answers(503)
    const filed = await shop.ana.send('POST', '/requests', filing)
    expect(filed.status).toBe(201)
    await shop.bo.send('POST', `/requests/${filed.body.id}/approve`, {})
    const taken = await shop.ana.send('POST', `/requests/${filed.body.id}/check-out`, {})
    expect(taken.body.phase).toBe('active')
    await eventually(async () => {
      const { body } = await root.get(`${dead.home}/deliveries?state=waiting`)
      expect((body.items as unknown[]).length).toBeGreaterThanOrEqual(4)
    })
    await serveChannels(installation, Date.now())
    expect((await root.get(dead.home)).body.waiting).toBeGreaterThanOrEqual(4)
    const numbers = await numbersOf(env.DB, Date.now())
    expect(numbers.channelsWaiting).toBeGreaterThanOrEqual(4)
    expect((await root.send('DELETE', dead.home)).status).toBe(204)
  })

  it('in D1 is handed over from history once, in order, and not what was before the channel', async () => {
    const early = await make({ groups: ['administration'] })
    const before = (await bodiesAt(early.receiver)).length
    await root.send('POST', '/groups', { name: 'heard-of' })
    await serveChannels(installation, Date.now())
    await serveChannels(installation, Date.now())
    const told = await eventually(async () => {
      const bodies = await bodiesAt(early.receiver)
      expect(bodies.filter(({ type }) => type === 'group.created')).toHaveLength(1)
      return bodies
    })
    expect(told.find(({ type }) => type === 'group.created')?.data).toMatchObject({
      actor: { id: root.id, name: 'Root' },
      url: expect.stringContaining('/admin/history?type=group.created'),
    })
    expect(told.some(({ type }) => type === 'policy.created')).toBe(false)
    expect(before).toBe(0)
  })

  it('while a channel is off is not told later either', async () => {
    const off = await make({ groups: ['administration'], isActive: false })
    await root.send('POST', '/groups', { name: 'not-heard-of' })
    await serveChannels(installation, Date.now())
    await root.send('PUT', off.home, { name: off.name, groups: ['administration'] })
    await root.send('POST', '/groups', { name: 'heard-of-again' })
    await serveChannels(installation, Date.now())
    await eventually(async () => expect((await bodiesAt(off.receiver)).length).toBeGreaterThan(0))
    const bodies = JSON.stringify((await off.receiver.arrived()).map(({ body }) => body))
    expect(bodies).not.toContain('channel.created')
    const groups = (await bodiesAt(off.receiver)).filter(({ type }) => type === 'group.created')
    expect(groups).toHaveLength(1)
  })
})
