import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GroupId, PersonId } from '../../../src/domain/ids'
import { holdings, isActive } from '../scim/people'
import { type Connected, connected, type Said, type Someone, sendTo, somebody } from './connected'

type Json = Record<string, unknown>

const JSON_TYPE = { 'Content-Type': 'application/json' }
const CHALLENGE = 'X-Okta-Verification-Challenge'

let at: Connected
let secret: string

beforeAll(async () => {
  at = await connected('okta')
  secret = await at.addSecret()
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

/** As Okta documents the delivery of an event. */
function hook(...events: readonly Json[]): string {
  return JSON.stringify({
    eventType: 'com.okta.event_hook',
    eventTypeVersion: '1.0',
    cloudEventsVersion: '0.1',
    source: 'https://shop.okta.com/api/v1/eventHooks/whoql0HfiLGPWc8Jx0g3',
    eventId: crypto.randomUUID(),
    eventTime: '2026-03-27T16:59:53.032Z',
    contentType: 'application/json',
    data: { events },
  })
}

function event(eventType: string, subject: string, more: Json = {}): Json {
  return {
    uuid: crypto.randomUUID(),
    published: new Date().toISOString(),
    eventType,
    version: '0',
    displayMessage: 'Something',
    severity: 'INFO',
    client: { ipChain: [] },
    actor: { id: '00uadmin', type: 'User', alternateId: 'admin@shop.example' },
    outcome: { result: 'SUCCESS' },
    target: [{ id: subject, type: 'User', alternateId: 'x@shop.example', displayName: 'X' }],
    transaction: { type: 'WEB', id: 'W2k' },
    debugContext: { debugData: { requestUri: '/x' } },
    ...more,
  }
}

const send = (body: string, Authorization = secret): Promise<Said> =>
  at.send({ headers: { ...JSON_TYPE, Authorization }, body })

describe('an event hook of Okta', () => {
  it('is verified once, by its challenge and nothing else', async () => {
    const said = await at.send({ method: 'GET', headers: { [CHALLENGE]: 'TestChallenge_1-2' } })
    expect([said.status, said.body]).toEqual([200, { verification: 'TestChallenge_1-2' }])
    expect(said.headers.get('X-Content-Type-Options')).toBe('nosniff')
    for (const headers of [{}, { [CHALLENGE]: '' }, { [CHALLENGE]: 'x'.repeat(501) }])
      expect((await at.send({ method: 'GET', headers })).status).toBe(400)
    const nowhere = await sendTo(`/events/${'x'.repeat(43)}`, {
      method: 'GET',
      headers: { [CHALLENGE]: 'x' },
    })
    expect(nowhere.status).toBe(404)
  })

  it.each([
    'user.lifecycle.suspend',
    'user.lifecycle.deactivate',
    'user.lifecycle.delete.initiated',
  ])('ends a person: %s', async (type) => {
    const ana = await somebody(at.provider, `okta-${type}`)
    const said = await send(hook(event(type, ana.subject)))
    expect([said.status, said.text]).toEqual([204, ''])
    expect(await isActive(ana.id)).toBe(false)
    expect(await holdings(ana.id)).toEqual({ sessions: 0, roles: 0, memberships: 0 })
  })

  it.each([
    'user.session.clear',
    'user.account.update_password',
    'user.mfa.factor.deactivate',
    'user.mfa.factor.reset_all',
  ])('ends sessions: %s', async (type) => {
    const ana = await somebody(at.provider, `okta-${type}`)
    await send(hook(event(type, ana.subject)))
    expect(await holdings(ana.id)).toEqual({ sessions: 0, roles: 1, memberships: 1 })
    expect(await isActive(ana.id)).toBe(true)
  })

  it('ends the sessions of whoever ended theirs there, and names nobody else', async () => {
    const ana = await somebody(at.provider, 'okta-own-end')
    const actor = { id: ana.subject, type: 'User' }
    await send(hook(event('user.session.end', 'x', { actor, target: null })))
    expect((await holdings(ana.id)).sessions).toBe(0)
  })

  it.each([
    'user.lifecycle.activate',
    'user.lifecycle.reactivate',
    'user.lifecycle.unsuspend',
    'user.account.unlock',
    'group.user_membership.add',
  ])('gives nothing: %s', async (type) => {
    const ana = await somebody(at.provider, `okta-${type}`)
    await send(hook(event('user.lifecycle.suspend', ana.subject)))
    await send(hook(event(type, ana.subject)))
    expect(await isActive(ana.id)).toBe(false)
    expect((await at.received())[0]?.state).toBe('nothing')
  })

  it('that did not succeed does nothing', async () => {
    const ana = await somebody(at.provider, 'okta-failed')
    const outcome = { result: 'FAILURE', reason: 'no' }
    await send(hook(event('user.lifecycle.deactivate', ana.subject, { outcome })))
    expect(await isActive(ana.id)).toBe(true)
  })

  it('may tell several things at once', async () => {
    const people = [await somebody(at.provider, 'okta-1'), await somebody(at.provider, 'okta-2')]
    await send(hook(...people.map(({ subject }) => event('user.session.clear', subject))))
    for (const { id } of people) expect((await holdings(id)).sessions).toBe(0)
  })

  it('is acted on once', async () => {
    const ana = await somebody(at.provider, 'okta-twice')
    const body = hook(event('user.session.clear', ana.subject))
    const before = (await at.received()).length
    for (const _ of [1, 2]) expect((await send(body)).status).toBe(204)
    expect((await at.received()).length).toBe(Math.min(before + 1, 100))
  })

  it('is believed with either of two secrets, and with neither that was revoked', async () => {
    const there = await connected('okta')
    const body = hook(event('user.session.clear', 'x'))
    const status = async (Authorization: string) =>
      (await there.send({ headers: { ...JSON_TYPE, Authorization }, body })).status
    expect(await status('')).toBe(401)
    const [one, two] = [await there.addSecret(), await there.addSecret()]
    expect([await status(one), await status(two)]).toEqual([204, 204])
    await env.DB.prepare('DELETE FROM event_secrets WHERE connection_id = ?').bind(there.id).run()
    expect([await status(one), await status(two)]).toEqual([401, 401])
  })

  it('is refused without the secret, and where it is not what Okta documents', async () => {
    const ana = await somebody(at.provider, 'okta-safe')
    const good = hook(event('user.lifecycle.deactivate', ana.subject))
    for (const wrong of ['', 'x', `${secret}x`, secret.slice(1), `Bearer ${secret}`])
      expect((await send(good, wrong)).status, wrong).toBe(401)
    const bodies = ['', '{', '[]', 'null', '{}', '"x"', hook(), hook({}), hook({ uuid: 'x' })]
    for (const body of [...bodies, good.replace('com.okta.event_hook', 'other')])
      expect((await send(body)).status, body).toBe(400)
    const odd = await at.send({ headers: { Authorization: secret }, body: good })
    expect(odd.status).toBe(415)
    expect((await send(`"${'x'.repeat(300_000)}"`)).status).toBe(413)
    expect(await isActive(ana.id)).toBe(true)
  })
})

describe('somebody who is taken out of a group at Okta', () => {
  let ana: Someone

  async function group(name: string, ...members: PersonId[]): Promise<GroupId> {
    const id = `grp_${name.toLowerCase()}` as GroupId
    await env.DB.batch([
      env.DB.prepare("INSERT INTO groups VALUES (?, ?, '', 1)").bind(id, name),
      ...members.map((member) =>
        env.DB.prepare('INSERT INTO memberships VALUES (?, ?)').bind(id, member),
      ),
    ])
    return id
  }

  async function isMember(id: GroupId): Promise<boolean> {
    const sql = 'SELECT 1 FROM memberships WHERE group_id = ? AND person_id = ?'
    return (await env.DB.prepare(sql).bind(id, ana.id).first()) !== null
  }

  const removed = (id: string, displayName: string) =>
    event('group.user_membership.remove', ana.subject, {
      target: [
        { id: ana.subject, type: 'User' },
        { id, type: 'UserGroup', displayName },
      ],
    })

  beforeAll(async () => {
    ana = await somebody(at.provider, 'okta-grouped')
    await env.DB.prepare(
      `INSERT INTO providers (id, name, issuer, client_id, sealed, claims, created_at, updated_at)
       VALUES ('idp_okta', 'Okta', ?, 'x', 'x', '{}', 1, 1)`,
    )
      .bind(at.provider)
      .run()
  })

  it('loses what a sign-in there gave, by its name or its id, and keeps what people gave', async () => {
    const [given, byHand] = [await group('Oncall', ana.id), await group('Byhand', ana.id)]
    await env.DB.batch([
      env.DB.prepare("INSERT INTO provider_groups VALUES ('idp_okta', 'oncall', ?)").bind(given),
      env.DB.prepare("INSERT INTO provider_groups VALUES ('idp_okta', 'hand', ?)").bind(byHand),
      env.DB.prepare("INSERT INTO provider_memberships VALUES ('idp_okta', ?, ?)").bind(
        ana.id,
        given,
      ),
    ])
    await send(hook(removed('00g1', 'hand')))
    expect([await isMember(given), await isMember(byHand)]).toEqual([true, true])
    expect((await at.received())[0]?.state).toBe('unmatched')
    await send(hook(removed('00g2', 'oncall')))
    expect([await isMember(given), await isMember(byHand)]).toEqual([false, true])
    const fact = "SELECT data FROM history WHERE type = 'person.groups_changed' AND person_id = ?"
    expect(await env.DB.prepare(fact).bind(ana.id).first('data')).toContain('Oncall')
  })

  it('loses what SCIM gave, and what another provider gives as well stays', async () => {
    const [fed, both] = [await group('Fed', ana.id), await group('Both', ana.id)]
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO scim_connections VALUES ('sci_okta', 'okta', ?, '', 1, NULL)",
      ).bind(at.provider),
      ...[fed, both].map((id) =>
        env.DB.prepare(
          `INSERT INTO scim_groups (group_id, connection_id, external_id, display_name, display_key,
             version, created_at, updated_at) VALUES (?1, 'sci_okta', ?1, ?1, ?1, 1, 1, 1)`,
        ).bind(id),
      ),
      env.DB.prepare("INSERT INTO provider_memberships VALUES ('idp_other', ?, ?)").bind(
        ana.id,
        both,
      ),
    ])
    await send(hook(removed(fed, 'x'), removed(both, 'x')))
    expect([await isMember(fed), await isMember(both)]).toEqual([false, true])
    const sql = 'SELECT version FROM scim_groups WHERE group_id = ?'
    expect(await env.DB.prepare(sql).bind(fed).first('version')).toBe(2)
  })
})
