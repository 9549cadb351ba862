import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hearEvents } from '../../../src/jobs/events'
import { installation } from '../../routes/visit'
import { isActive } from '../scim/people'
import { type Connected, connected, type Someone, somebody } from './connected'
import { issSub, Transmitter, TYPES } from './transmitter'

type Asked = {
  readonly maxEvents: number
  readonly returnImmediately: boolean
  readonly ack: readonly string[]
  readonly setErrs?: { readonly [jti: string]: { readonly err: string } }
}

/** A transmitter that keeps events until they are acknowledged, as RFC 8936 says. */
class Mailbox {
  readonly sets = new Map<string, string>()
  readonly asked: Asked[] = []
  readonly tokens: (string | null)[] = []
  most = 100
  status = 200

  constructor(transmitter: Transmitter) {
    transmitter.answers = (path, init) => (path === '/ssf/poll' ? this.#answer(init) : null)
  }

  #answer({ body, headers }: RequestInit): Response {
    if (this.status !== 200) return new Response('no', { status: this.status })
    const asked = JSON.parse(String(body)) as Asked
    this.asked.push(asked)
    this.tokens.push(new Headers(headers).get('Authorization'))
    for (const jti of [...asked.ack, ...Object.keys(asked.setErrs ?? {})]) this.sets.delete(jti)
    const given = [...this.sets].slice(0, this.most)
    const moreAvailable = this.sets.size > given.length
    return Response.json({ sets: Object.fromEntries(given), moreAvailable })
  }
}

let transmitter: Transmitter
let mailbox: Mailbox
let at: Connected
/** Minutes pass for the connection only. */
let minute = 0

const wait = () => hearEvents(installation, Date.now() + ++minute * 60_000)

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  transmitter = await Transmitter.open()
  mailbox = new Mailbox(transmitter)
  const pollUrl = `${transmitter.issuer}/poll`
  at = await connected('ssf-poll', { ...transmitter.settings, pollUrl })
  await at.addSecret('token-of-the-transmitter')
})

async function put(person: Someone, type: string = TYPES.disabled): Promise<string> {
  const jti = crypto.randomUUID()
  const claims = { jti, sub_id: issSub(at.provider, person.subject) }
  mailbox.sets.set(jti, await transmitter.set({ [type]: {} }, claims))
  return jti
}

async function failure(): Promise<string | null> {
  const sql = 'SELECT poll_failed_why FROM event_connections WHERE id = ?'
  return env.DB.prepare(sql).bind(at.id).first<string>('poll_failed_why')
}

describe('events that are fetched', () => {
  it('end people, and are acknowledged once they are stored', async () => {
    const people = await Promise.all(['a', 'b', 'c'].map((name) => somebody(at.provider, name)))
    const jtis = await Promise.all(people.map((person) => put(person)))
    mailbox.most = 2
    await wait()
    for (const { id } of people) expect(await isActive(id)).toBe(false)
    expect(mailbox.sets.size).toBe(0)
    expect(mailbox.asked.flatMap(({ ack }) => ack).toSorted()).toEqual(jtis.toSorted())
    expect(mailbox.asked[0]).toEqual({ maxEvents: 100, returnImmediately: true, ack: [] })
    expect(new Set(mailbox.tokens)).toEqual(new Set(['Bearer token-of-the-transmitter']))
    const left = env.DB.prepare('SELECT count(*) AS n FROM event_acks WHERE connection_id = ?')
    expect(await left.bind(at.id).first('n')).toBe(0)
  })

  it('are believed like those that are sent, and their sender is told which are not', async () => {
    const ana = await somebody(at.provider, 'safe')
    const sub_id = issSub(at.provider, ana.subject)
    const good = await put(ana, TYPES.revoked)
    const forged = { aud: 'other', jti: 'forged', sub_id }
    mailbox.sets.set('forged', await transmitter.set({ [TYPES.disabled]: {} }, forged))
    mailbox.sets.set('swapped', await transmitter.set({ [TYPES.disabled]: {} }, { sub_id }))
    mailbox.sets.set('rubbish', 'x.y.z')
    await wait()
    expect(await isActive(ana.id)).toBe(true)
    expect(mailbox.asked[1]).toMatchObject({
      ack: [good],
      setErrs: {
        forged: { err: 'invalid_audience' },
        swapped: { err: 'invalid_request' },
        rubbish: { err: 'invalid_request' },
      },
    })
    expect((await at.received()).map(({ state }) => state)).toEqual(['done'])
  })

  it('are fetched again after a crash before they were acknowledged, and acted on once', async () => {
    const ana = await somebody(at.provider, 'crashed')
    await put(ana, TYPES.revoked)
    const asked = mailbox.asked
    const answer = transmitter.answers
    transmitter.answers = (path, init) => {
      const isSecond = path === '/ssf/poll' && asked.length === 1
      return isSecond ? new Response('', { status: 502 }) : answer(path, init)
    }
    await wait()
    expect([mailbox.sets.size, await failure()]).toEqual([1, 'It answers 502.'])
    transmitter.answers = answer
    await wait()
    expect([mailbox.sets.size, await failure()]).toEqual([0, null])
    expect(await at.received()).toHaveLength(1)
  })

  it('wait longer and longer for a sender that does not answer well, and it is said', async () => {
    mailbox.status = 401
    for (const _ of [1, 2, 3]) await wait()
    expect(await failure()).toBe('It answers 401.')
    const sql = 'SELECT next_poll_at - ? AS ms FROM event_connections WHERE id = ?'
    const next = env.DB.prepare(sql).bind(Date.now(), at.id)
    expect(await next.first('ms')).toBeGreaterThan(60_000)
    mailbox.status = 200
    minute += 20
    await wait()
    expect(await failure()).toBeNull()
  })

  it('are not taken from an answer that is none', async () => {
    const answers = ['', 'null', '[]', '{"sets":[]}', '{"sets":{"x":1}}', '{"sets":{"":"x"}}']
    for (const text of answers) {
      transmitter.answers = (path) => (path === '/ssf/poll' ? new Response(text) : null)
      minute += 20
      await wait()
      expect(await failure(), text).toBe('Its answer is not what RFC 8936 says.')
    }
  })

  it('are not believed while the keys of their sender cannot be read', async () => {
    const ana = await somebody(at.provider, 'keyless')
    await put(ana)
    const answer = transmitter.answers
    transmitter.answers = (path, init) =>
      path === '/ssf/poll' ? answer(path, init) : new Response('', { status: 503 })
    await wait()
    expect([mailbox.sets.size, await isActive(ana.id)]).toEqual([1, true])
    transmitter.answers = answer
    minute += 20
    await wait()
    expect([mailbox.sets.size, await isActive(ana.id)]).toEqual([0, false])
  })

  it('come to no address of ours', async () => {
    const said = await at.send({ body: 'x', headers: { 'Content-Type': 'application/json' } })
    expect(said.status).toBe(404)
  })
})
