import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { rewrapSlice } from '../../src/commands/rewrap'
import { factsOfType } from '../db/people'
import { receiverAt } from '../support/receiver'
import { CHANNELS as HOME, madeBy } from './channel-stage'
import { type Caller, installation, signedIn } from './visit'

let root: Caller

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
})

/** Where a receiver is, without the path, which may be its secret. */
const shownOf = (address: string) => `${new URL(address).origin}/…`

const make = (more: object = {}) => madeBy(root, more)

describe('channels', () => {
  it('are made, shown, changed, listed and retired, and history tells each of it', async () => {
    const { id, home, name, receiver, secret } = await make({ resources: 'prod-*', tag: 'pci' })
    const { body } = await root.get(home)
    expect(body).toMatchObject({ name, kind: 'webhook', groups: ['requests'], isActive: true })
    expect(body).toMatchObject({
      shown: shownOf(receiver.address),
      resources: 'prod-*',
      tag: 'pci',
    })
    const next = { name: `${name}-b`, groups: ['trouble', 'access'], isActive: false }
    const put = await root.send('PUT', home, next)
    expect(put.body).toMatchObject({
      ...next,
      resources: null,
      tag: null,
      shown: shownOf(receiver.address),
    })
    const list = (await root.get(HOME)).body.items as { id: string }[]
    expect(list.filter((each) => each.id === id)).toHaveLength(1)
    const secretId = (put.body.secrets as { id: string }[])[0]?.id
    expect((await root.send('DELETE', `${home}/secrets/${secretId}`)).status).toBe(204)
    expect((await root.send('DELETE', `${home}/secrets/${secretId}`)).status).toBe(404)
    expect((await root.send('DELETE', home)).status).toBe(204)
    expect([(await root.get(home)).status, (await root.send('PUT', home, next)).status]).toEqual([
      404, 404,
    ])
    const { results } = await env.DB.prepare(
      "SELECT type, data FROM history WHERE data ->> 'channelId' = ? ORDER BY sequence",
    )
      .bind(id)
      .all<{ type: string; data: string }>()
    expect(results.map(({ type }) => type)).toEqual([
      'channel.created',
      'channel_secret.created',
      'channel.updated',
      'channel_secret.revoked',
      'channel.retired',
    ])
    expect(JSON.stringify(results)).not.toContain(secret)
  })

  it.each<[string, object, number, string]>([
    ['an unknown kind', { kind: 'irc' }, 400, 'invalid_input'],
    ['no group', { groups: [] }, 400, 'invalid_input'],
    ['a group twice', { groups: ['access', 'access'] }, 400, 'invalid_input'],
    ['an unknown group', { groups: ['all'] }, 400, 'invalid_input'],
    ['a glob that is none', { resources: '{a,b}' }, 400, 'invalid_input'],
    ['a field that nobody knows', { endpoint: 'x' }, 400, 'invalid_input'],
    ['an address that is none', { address: 'nowhere' }, 400, 'invalid_input'],
    ['a file', { address: 'file:///etc/passwd' }, 400, 'invalid_input'],
    ['no TLS', { address: 'http://hooks.example/x' }, 422, 'plain_origin_not_allowed'],
    ['a near address', { address: 'https://10.0.0.1/x' }, 422, 'private_origin_not_allowed'],
    ['an odd spelling', { address: 'https://0x7f.1/x' }, 422, 'address_refused'],
    ['somebody in it', { address: 'https://me:pw@hooks.example/x' }, 422, 'address_refused'],
  ])('are not made with %s', async (_what, more, status, code) => {
    const good = { name: 'x', kind: 'webhook', groups: ['access'], address: 'https://h.example/x' }
    const refused = await root.send('POST', HOME, { ...good, ...more })
    expect([refused.status, refused.body.code]).toEqual([status, code])
  })

  it('keep what proves them sealed, show it once or never, and wrap it anew', async () => {
    const hook = await make({
      kind: 'slack',
      address: 'https://hooks.slack.com/services/T/B/canary-7',
    })
    const { body, text } = await root.get(hook.home)
    expect(body.shown).toBe('https://hooks.slack.com/…')
    expect(text).not.toContain('canary-7')
    expect((await root.send('POST', `${hook.home}/secrets`, {})).body.code).toBe('channel_unsigned')
    const signed = await make({ address: 'https://h.example/in?token=canary-8' })
    expect((await root.get(signed.home)).body.shown).toBe('https://h.example/…')
    expect(signed.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect((await root.get(signed.home)).text).not.toContain('whsec_')
    expect((await root.send('POST', `${signed.home}/secrets`, {})).status).toBe(201)
    const third = await root.send('POST', `${signed.home}/secrets`, {})
    expect([third.status, third.body.code]).toEqual([409, 'channel_secret_limit'])
    const dump = async () =>
      JSON.stringify([
        (await env.DB.prepare('SELECT * FROM channels').all()).results,
        (await env.DB.prepare('SELECT * FROM channel_secrets').all()).results,
        (await env.DB.prepare('SELECT * FROM history').all()).results,
      ])
    const before = await dump()
    for (const canary of ['canary-7', 'canary-8', signed.secret])
      expect(before).not.toContain(canary)
    const KEY_ENCRYPTION_KEY = `${btoa('another key-encryption key, 32 b')} ${env.KEY_ENCRYPTION_KEY}`
    const sealedIn = (table: string) =>
      env.DB.prepare(`SELECT sealed FROM ${table} WHERE sealed <> ''`).all<{ sealed: string }>()
    const old = [
      ...(await sealedIn('channels')).results,
      ...(await sealedIn('channel_secrets')).results,
    ]
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY })
    const now = await dump()
    for (const { sealed } of old) expect(now).not.toContain(sealed)
    const [next, before_] = KEY_ENCRYPTION_KEY.split(' ')
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY: `${before_} ${next}` })
  })
})

describe('deliveries', () => {
  it('are in history before anything is sent by hand, or are not sent', async () => {
    const { home, receiver } = await make()
    const tested = await root.send('POST', `${home}/test`, {})
    await expect(factsOfType('channel.tested')).resolves.not.toHaveLength(0)
    const before = (await receiver.arrived()).length
    vi.spyOn(console, 'error').mockReturnValue()
    const writing = vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away'))
    for (const path of ['test', `deliveries/${tested.body.id}/again`])
      expect((await root.send('POST', `${home}/${path}`, {})).status).toBeGreaterThanOrEqual(500)
    writing.mockRestore()
    expect(await receiver.arrived()).toHaveLength(before)
  })

  it('are listed page by page, filtered, tried with a test and sent again under the same id', async () => {
    const { home, receiver } = await make()
    await receiver.answers(410)
    const failed = await root.send('POST', `${home}/test`, {})
    expect(failed.body).toMatchObject({ state: 'failed', lastStatus: 410, type: 'channel.tested' })
    const off = await root.send('POST', `${home}/test`, {})
    expect([off.status, off.body.code]).toEqual([409, 'channel_off'])
    await receiver.answers(204)
    const { name } = (await root.get(home)).body
    await root.send('PUT', home, { name, groups: ['requests'] })
    for (let each = 0; each < 2; each += 1) await root.send('POST', `${home}/test`, {})
    const first = (await root.get(`${home}/deliveries?limit=2`)).body
    const second = (await root.get(`${home}/deliveries?limit=2&cursor=${first.next}`)).body
    expect([first.items, second.items].map((items) => (items as unknown[]).length)).toEqual([2, 1])
    expect(second.next).toBeNull()
    const only = (await root.get(`${home}/deliveries?state=failed`)).body.items as { id: string }[]
    expect(only.map(({ id }) => id)).toEqual([failed.body.id])
    const again = await root.send('POST', `${home}/deliveries/${failed.body.id}/again`, {})
    expect(again.body).toMatchObject({ id: failed.body.id, state: 'delivered' })
    expect((await root.send('POST', `${home}/deliveries/evt_none_1/again`, {})).status).toBe(404)
    expect((await root.send('POST', `${home}/replay`, {})).body.count).toBe(0)
    const ids = (await receiver.arrived()).map(({ headers }) => headers['webhook-id'])
    expect(ids.filter((id) => id === failed.body.id)).toHaveLength(2)
    expect((await root.get(`${home}/deliveries?state=lost`)).status).toBe(400)
    expect((await root.get(`${home}/deliveries?cursor=x`)).status).toBe(400)
  })
})

describe('the pages of channels', () => {
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

  it('make a channel and a secret that is shown this once, try it, change it and retire it', async () => {
    const receiver = receiverAt('paged')
    const form = { name: 'Paged', kind: 'webhook', groups: 'access', isActive: 'yes' }
    expect((await visit(root, '/admin/channels/new')).status).toBe(200)
    const bad = await visit(root, '/admin/channels', { ...form, address: 'http://x.example/' })
    expect([bad.status, bad.text.includes('Use TLS')]).toEqual([422, true])
    const { address } = receiver
    const made = await visit(root, '/admin/channels', { ...form, address })
    expect(made.status).toBe(303)
    const home = made.headers.get('Location') ?? ''
    const shown = await visit(root, `${home}/secrets`, {})
    expect(shown.text).toMatch(/whsec_[A-Za-z0-9+/]{43}=/)
    expect((await visit(root, home)).text).not.toContain('whsec_')
    expect((await visit(root, `${home}/test`, {})).status).toBe(303)
    const list = await visit(root, `${home}/deliveries`)
    expect(list.text).toContain('sent a test message')
    expect((await visit(root, `${home}/deliveries?state=failed`)).text).toContain('Nothing here')
    const [, id = ''] = /(tst_\w+)/.exec(list.text) ?? []
    expect((await visit(root, `${home}/deliveries/${id}/again`, {})).status).toBe(303)
    expect((await visit(root, `${home}/replay`, {})).status).toBe(303)
    expect(await receiver.arrived()).toHaveLength(2)
    const changed = await visit(root, home, { name: 'Paged', groups: 'trouble', address: '' })
    expect(changed.status).toBe(303)
    expect((await visit(root, home)).text).toContain('Off')
    expect((await visit(root, '/admin/channels')).text).toContain('Paged')
    expect((await visit(root, '/admin/status')).text).toContain('Channels of the organisation')
    expect((await visit(root, `${home}/retire`, { confirmName: 'Other' })).status).toBe(422)
    expect((await visit(root, `${home}/retire`, { confirmName: 'Paged' })).status).toBe(303)
    expect((await visit(root, home)).status).toBe(404)
  })

  it('do not exist for others', async () => {
    const member = await signedIn('Member')
    for (const path of ['/admin/channels', '/admin/channels/new', '/admin/channels/chn_none'])
      expect((await visit(member, path)).status, path).toBe(404)
  })
})
