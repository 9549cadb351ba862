import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RehearseCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { type Caller, signedIn } from './visit'

const SECRET = 'canary-password'
const SETTINGS = { host: 'db.example', user: 'broker', password: SECRET }

describe('the catalogue', () => {
  let root: Caller
  let tried: RehearseCall[]

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
  })

  beforeEach(() => {
    tried = []
    const postgres = connectorOf('postgres')
    if (!postgres) throw new Error('There is no postgres connector.')
    vi.spyOn(postgres, 'rehearse').mockImplementation(async (call) => {
      tried.push(call)
      const isGood = call.settings.password !== 'wrong'
      return isGood
        ? { works: true, found: 'PostgreSQL 18' }
        : { works: false, problems: ['The password is not accepted.'] }
    })
  })

  it('keeps a resource, changes what is named, and retires it', async () => {
    const made = await root.send('POST', '/resources', { name: 'shop', kind: 'database' })
    expect(made.status).toBe(201)
    expect(made.headers.get('Location')).toBe(`/api/v1/resources/${made.body.id}`)
    expect(made.body).toMatchObject({ sharing: 'exclusive', tags: [], retiredAt: null })
    const path = `/resources/${made.body.id}`
    const changed = await root.send('PATCH', path, { tags: ['pci'] })
    expect(changed.body).toMatchObject({ name: 'shop', tags: ['pci'] })
    expect((await root.get(path)).body).toEqual(changed.body)
    const taken = await root.send('POST', '/resources', { name: 'shop', kind: 'host' })
    expect([taken.status, taken.body.code]).toEqual([409, 'name_taken'])
    const alike = await root.send('POST', '/resources', { name: 'Shop', kind: 'host' })
    expect([alike.status, alike.body.code]).toEqual([409, 'name_taken'])
    const retired = await root.send('POST', `${path}/retire`)
    expect(retired.body.retiredAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect((await root.send('PATCH', path, { tags: [] })).body.code).toBe('resource_retired')
    const { body } = await root.get('/resources?view=catalogue&q=SHO')
    expect(body.items).toMatchObject([{ name: 'shop' }])
    expect((await root.get('/resources/res_none')).status).toBe(404)
  })

  it.each(['prod/db', 'prod db', 'pröd', 'prod\u200bdb', 'ｐrod', '.prod', ''])(
    'refuses the name %j, which could slip past a glob',
    async (name) => {
      expect((await root.send('POST', '/resources', { name, kind: 'host' })).status).toBe(400)
    },
  )

  it('never tells a secret, and keeps it where the field is empty', async () => {
    const made = await root.send('POST', '/connectors', connector('secret'))
    expect(made.status).toBe(201)
    const path = `/connectors/${made.body.id}`
    const settings = { user: 'broker2', password: '' }
    const changed = await root.send('PATCH', path, { settings })
    expect(changed.body.settings).toMatchObject({
      host: 'db.example',
      user: 'broker2',
      port: '5432',
    })
    expect(tried.at(-1)?.settings).toMatchObject({ password: SECRET, user: 'broker2' })
    const seen = [made, changed, await root.get(path), await root.get('/connectors')]
    expect(seen.map((each) => each.text).join()).not.toContain(SECRET)
    const rows = await env.DB.prepare('SELECT settings, sealed FROM connectors').all()
    const history = await env.DB.prepare('SELECT data FROM history').all()
    expect(JSON.stringify([rows.results, history.results])).not.toContain(SECRET)
    expect(JSON.stringify(made.body)).not.toContain('sealed')
  })

  it('does not send a stored secret to another target, nor over a plain connection', async () => {
    const { body } = await root.send('POST', '/connectors', connector('moving'))
    tried = []
    for (const settings of [{ host: 'evil.example' }, { port: '6543' }, { tls: 'disable' }]) {
      for (const [method, path] of [
        ['PATCH', `/connectors/${body.id}`],
        ['POST', `/connectors/${body.id}/rehearse`],
      ] as const) {
        const answer = await root.send(method, path, { settings })
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
        expect(answer.body.errors).toMatchObject([{ field: 'settings.password' }])
      }
    }
    expect(tried).toEqual([])
    const settings = { host: 'new.example', password: 'given again' }
    expect((await root.send('PATCH', `/connectors/${body.id}`, { settings })).status).toBe(200)
  })

  it('does not point a connector elsewhere while access is open through it', async () => {
    const { body } = await root.send('POST', '/connectors', connector('held'))
    const resource = await root.send('POST', '/resources', { name: 'held', kind: 'database' })
    await root.send('POST', `/resources/${resource.body.id}/accounts`, account(body.id))
    await env.DB.prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open) VALUES ('lea_held_1', 1, 'req_held_1', ?, 'held', 'admin', 'per_ana', 'Ana',
         'active', 1, 2, NULL, 1)`,
    )
      .bind(resource.body.id)
      .run()
    const settings = { host: 'new.example', password: 'given again' }
    const moved = await root.send('PATCH', `/connectors/${body.id}`, { settings })
    expect([moved.status, moved.body.code]).toEqual([409, 'connector_held'])
    const rotated = { password: 'a newer one' }
    const same = await root.send('PATCH', `/connectors/${body.id}`, { settings: rotated })
    expect(same.status).toBe(200)
  })

  it('tries a connector before it is saved', async () => {
    const refused = await root.send('POST', '/connectors', connector('bad', { password: 'wrong' }))
    expect([refused.status, refused.body.code]).toEqual([422, 'rehearsal_failed'])
    expect(refused.body.problems).toEqual(['The password is not accepted.'])
    const body = { kind: 'postgres', settings: { ...SETTINGS, password: 'wrong' } }
    const rehearsed = await root.send('POST', '/connectors/rehearse', body)
    expect([rehearsed.status, rehearsed.body.works]).toEqual([200, false])
    const { items } = (await root.get('/connectors')).body as { items?: { name: string }[] }
    expect(items?.map(({ name }) => name)).not.toContain('bad')
  })

  it('allows plain connections to listed origins only, and says what to add', async () => {
    const plain = (name: string, host: string) => connector(name, { host, tls: 'disable' })
    const refused = await root.send('POST', '/connectors', plain('plain', 'db.example'))
    expect([refused.status, refused.body.code]).toEqual([422, 'plain_origin_not_allowed'])
    expect(refused.body.detail).toContain('postgres://db.example:5432')
    const listed = await root.send('POST', '/connectors', plain('listed', 'allowed.example'))
    expect([listed.status, listed.body.code]).toEqual([201, undefined])
  })

  it.each([
    ['10.0.0.5', 'private_origin_not_allowed'],
    ['localhost', 'private_origin_not_allowed'],
    ['[::1]', 'private_origin_not_allowed'],
    ['::1', 'private_origin_not_allowed'],
    ['2130706433', 'address_refused'],
    ['0x7f.1', 'address_refused'],
    ['[::ffff:127.0.0.1]', 'address_refused'],
    ['db.example.', 'address_refused'],
    ['me@db.example', 'invalid_input'],
  ])('calls no target at %s, TLS or not', async (host, code) => {
    const settings = { ...SETTINGS, host }
    for (const [path, body] of [
      ['/connectors', { name: host, kind: 'postgres', settings }],
      ['/connectors/rehearse', { kind: 'postgres', settings }],
    ] as const) {
      const { status, body: problem } = await root.send('POST', path, body)
      expect([status, problem.code]).toEqual([code === 'invalid_input' ? 400 : 422, code])
    }
    expect(tried).toEqual([])
  })

  it.each([
    [{ colour: 'red' }, 'settings.colour'],
    [{ host: '' }, 'settings.host'],
    [{ host: 'no such host!' }, 'settings.host'],
    [{ host: 'db.example/x', tls: 'disable' }, 'settings.host'],
    [{ port: '99999', tls: 'disable' }, 'settings.port'],
    [{ port: 'many' }, 'settings.port'],
    [{ tls: 'maybe' }, 'settings.tls'],
    [{ user: 'a\nb' }, 'settings.user'],
  ])('refuses the settings %j', async (settings, field) => {
    const { status, body } = await root.send('POST', '/connectors', connector('odd', settings))
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ field }])
    expect(tried).toEqual([])
  })

  it('says what each kind of target wants to know', async () => {
    const { body } = await root.get('/connectors/kinds')
    const postgres = { kind: 'postgres', modes: expect.any(Array) }
    expect(body.items).toContainEqual(expect.objectContaining(postgres))
  })

  it('tries an account before it is saved, with the stored settings', async () => {
    const { body } = await root.send('POST', '/connectors', connector('for-accounts'))
    const resource = await root.send('POST', '/resources', { name: 'ledger', kind: 'database' })
    const path = `/resources/${resource.body.id}/accounts`
    const made = await root.send('POST', path, account(body.id))
    expect(made.status).toBe(201)
    expect(made.headers.get('Location')).toBe(`/api/v1${path}/${made.body.id}`)
    expect(tried.at(-1)).toMatchObject({
      settings: { password: SECRET },
      account: { mode: 'provision', settings: { roles: ['readers'] } },
    })
    const alike = await root.send('POST', path, { ...account(body.id), name: 'ADMIN' })
    expect([alike.status, alike.body.code]).toEqual([409, 'name_taken'])
    const lines = { settings: { roles: ' readers\n\nwriters ' } }
    const changed = await root.send('PATCH', `${path}/${made.body.id}`, lines)
    expect(changed.body.settings).toEqual({ roles: ['readers', 'writers'] })
    expect((await root.get(path)).body.items).toEqual([changed.body])
    expect((await root.get(`${path}/${made.body.id}`)).body).toEqual(changed.body)
    const retired = await root.send('POST', `${path}/${made.body.id}/retire`)
    expect(retired.body.retiredAt).not.toBeNull()
    const used = await root.send('DELETE', `/connectors/${body.id}`)
    expect([used.status, used.body.code]).toEqual([409, 'connector_in_use'])
  })

  it('refuses an account that its connector cannot give', async () => {
    const { body } = await root.send('POST', '/connectors', connector('picky'))
    const resource = await root.send('POST', '/resources', { name: 'picky', kind: 'database' })
    const path = `/resources/${resource.body.id}/accounts`
    const send = (more: object) => root.send('POST', path, { ...account(body.id), ...more })
    expect((await send({ mode: 'certificate' })).body.errors).toMatchObject([{ field: 'mode' }])
    expect((await send({ settings: {} })).body.errors).toMatchObject([{ field: 'settings.roles' }])
    expect((await send({ settings: { roles: ['a'], x: 'y' } })).body.errors).toMatchObject([
      { field: 'settings.x' },
    ])
    expect((await send({ connectorId: 'con_none' })).body.code).toBe('connector_unknown')
  })

  it('does not reach an account through another resource', async () => {
    const { body } = await root.send('POST', '/connectors', connector('two-homes'))
    const [one, two] = [
      await root.send('POST', '/resources', { name: 'home-one', kind: 'database' }),
      await root.send('POST', '/resources', { name: 'home-two', kind: 'database' }),
    ]
    const made = await root.send('POST', `/resources/${one.body.id}/accounts`, account(body.id))
    const wrong = `/resources/${two.body.id}/accounts/${made.body.id}`
    expect((await root.get(wrong)).status).toBe(404)
    expect((await root.send('PATCH', wrong, { name: 'x' })).status).toBe(404)
    expect((await root.send('POST', `${wrong}/retire`)).status).toBe(404)
  })

  it('deletes a connector that nothing has used', async () => {
    const { body } = await root.send('POST', '/connectors', connector('unused'))
    expect((await root.send('DELETE', `/connectors/${body.id}`)).status).toBe(204)
    expect((await root.get(`/connectors/${body.id}`)).status).toBe(404)
  })

  it('shows the whole of itself to those who keep it only', async () => {
    const member = await signedIn('Member')
    expect((await member.get('/resources?view=catalogue')).status).toBe(404)
    expect((await member.get('/resources')).status).toBe(200)
  })
})

function connector(name: string, settings: Record<string, string> = {}) {
  return { name, kind: 'postgres', settings: { ...SETTINGS, ...settings } }
}

function account(connectorId: string) {
  return { name: 'admin', mode: 'provision', connectorId, settings: { roles: ['readers'] } }
}
