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
    for (const kind of ['postgres', 'scim', 'ldap']) {
      const connector = connectorOf(kind)
      if (!connector) throw new Error(`There is no ${kind} connector.`)
      vi.spyOn(connector, 'rehearse').mockResolvedValue({ works: true, found: '' })
    }
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

  function application(path: string): Promise<string> {
    const settings = { baseUrl: `https://app.example${path}`, token: 'canary' }
    return make('/connectors', { name: `connector ${++count}`, kind: 'scim', settings })
  }

  function directory(bindDn: string): Promise<string> {
    const settings = { host: 'ldap.example', bindDn, bindPassword: 'canary' }
    return make('/connectors', { name: `connector ${++count}`, kind: 'ldap', settings })
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

  it('is one user of an application, however its name is spelled', async () => {
    const [one, other] = [await application('/scim/v2'), await application('/scim/v2/')]
    expect((await claim(one, 'enable', { userName: 'Ana@Example' })).said).toBe(201)
    expect((await claim(other, 'enable', { userName: 'ana@example' })).said).toBe('right_taken')
    const admins = { userName: 'bo', group: 'Admins' }
    expect((await claim(one, 'elevate', admins)).said).toBe(201)
    expect((await claim(other, 'elevate', { ...admins, group: 'admins' })).said).toBe('right_taken')
    expect((await claim(other, 'elevate', { ...admins, group: 'others' })).said).toBe(201)
  })

  it('is another one for another tenant of the application, until one is led to the other', async () => {
    const [one, other] = [await application('/tenants/1'), await application('/tenants/2')]
    expect((await claim(one, 'enable', { userName: 'admin' })).said).toBe(201)
    expect((await claim(other, 'enable', { userName: 'admin' })).said).toBe(201)
    const settings = { baseUrl: 'https://app.example/tenants/1' }
    const moved = await root.send('PATCH', `/connectors/${other}`, { settings })
    expect([moved.status, moved.body.code]).toEqual([409, 'right_taken'])
  })

  it('is one entry of a directory, however its name is written', async () => {
    const [one, other] = [await directory('cn=one'), await directory('cn=other')]
    const user = 'uid=ana,ou=People,dc=example'
    expect((await claim(one, 'enable', { user })).said).toBe(201)
    const same = { user: 'UID=Ana, OU=people , DC=example' }
    expect((await claim(other, 'credential', same)).said).toBe('right_taken')
    const group = 'cn=admins,dc=example'
    expect((await claim(one, 'elevate', { user, group })).said).toBe(201)
    expect((await claim(other, 'elevate', { ...same, group: 'cn=Admins,dc=example' })).said).toBe(
      'right_taken',
    )
    expect((await claim(other, 'elevate', { ...same, group: 'cn=ops,dc=example' })).said).toBe(201)
  })
})
