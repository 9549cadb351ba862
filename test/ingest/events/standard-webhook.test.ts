import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { isSignedBy } from '../../../src/ingest/events/standard-webhook-signature'
import { utf8 } from '../../../src/vault/bytes'
import { holdings, isActive } from '../scim/people'
import { type Connected, connected, isHeld, type Said, somebody } from './connected'

let at: Connected
let secret: string

beforeAll(async () => {
  at = await connected('webhook')
  secret = await at.addSecret()
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

type Message = { readonly type: string; readonly data: unknown; readonly timestamp?: string }

/** Signed by the reference implementation. */
function signed(
  message: Message | string,
  { key = secret, id = crypto.randomUUID(), at = new Date() } = {},
) {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  return {
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(id, at, body),
    },
    body,
  }
}

const send = (message: Message): Promise<Said> => at.send(signed(message))

describe('a message as Standard Webhooks has it', () => {
  it('verifies the example of the specification’s own library', async () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      body: utf8('{"test": 2432232314}'),
    }
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const header = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    expect(await isSignedBy([key], header, message)).toBe(true)
    expect(
      await isSignedBy(
        [key],
        `v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x ${header}`,
        message,
      ),
    ).toBe(true)
    expect(await isSignedBy([key], header.replace('v1,', 'v1a,'), message)).toBe(false)
    expect(await isSignedBy([key], header, { ...message, timestamp: '1614265331' })).toBe(false)
    expect(await isSignedBy([], header, message)).toBe(false)
    expect(await isSignedBy(['', 'whsec_'], header, message)).toBe(false)
  })

  it('ends a person who has left', async () => {
    const ana = await somebody(at.provider, 'hook-left')
    const said = await send({ type: 'person.left', data: { subject: ana.subject } })
    expect([said.status, said.text]).toEqual([204, ''])
    expect(await isActive(ana.id)).toBe(false)
  })

  it.each([
    'person.sessions_ended',
    'credential.changed',
    'device.not_compliant',
    'address.changed',
  ])('signs somebody out: %s', async (type) => {
    const ana = await somebody(at.provider, `hook-${type}`)
    await send({ type, data: { subject: ana.subject }, timestamp: new Date().toISOString() })
    expect([await isActive(ana.id), (await holdings(ana.id)).sessions]).toEqual([true, 0])
  })

  it('holds whoever is named by address only, or has changed in a way that was not said', async () => {
    const [ana, bo] = [await somebody(at.provider, 'hook-a'), await somebody(at.provider, 'hook-b')]
    await send({ type: 'person.left', data: { email: ana.email } })
    await send({ type: 'person.changed', data: { subject: bo.subject } })
    for (const { id } of [ana, bo])
      expect([await isActive(id), await isHeld(id)]).toEqual([true, true])
  })

  it('of another type is acknowledged, and nothing is done', async () => {
    const ana = await somebody(at.provider, 'hook-hired')
    for (const type of ['person.hired', 'invoice.paid', '__proto__', 'constructor'])
      expect((await send({ type, data: { subject: ana.subject } })).status, type).toBe(204)
    expect((await holdings(ana.id)).sessions).toBe(1)
    expect((await at.received())[0]?.state).toBe('nothing')
  })

  it('is believed with either of two secrets, while one replaces the other', async () => {
    const there = await connected('webhook')
    const theirs = `whsec_${btoa('their own secret, 32 bytes long!')}`
    const [one, two] = [await there.addSecret(), await there.addSecret(theirs)]
    const message = { type: 'person.left', data: { subject: 'nobody' } }
    for (const key of [one, two])
      expect((await there.send(signed(message, { key }))).status).toBe(204)
    const other = await there.send(signed(message, { key: secret }))
    expect(other.status).toBe(401)
  })

  it('is acted on once', async () => {
    const ana = await somebody(at.provider, 'hook-twice')
    const message = signed({ type: 'person.left', data: { subject: ana.subject } })
    for (const _ of [1, 2]) expect((await at.send(message)).status).toBe(204)
    const about = (await at.received()).filter(({ personId }) => personId === ana.id)
    expect(about).toHaveLength(1)
  })

  it('is not believed more than five minutes early or late', async () => {
    const ana = await somebody(at.provider, 'hook-late')
    const message = { type: 'person.left', data: { subject: ana.subject } }
    for (const minutes of [-6, 6]) {
      const moved = new Date(Date.now() + minutes * 60_000)
      expect((await at.send(signed(message, { at: moved }))).status).toBe(400)
    }
    expect(await isActive(ana.id)).toBe(true)
    const inTime = signed(message, { at: new Date(Date.now() - 4 * 60_000) })
    expect((await at.send(inTime)).status).toBe(204)
  })

  it('is not believed where anything of it was changed', async () => {
    const ana = await somebody(at.provider, 'hook-safe')
    const { headers, body } = signed({ type: 'person.left', data: { subject: ana.subject } })
    const twists: Record<string, string>[] = [
      { 'webhook-id': 'other' },
      { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 1) },
      { 'webhook-signature': 'v1,AAAA' },
      { 'webhook-signature': '' },
    ]
    for (const twist of twists)
      expect((await at.send({ headers: { ...headers, ...twist }, body })).status).toBe(401)
    expect((await at.send({ headers, body: `${body} ` })).status).toBe(401)
    for (const name of ['webhook-id', 'webhook-timestamp'])
      expect((await at.send({ headers: { ...headers, [name]: '' }, body })).status).toBe(400)
    expect(await isActive(ana.id)).toBe(true)
  })

  it('that is signed and makes no sense is refused', async () => {
    const odd: readonly (Message | string)[] = [
      ...['', '{', 'null', '[]', '{}', '{"type":"person.left"}'],
      { type: 'person.left', data: {} },
      { type: 'person.left', data: { subject: 1 } },
      { type: 'person.left', data: { email: 'nobody' } },
      { type: 'person.left', data: [] },
      { type: 'group.left', data: { subject: 'x' } },
      { type: 'person.left', data: { subject: 'x' }, timestamp: 'yesterday' },
      { type: '', data: { subject: 'x' } },
    ]
    for (const message of odd)
      expect((await at.send(signed(message))).status, JSON.stringify(message)).toBe(400)
  })
})
