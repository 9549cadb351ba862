import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import { type Caller, signedIn } from './visit'

describe('a right at a target', () => {
  let root: Caller
  let count = 0

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
  })

  beforeEach(() => {
    const postgres = connectorOf('postgres')
    if (!postgres) throw new Error('There is no postgres connector.')
    vi.spyOn(postgres, 'rehearse').mockResolvedValue({ works: true, found: '' })
  })

  async function make(path: string, body: object): Promise<string> {
    const { status, text, body: made } = await root.send('POST', path, body)
    expect(status, text).toBe(201)
    return made.id
  }

  function connector(host: string, settings: object = {}): Promise<string> {
    const name = `connector ${++count}`
    const usual = { host, user: 'broker', password: 'canary' }
    return make('/connectors', { name, kind: 'postgres', settings: { ...usual, ...settings } })
  }

  async function claim(connectorId: string, mode: string, settings: object) {
    const name = `rights-${++count}`
    const resourceId = await make('/resources', { name, kind: 'database' })
    const path = `/resources/${resourceId}/accounts`
    const { status, body } = await root.send('POST', path, {
      name: 'one',
      mode,
      connectorId,
      settings,
    })
    return { path: `${path}/${body.id}`, said: body.code ?? status }
  }

  it('belongs to one account, also through another connector to the same server', async () => {
    const host = 'same.example'
    const settings = { role: 'app', roles: ['writers', 'readers'] }
    const one = await connector(host)
    expect((await claim(one, 'elevate', settings)).said).toBe(201)
    const other = await connector(host, { port: '5432', user: 'another', database: 'shop' })
    const overlapping = { role: 'app', roles: ['readers', 'others'] }
    expect((await claim(other, 'elevate', overlapping)).said).toBe('right_taken')
    expect((await claim(one, 'elevate', overlapping)).said).toBe('right_taken')
    expect((await claim(other, 'elevate', { role: 'app', roles: ['others'] })).said).toBe(201)
    expect((await claim(await connector(host, { port: '6543' }), 'elevate', settings)).said).toBe(
      201,
    )
  })

  it('is one login, whether it is enabled or its password is lent', async () => {
    const one = await connector('login.example')
    const enabled = await claim(one, 'enable', { role: 'app' })
    expect(enabled.said).toBe(201)
    const other = await connector('login.example', { user: 'another' })
    expect((await claim(other, 'credential', { role: 'app', database: 'shop' })).said).toBe(
      'right_taken',
    )
    await root.send('POST', `${enabled.path}/retire`)
    expect((await claim(other, 'credential', { role: 'app' })).said).toBe(201)
  })

  it('is nobody’s where each lease makes something of its own', async () => {
    const one = await connector('own.example')
    for (let times = 0; times < 2; times++)
      expect((await claim(one, 'provision', { roles: ['writers'] })).said).toBe(201)
    expect(
      await env.DB.prepare(
        'SELECT 1 FROM rights r JOIN accounts a ON a.id = r.account_id WHERE a.connector_id = ?',
      )
        .bind(one)
        .first(),
    ).toBeNull()
  })

  it('goes with the account that changes, and is then free for others', async () => {
    const one = await connector('change.example')
    const { path } = await claim(one, 'enable', { role: 'app' })
    expect((await root.send('PATCH', path, { settings: { role: 'app2' } })).status).toBe(200)
    expect((await claim(one, 'enable', { role: 'app' })).said).toBe(201)
    const back = await root.send('PATCH', path, { settings: { role: 'app' } })
    expect([back.status, back.body.code]).toEqual([409, 'right_taken'])
  })

  it('keeps a connector from being led to where somebody else owns it', async () => {
    const one = await connector('from.example')
    await claim(one, 'enable', { role: 'app' })
    const two = await connector('to.example')
    await claim(two, 'enable', { role: 'app' })
    const settings = { host: 'to.example', password: 'given again' }
    const moved = await root.send('PATCH', `/connectors/${one}`, { settings })
    expect([moved.status, moved.body.code]).toEqual([409, 'right_taken'])
    const elsewhere = { host: 'elsewhere.example', password: 'given again' }
    expect((await root.send('PATCH', `/connectors/${one}`, { settings: elsewhere })).status).toBe(
      200,
    )
    expect((await claim(two, 'enable', { role: 'app2' })).said).toBe(201)
  })
})
