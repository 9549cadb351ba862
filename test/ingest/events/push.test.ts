import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { factsAbout, holdings, isActive } from '../scim/people'
import {
  type Connected,
  connected,
  isHeld,
  type Said,
  type Someone,
  sessionOf,
  somebody,
} from './connected'
import { issSub, SET_TYPE, Transmitter, TYPES } from './transmitter'

type Json = Record<string, unknown>

const NOTHING = { sessions: 0, roles: 0, memberships: 0 }
const NOW = () => Math.floor(Date.now() / 1000)

let transmitter: Transmitter
let at: Connected

beforeAll(async () => {
  transmitter = await Transmitter.open()
  at = await connected('ssf-push', transmitter.settings)
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

const deliver = (token: string): Promise<Said> => at.send({ headers: SET_TYPE, body: token })

async function say(type: string, payload: Json, claims: Json): Promise<Said> {
  return deliver(await transmitter.set({ [type]: payload }, claims))
}

async function sayOf(person: Someone, type: string, payload: Json = {}): Promise<Said> {
  return say(type, payload, { sub_id: issSub(at.provider, person.subject) })
}

describe('a security event that is sent here', () => {
  it.each([TYPES.disabled, TYPES.purged])('ends a person: %s', async (type) => {
    const ana = await somebody(at.provider, `left-${type}`)
    const said = await sayOf(ana, type, { reason: 'hijacking' })
    expect([said.status, said.text]).toEqual([202, ''])
    expect([await isActive(ana.id), await holdings(ana.id)]).toEqual([false, NOTHING])
    expect((await factsAbout(ana.id)).at(-1)).toMatch(/^person\.ended by Event connection ssf-push/)
    expect((await at.received())[0]).toMatchObject({ state: 'done', personId: ana.id })
  })

  it('ends sessions, and nothing else, where sessions were revoked', async () => {
    const ana = await somebody(at.provider, 'revoked')
    expect((await sayOf(ana, TYPES.revoked)).status).toBe(202)
    expect(await holdings(ana.id)).toEqual({ ...NOTHING, roles: 1, memberships: 1 })
    expect(await isActive(ana.id)).toBe(true)
    expect(await factsAbout(ana.id)).toHaveLength(1)
  })

  it('ends the one session that it names, or all where that one is not known', async () => {
    const ana = await somebody(at.provider, 'one-session')
    await sessionOf(ana.id, at.provider, 'sid-1')
    await sessionOf(ana.id, at.provider, 'sid-2')
    const complex = (sid: string) => ({
      format: 'complex',
      user: issSub(at.provider, ana.subject),
      session: { format: 'opaque', id: sid },
    })
    await say(TYPES.revoked, {}, { sub_id: complex('sid-1') })
    expect((await holdings(ana.id)).sessions).toBe(2)
    await say(TYPES.revoked, {}, { sub_id: complex('sid-unknown') })
    expect((await holdings(ana.id)).sessions).toBe(0)
  })

  it('ends what was proved with a credential that has changed', async () => {
    const ana = await somebody(at.provider, 'credential')
    await env.DB.prepare(
      `INSERT INTO proofs (id, person_id, session_hash, request_id, action, proven_at, amr)
       VALUES ('prf_x', ?, 'other session', 'req_x_1', 'check-out', ?, '[]')`,
    )
      .bind(ana.id, Date.now())
      .run()
    const payload = { credential_type: 'password', change_type: 'update' }
    expect((await sayOf(ana, TYPES.credential, payload)).status).toBe(202)
    const proofs = env.DB.prepare('SELECT count(*) AS n FROM proofs WHERE person_id = ?')
    expect(await proofs.bind(ana.id).first('n')).toBe(0)
    expect((await holdings(ana.id)).sessions).toBe(0)
  })

  it('ends sessions when a device does not comply, and gives nothing when it does', async () => {
    const ana = await somebody(at.provider, 'device')
    const change = (from: string, to: string) => ({ previous_status: from, current_status: to })
    await sayOf(ana, TYPES.compliance, change('not-compliant', 'compliant'))
    expect((await holdings(ana.id)).sessions).toBe(1)
    await sayOf(ana, TYPES.compliance, change('compliant', 'not-compliant'))
    expect((await holdings(ana.id)).sessions).toBe(0)
  })

  it('forgets an address that is another one now', async () => {
    const ana = await somebody(at.provider, 'Moved')
    const sub_id = { format: 'email', email: ana.email.toUpperCase() }
    await say(TYPES.identifier, { 'new-value': 'new@shop.example' }, { sub_id })
    const email = env.DB.prepare('SELECT email FROM people WHERE id = ?').bind(ana.id)
    expect(await email.first('email')).toBeNull()
    expect(await isActive(ana.id)).toBe(true)
  })

  it('is understood in the dialect of the drafts', async () => {
    const ana = await somebody(at.provider, 'draft')
    const subject = { subject_type: 'iss-sub', iss: at.provider, sub: ana.subject }
    expect((await say(TYPES.disabled, { subject }, {})).status).toBe(202)
    expect(await isActive(ana.id)).toBe(false)
  })

  it('knows a person under several names', async () => {
    const ana = await somebody(at.provider, 'aliased')
    const identifiers = [
      { format: 'phone_number', phone_number: '+12065550100' },
      { format: 'email', email: 'elsewhere@shop.example' },
      issSub(at.provider, ana.subject),
    ]
    await say(TYPES.disabled, {}, { sub_id: { format: 'aliases', identifiers } })
    expect(await isActive(ana.id)).toBe(false)
  })

  it('never ends anybody by an address alone: they are held until they sign in again', async () => {
    const ana = await somebody(at.provider, 'addressed')
    for (const sub_id of [
      { format: 'email', email: ana.email },
      { format: 'account', uri: `acct:${ana.email}` },
    ]) {
      expect((await say(TYPES.disabled, {}, { sub_id })).status).toBe(202)
      expect([await isActive(ana.id), await isHeld(ana.id)]).toEqual([true, true])
      await env.DB.prepare('DELETE FROM event_holds').run()
    }
    expect((await holdings(ana.id)).sessions).toBe(0)
  })

  it('says nothing about people of another provider', async () => {
    const other = await somebody('https://elsewhere.example', 'foreign')
    await sayOf(other, TYPES.disabled)
    await say(TYPES.disabled, {}, { sub_id: issSub('https://elsewhere.example', other.subject) })
    await say(TYPES.disabled, {}, { sub_id: { format: 'email', email: other.email } })
    const same = await somebody(at.provider, 'same-subject')
    await say(TYPES.disabled, {}, { sub_id: issSub('https://elsewhere.example', same.subject) })
    expect(await isActive(same.id)).toBe(true)
    expect([await isActive(other.id), await isHeld(other.id)]).toEqual([true, false])
    const [one] = await at.received()
    expect(one).toMatchObject({ state: 'unmatched', personId: null })
  })

  it('is answered alike, whether the person is known or not', async () => {
    const ana = await somebody(at.provider, 'alike')
    const [known, unknown] = [
      await sayOf(ana, TYPES.revoked),
      await sayOf({ ...ana, subject: 'never-heard-of' }, TYPES.revoked),
    ]
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect((await at.received())[0]?.reason).toContain('never-heard-of')
  })

  it('brings nobody back, at whatever time it happened', async () => {
    const ana = await somebody(at.provider, 'back')
    await sayOf(ana, TYPES.disabled)
    for (const event_timestamp of [NOW() - 3_600, NOW() + 3_600])
      expect((await sayOf(ana, TYPES.enabled, { event_timestamp })).status).toBe(202)
    expect(await isActive(ana.id)).toBe(false)
    expect((await at.received())[0]).toMatchObject({ state: 'nothing' })
  })

  it('holds somebody who came back after what it says had happened', async () => {
    const ana = await somebody(at.provider, 'late')
    await env.DB.prepare(
      `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, person_id, data)
       SELECT 'catalogue', max(sequence) + 1, ?, 'person.reactivated', 'sci_x', 'x', ?, '{}'
       FROM history WHERE stream = 'catalogue'`,
    )
      .bind(Date.now(), ana.id)
      .run()
    await sayOf(ana, TYPES.disabled, { event_timestamp: NOW() - 3_600 })
    expect([await isActive(ana.id), await isHeld(ana.id)]).toEqual([true, true])
    await sayOf(ana, TYPES.disabled, { event_timestamp: NOW() + 5 })
    expect(await isActive(ana.id)).toBe(false)
  })

  it('is acted on once, however often it is sent', async () => {
    const ana = await somebody(at.provider, 'twice')
    const token = await transmitter.set(
      { [TYPES.revoked]: {} },
      { sub_id: issSub(at.provider, ana.subject) },
    )
    expect((await deliver(token)).status).toBe(202)
    await sessionOf(ana.id, at.provider, null)
    expect((await deliver(token)).status).toBe(202)
    expect((await holdings(ana.id)).sessions).toBe(1)
  })

  it('of an unknown type is acknowledged and kept', async () => {
    const type = 'https://example.org/something-else'
    const said = await say(type, {}, { sub_id: issSub(at.provider, 'x') })
    expect(said.status).toBe(202)
    expect((await at.received())[0]).toMatchObject({
      state: 'nothing',
      reason: 'This type is not known here.',
      signal: { type },
    })
  })

  it('that tries whether events arrive is noted, and a paused stream is told', async () => {
    const sub_id = { format: 'opaque', id: 'stream-1' }
    await say(TYPES.verification, { state: 'x' }, { sub_id })
    const sql = 'SELECT verified_at FROM event_connections WHERE id = ?'
    expect(await env.DB.prepare(sql).bind(at.id).first('verified_at')).toBeGreaterThan(0)
    await say(TYPES.stream, { status: 'paused' }, { sub_id })
    expect((await at.received())[0]).toMatchObject({ state: 'told' })
  })

  it('may be signed with elliptic curves as well, with keys at a place of their own', async () => {
    const curves = await Transmitter.open('ES256')
    const jwksUri = `${curves.issuer}/jwks`
    curves.answers = (path) =>
      path.startsWith('/.well-known') ? new Response('', { status: 404 }) : null
    const there = await connected('ssf-push', { ...curves.settings, jwksUri })
    const ana = await somebody(there.provider, 'curves')
    const claims = { sub_id: issSub(there.provider, ana.subject) }
    const token = await curves.set({ [TYPES.disabled]: {} }, claims, { alg: 'ES256' })
    expect((await there.send({ headers: SET_TYPE, body: token })).status).toBe(202)
    expect(await isActive(ana.id)).toBe(false)
  })
})
