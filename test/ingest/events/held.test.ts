import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { vouchedForStatement } from '../../../src/db/event-holds'
import type { PersonId } from '../../../src/domain/ids'
import { factsAbout as typesAbout } from '../../auth/facts-about'
import { HostileProvider } from '../../auth/hostile-provider'
import { Browser, settingsWith } from '../../auth/product'
import { addPerson } from '../../db/people'
import { openShop, type Shop } from '../../routes/shop'
import { type Caller, signedIn } from '../../routes/visit'
import { holdings, isActive } from '../scim/people'
import { type Connected, connected, isHeld, somebody } from './connected'
import { issSub, SET_TYPE, Transmitter, TYPES } from './transmitter'

type Json = Record<string, unknown>

let transmitter: Transmitter
let at: Connected

beforeAll(async () => {
  transmitter = await Transmitter.open()
  at = await connected('ssf-push', transmitter.settings)
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

async function say(type: string, sub_id: Json, payload: Json = {}, to = at) {
  const body = await transmitter.set({ [type]: payload }, { sub_id })
  const said = await to.send({ headers: SET_TYPE, body })
  expect(said.status, said.text).toBe(202)
}

const CLAIMS = 'https://schemas.openid.net/secevent/caep/event-type/token-claims-change'

describe('somebody with a lease', () => {
  let shop: Shop
  let ana: Caller
  let subject: string

  beforeAll(async () => {
    shop = await openShop()
    ana = shop.ana
    subject = 'shop-ana'
    await env.DB.prepare('INSERT INTO identities VALUES (?, ?, ?, 1)')
      .bind(at.provider, subject, ana.id)
      .run()
  })

  beforeEach(async () => {
    await env.DB.prepare('DELETE FROM event_holds').run()
    ana = await signedIn('Ana')
  })

  async function approved() {
    const { filing, target } = await shop.stocked()
    const path = `/requests/${(await ana.send('POST', '/requests', filing)).body.id}`
    await shop.bo.send('POST', `${path}/approve`)
    return { path, target }
  }

  it('keeps it when sessions end, since access is not a session', async () => {
    const { path, target } = await approved()
    await ana.send('POST', `${path}/check-out`)
    await say(TYPES.revoked, issSub(at.provider, subject))
    expect((await ana.get('/me')).status).toBe(401)
    expect(target.holders.size).toBe(1)
  })

  it('loses it, named by address only, and checks nothing out until it is clear', async () => {
    const first = await approved()
    await ana.send('POST', `${first.path}/check-out`)
    expect(first.target.holders.size).toBe(1)
    await say(TYPES.disabled, { format: 'email', email: 'ANA@hallpass.example' })
    await vi.waitFor(() => expect(first.target.holders.size).toBe(0), 5_000)
    expect((await ana.get('/me')).status).toBe(401)
    ana = await signedIn('Ana')
    const next = await approved()
    const waiting = await ana.send('POST', `${next.path}/check-out`)
    expect([waiting.status, waiting.body.code]).toEqual([409, 'person_unclear'])
    const settled = `/event-connections/${at.id}/people/${ana.id}/settle`
    expect((await shop.root.send('POST', settled, {})).status).toBe(204)
    expect((await shop.root.send('POST', settled, {})).status).toBe(422)
    expect((await ana.send('POST', `${next.path}/check-out`)).status).toBe(200)
  })

  it('keeps it while it is only asked what has changed, and checks nothing else out', async () => {
    const first = await approved()
    await ana.send('POST', `${first.path}/check-out`)
    await say(CLAIMS, issSub(at.provider, subject), { claims: { role: 'x' } })
    expect(first.target.holders.size).toBe(1)
    ana = await signedIn('Ana')
    const next = await approved()
    expect((await ana.send('POST', `${next.path}/check-out`)).body.code).toBe('person_unclear')
  })

  it('loses everything within seconds when they have left', async () => {
    const { path, target } = await approved()
    await ana.send('POST', `${path}/check-out`)
    await say(TYPES.disabled, issSub(at.provider, subject))
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
    expect(await isActive(ana.id)).toBe(false)
  })
})

describe('whoever is held', () => {
  it('is vouched for by a new sign-in at that provider, and by nothing else', async () => {
    const provider = new HostileProvider()
    const there = await connected('okta', { provider: provider.issuer })
    const browser = new Browser(settingsWith({ OIDC_ISSUER: provider.issuer }))
    await browser.get(await provider.visit(browser))
    const { personId } = (await (await browser.get('/me')).json()) as { personId: PersonId }
    const hold = (connection: string, since: number, untilSignIn: number) =>
      env.DB.prepare("INSERT INTO event_holds VALUES (?, ?, ?, 'x', ?)")
        .bind(personId, connection, since, untilSignIn)
        .run()
    await hold(there.id, Date.now(), 1)
    await hold(at.id, Date.now(), 1)
    const again = new Browser(browser.env)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await again.get(await provider.visit(again))
    const held = async () => {
      const sql = 'SELECT connection_id AS id FROM event_holds WHERE person_id = ?'
      const { results } = await env.DB.prepare(sql).bind(personId).all<{ id: string }>()
      return results.map(({ id }) => id)
    }
    expect(await held()).toEqual([at.id])
    await env.DB.prepare('DELETE FROM event_holds').run()
    await hold(there.id, 1_000, 0)
    await vouchedForStatement(env.DB, personId, provider.issuer, 2_000).run()
    expect(await held()).toEqual([there.id])
    await env.DB.prepare('DELETE FROM event_holds').run()
    await hold(there.id, 1_000, 1)
    await vouchedForStatement(env.DB, personId, provider.issuer, 1_000).run()
    expect(await held(), 'a trip that began before the news').toEqual([there.id])
    expect(await typesAbout(personId)).toContain('person.signed_in')
  })

  it('is the last administrator, who is signed out and named to nobody but administrators', async () => {
    await env.DB.prepare("DELETE FROM role_grants WHERE role = 'administrator'").run()
    const ana = await somebody(at.provider, 'last')
    await env.DB.prepare("INSERT INTO role_grants VALUES (?, 'administrator', '', 1)")
      .bind(ana.id)
      .run()
    await say(TYPES.disabled, issSub(at.provider, ana.subject))
    expect([await isActive(ana.id), await isHeld(ana.id)]).toEqual([true, true])
    expect((await holdings(ana.id)).sessions).toBe(0)
    const [row] = await at.received()
    expect(row).toMatchObject({ state: 'held', personId: ana.id })
    await addPerson('Root', 'administrator')
    await say(TYPES.disabled, issSub(at.provider, ana.subject))
    expect([await isActive(ana.id), await isHeld(ana.id)]).toEqual([false, false])
  })

  it('is one of very many within an hour, so that one sender cannot end an organisation', async () => {
    const there = await connected('ssf-push', transmitter.settings)
    const many = Array.from(
      { length: 249 },
      (_, index) => `(?1, 'h${index}', '{"verb":"leave"}', 1, 'done', ?2)`,
    )
    await env.DB.prepare(
      `INSERT INTO event_inbox (connection_id, event_hash, signal, received_at, state, settled_at)
       VALUES ${many.join(', ')}`,
    )
      .bind(there.id, Date.now())
      .run()
    const [one, two] = [
      await somebody(there.provider, 'n250'),
      await somebody(there.provider, 'n251'),
    ]
    for (const { subject } of [one, two])
      await say(TYPES.disabled, issSub(there.provider, subject), {}, there)
    expect([await isActive(one.id), await isActive(two.id)]).toEqual([false, true])
    expect(await isHeld(two.id)).toBe(true)
    expect((await holdings(two.id)).sessions).toBe(0)
  })

  it('has not left already', async () => {
    const ana = await somebody(at.provider, 'gone-already')
    await say(TYPES.disabled, issSub(at.provider, ana.subject))
    await say(CLAIMS, issSub(at.provider, ana.subject))
    expect(await isHeld(ana.id)).toBe(false)
    expect((await at.received())[0]).toMatchObject({ state: 'nothing' })
  })
})
