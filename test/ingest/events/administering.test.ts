import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../../src/app'
import { rewrapSlice } from '../../../src/commands/rewrap'
import { type Caller, installation, signedIn } from '../../routes/visit'
import { sendTo, somebody } from './connected'

const HOME = '/event-connections'
const PROVIDER = 'https://administered.example'

const okta = (name: string) => ({ name, kind: 'okta', provider: PROVIDER })
const shared = {
  kind: 'ssf-push',
  provider: PROVIDER,
  issuer: 'https://transmitter.example',
  audience: 'us',
}

let root: Caller

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
})

const make = async (body: object) => {
  const made = await root.send('POST', HOME, body)
  expect(made.status, made.text).toBe(201)
  return made.body
}

describe('connections for events', () => {
  it('are made, shown, listed and ended, and history tells', async () => {
    const { id } = await make(okta('First'))
    const { body } = await root.get(`${HOME}/${id}`)
    expect(body).toMatchObject({ name: 'First', kind: 'okta', secrets: [], events: [], held: [] })
    expect(body.address).toMatch(/^https:\/\/hallpass\.example\/events\/[\w-]{43}$/)
    const { body: list } = await root.get(HOME)
    expect(list.items).toMatchObject([{ id, name: 'First' }])
    expect((await root.send('POST', HOME, okta('First'))).body.code).toBe('name_taken')
    const secret = (await root.send('POST', `${HOME}/${id}/secrets`, {})).body.secret as string
    const challenge = { 'X-Okta-Verification-Challenge': 'x' }
    const path = new URL(body.address as string).pathname
    const status = async () => (await sendTo(path, { method: 'GET', headers: challenge })).status
    expect(await status()).toBe(200)
    expect((await root.send('DELETE', `${HOME}/${id}`)).status).toBe(204)
    expect((await root.send('DELETE', `${HOME}/${id}`)).status).toBe(404)
    expect([await status(), (await root.get(`${HOME}/${id}`)).status]).toEqual([404, 404])
    const left = env.DB.prepare('SELECT count(*) AS n FROM event_secrets WHERE connection_id = ?')
    expect(await left.bind(id).first('n')).toBe(0)
    const { results } = await env.DB.prepare(
      "SELECT type, data FROM history WHERE data ->> 'eventConnectionId' = ? ORDER BY sequence",
    )
      .bind(id)
      .all<{ type: string; data: string }>()
    expect(results.map(({ type }) => type)).toEqual([
      'event_connection.created',
      'event_secret.created',
      'event_connection.retired',
    ])
    expect(JSON.stringify(results)).not.toContain(secret)
    expect(JSON.stringify(results)).not.toContain(path.slice('/events/'.length))
  })

  it.each<[string, object]>([
    ['an unknown kind', { ...okta('x'), kind: 'other' }],
    ['no provider', { name: 'x', kind: 'okta' }],
    ['a provider that is none', { ...okta('x'), provider: 'nowhere' }],
    ['Shared Signals without an issuer', { ...shared, name: 'x', issuer: null }],
    ['Shared Signals without an audience', { ...shared, name: 'x', audience: null }],
    ['events that are fetched from nowhere', { ...shared, name: 'x', kind: 'ssf-poll' }],
    ['events that are sent and fetched', { ...shared, name: 'x', pollUrl: 'https://x.example' }],
    ['an audience for Okta', { ...okta('x'), audience: 'us' }],
    ['keys at no address', { ...shared, name: 'x', jwksUri: 'file:///etc/passwd' }],
    ['a field that nobody knows', { ...okta('x'), endpoint: 'mine' }],
  ])('are not made with %s', async (_what, body) => {
    expect((await root.send('POST', HOME, body)).status).toBe(400)
  })

  it('have two secrets at most, each shown once, stored sealed and wrapped anew', async () => {
    const { id } = await make(okta('Secrets'))
    const [one, two, three] = [
      await root.send('POST', `${HOME}/${id}/secrets`, {}),
      await root.send('POST', `${HOME}/${id}/secrets`, {}),
      await root.send('POST', `${HOME}/${id}/secrets`, {}),
    ]
    expect([one.status, two.status, three.body.code]).toEqual([201, 201, 'event_secret_limit'])
    const secret = one.body.secret as string
    expect(secret).toMatch(/^hpevt_[\w-]{43}$/)
    expect((await root.get(`${HOME}/${id}`)).text).not.toContain('hpevt_')
    const rows = await env.DB.prepare('SELECT * FROM event_secrets').all()
    expect(JSON.stringify(rows.results)).not.toContain(secret)
    const secrets = `${HOME}/${id}/secrets`
    expect((await root.send('DELETE', `${secrets}/${one.body.id}`)).status).toBe(204)
    expect((await root.send('DELETE', `${secrets}/${one.body.id}`)).status).toBe(404)
    const old = env.KEY_ENCRYPTION_KEY
    const KEY_ENCRYPTION_KEY = `${btoa('a new key-encryption key, 32 by.')} ${old}`
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY })
    const sealed = 'SELECT count(*) AS n FROM event_secrets WHERE sealed = ?'
    const before = rows.results.find((row) => row.id === two.body.id)?.sealed
    expect(await env.DB.prepare(sealed).bind(before).first('n')).toBe(0)
    await env.DB.prepare('DELETE FROM event_secrets').run()
  })

  it('take the other side’s secret only where it is the other side that makes them', async () => {
    const theirs = `whsec_${btoa('x'.repeat(32))}`
    const hook = await make({ ...okta('Hook'), kind: 'webhook' })
    const taken = await root.send('POST', `${HOME}/${hook.id}/secrets`, { secret: theirs })
    expect([taken.status, taken.body.secret]).toEqual([201, null])
    const own = await root.send('POST', `${HOME}/${hook.id}/secrets`, {})
    expect(own.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const poll = { ...shared, kind: 'ssf-poll', pollUrl: 'https://transmitter.example/poll' }
    const fetched = await make({ ...poll, name: 'Fetched' })
    expect(fetched.address).toBeNull()
    const there = (id: string, body: object) => root.send('POST', `${HOME}/${id}/secrets`, body)
    expect((await there(fetched.id, {})).body.code).toBe('event_secret_unfit')
    expect((await there(fetched.id, { secret: 'a b' })).body.code).toBe('event_secret_unfit')
    expect((await there(fetched.id, { secret: 'token-of-theirs' })).status).toBe(201)
    const { id } = await make(okta('Okta makes none'))
    expect((await there(id, { secret: theirs })).body.code).toBe('event_secret_unfit')
  })
})

describe('the pages of connections for events', () => {
  async function visit(who: Caller, path: string, form?: Record<string, string>) {
    const response = await app.request(
      `https://hallpass.example${path}`,
      {
        method: form ? 'POST' : 'GET',
        headers: { Cookie: `__Host-hallpass=${who.token}`, Origin: 'https://hallpass.example' },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      },
      installation,
    )
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('make a connection and a secret that is shown this once, and end it', async () => {
    expect((await visit(root, '/admin/events/new')).text).toContain('https://identity.example')
    const bad = await visit(root, '/admin/events', {
      name: 'Paged',
      kind: 'ssf-push',
      provider: PROVIDER,
    })
    expect([bad.status, bad.text.includes('need the issuer')]).toEqual([400, true])
    const made = await visit(root, '/admin/events', { ...okta('Paged'), issuer: ' ', pollUrl: '' })
    expect(made.status).toBe(303)
    const home = made.headers.get('Location') ?? ''
    const shown = await visit(root, `${home}/secrets`, {})
    const [secret = ''] = /hpevt_[\w-]{43}/.exec(shown.text) ?? []
    expect(secret).not.toBe('')
    const page = await visit(root, home)
    expect(page.text).not.toContain('hpevt_')
    const [path = ''] = /\/events\/[\w-]{43}/.exec(page.text) ?? []
    await deliver(path, secret)
    const told = (await visit(root, home)).text
    expect(told).toContain('user.lifecycle.deactivate')
    expect(told).toContain('Nobody here is known so: 00u-unheard-of')
    expect((await visit(root, '/admin/events')).text).toContain('Paged')
    expect((await visit(root, `${home}/retire`, { confirmName: 'Other' })).status).toBe(422)
    expect((await visit(root, `${home}/retire`, { confirmName: 'Paged' })).status).toBe(303)
    expect((await visit(root, home)).status).toBe(404)
  })

  it('say who is held and settle it', async () => {
    const { id } = await make(okta('Holding'))
    const ana = await somebody(PROVIDER, 'held-on-page')
    await env.DB.prepare("INSERT INTO event_holds VALUES (?, ?, 1, 'it was <b>said</b>', 1)")
      .bind(ana.id, id)
      .run()
    const home = `/admin/events/${id}`
    const page = await visit(root, home)
    expect(page.text).toContain('held-on-page')
    expect(page.text).toContain('it was &lt;b&gt;said&lt;/b&gt;')
    expect((await visit(root, `${home}/people/${ana.id}/settle`, {})).status).toBe(303)
    expect((await visit(root, home)).text).not.toContain('held-on-page')
  })

  it('do not exist for others', async () => {
    const member = await signedIn('Member')
    for (const path of ['/admin/events', '/admin/events/new', '/admin/events/evc_none'])
      expect((await visit(member, path)).status, path).toBe(404)
  })
})

/** About somebody whom nobody knows. */
async function deliver(path: string, Authorization: string): Promise<void> {
  vi.spyOn(console, 'warn').mockReturnValue()
  const target = [{ id: '00u-unheard-of', type: 'User' }]
  const events = [{ uuid: 'x', eventType: 'user.lifecycle.deactivate', target }]
  const body = JSON.stringify({ eventType: 'com.okta.event_hook', data: { events } })
  const headers = { Authorization, 'Content-Type': 'application/json' }
  expect((await sendTo(path, { headers, body })).status).toBe(204)
}
