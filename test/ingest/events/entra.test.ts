import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { kekOf } from '../../../src/vault/kek'
import { seal } from '../../../src/vault/seal'
import { addPerson } from '../../db/people'
import { holdings, isActive } from '../scim/people'
import { type Connected, connected, isHeld, type Said, somebody } from './connected'

type Json = Record<string, unknown>

const JSON_TYPE = { 'Content-Type': 'application/json' }
const TENANT = '84bd8158-6d4d-4958-8b9f-9d6445542f95'

let at: Connected
let clientState: string

beforeAll(async () => {
  const provider = `https://login.microsoftonline.com/${TENANT}/v2.0`
  await addPerson('Root', 'administrator')
  at = await connected('entra', { provider })
  clientState = await at.addSecret()
  const claims = JSON.stringify({ subject: ['tid', 'oid'], name: null, email: null, groups: null })
  const sealed = await seal('x', 'provider:idp_entra', await kekOf(env.KEY_ENCRYPTION_KEY))
  await env.DB.prepare(
    `INSERT INTO providers (id, name, issuer, client_id, sealed, claims, created_at, updated_at)
     VALUES ('idp_entra', 'Entra', ?, 'x', ?, ?, 1, 1)`,
  )
    .bind(provider, sealed, claims)
    .run()
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

const send = (...value: readonly Json[]): Promise<Said> =>
  at.send({ headers: JSON_TYPE, body: JSON.stringify({ value }) })

/** As Microsoft Graph documents a notification about directory objects. */
function notification(changeType: string, noun: 'Users' | 'Groups', id: string, data: Json = {}) {
  return {
    changeType,
    clientState,
    resource: `${noun}/${id}`,
    resourceData: {
      '@odata.type': `#Microsoft.Graph.${noun === 'Users' ? 'User' : 'Group'}`,
      '@odata.id': `${noun}/${id}`,
      id,
      organizationId: TENANT,
      ...data,
    },
    subscriptionExpirationDateTime: '2027-02-02T11:00:00+00:00',
    subscriptionId: '092ba742-89d2-4417-a4c7-c120db062842',
    tenantId: TENANT,
  }
}

function lifecycle(lifecycleEvent: string) {
  return {
    lifecycleEvent,
    subscriptionId: 'e3898f08-5cd0-4a6a-80fc-6addbfb73b7b',
    subscriptionExpirationDateTime: '2026-09-18T00:52:45.9696658+00:00',
    clientState,
    tenantId: TENANT,
  }
}

const oidOf = (name: string) => `00000000-0000-0000-0000-${name.padStart(12, '0')}`
const employed = (name: string) => somebody(at.provider, `${TENANT}/${oidOf(name)}`)

describe('the validation of an endpoint by Microsoft Graph', () => {
  const query = (token: string) => `?validationToken=${encodeURIComponent(token)}`

  it('is answered with its token, as plain text', async () => {
    const token =
      'Validation: Testing client application reachability for subscription Request-Id: 522a8e7e'
    const said = await at.send({ query: query(token) })
    expect([said.status, said.text]).toEqual([200, token])
    expect(said.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(said.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(said.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  it('brings nothing back that would run anywhere, and nothing at other connections', async () => {
    for (const token of ['', '<script>alert(1)</script>', 'a\r\nb', 'x'.repeat(1_001), '"x"'])
      expect((await at.send({ query: query(token) })).status, token).toBe(400)
    const okta = await connected('okta')
    expect((await okta.send({ query: query('x') })).status).toBe(401)
  })
})

describe('a change notification of Entra ID', () => {
  it('ends a person who was deleted, by tenant and object id', async () => {
    const ana = await employed('1')
    const said = await send(notification('deleted', 'Users', oidOf('1')))
    expect([said.status, said.text]).toEqual([202, ''])
    expect(await isActive(ana.id)).toBe(false)
  })

  it('of another tenant is about nobody', async () => {
    const ana = await employed('2')
    await send({ ...notification('deleted', 'Users', oidOf('2')), tenantId: 'other' })
    expect(await isActive(ana.id)).toBe(true)
    expect((await at.received())[0]?.state).toBe('unmatched')
  })

  it('that says only that something changed asks Entra by a new sign-in', async () => {
    const ana = await employed('3')
    await send(notification('updated', 'Users', oidOf('3')))
    expect([await isActive(ana.id), await isHeld(ana.id)]).toEqual([true, true])
    expect(await holdings(ana.id)).toEqual({ sessions: 0, roles: 1, memberships: 1 })
  })

  it('about a new user does nothing', async () => {
    const ana = await employed('4')
    await send(notification('created', 'Users', oidOf('4')))
    expect((await holdings(ana.id)).sessions).toBe(1)
  })

  it('takes people out of a group that they left, and everybody out of one that is gone', async () => {
    const [ana, bo] = [await employed('5'), await employed('6')]
    const group = oidOf('77')
    await env.DB.batch([
      env.DB.prepare("INSERT INTO groups VALUES ('grp_entra', 'Entra', '', 1)"),
      env.DB.prepare("INSERT INTO provider_groups VALUES ('idp_entra', ?, 'grp_entra')").bind(
        group,
      ),
      ...[ana, bo].flatMap(({ id }) => [
        env.DB.prepare("INSERT INTO memberships VALUES ('grp_entra', ?)").bind(id),
        env.DB.prepare(
          "INSERT INTO provider_memberships VALUES ('idp_entra', ?, 'grp_entra')",
        ).bind(id),
      ]),
    ])
    const members = async () => {
      const sql = "SELECT person_id AS id FROM memberships WHERE group_id = 'grp_entra'"
      return (await env.DB.prepare(sql).all<{ id: string }>()).results.map(({ id }) => id)
    }
    const delta = [{ id: oidOf('6') }, { id: oidOf('5'), '@removed': 'deleted' }]
    await send(notification('updated', 'Groups', group, { 'members@delta': delta }))
    expect(await members()).toEqual([bo.id])
    await send(notification('updated', 'Groups', group, { displayName: 'x' }))
    expect(await members()).toEqual([bo.id])
    await send(notification('deleted', 'Groups', group))
    expect(await members()).toEqual([])
  })

  it.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed', 'somethingNew'])(
    'about the subscription is told to administrators: %s',
    async (name) => {
      expect((await send(lifecycle(name))).status).toBe(202)
      expect((await at.received())[0]).toMatchObject({
        state: 'told',
        signal: { type: `subscription ${name}` },
      })
      const sql = "SELECT count(*) AS n FROM letters WHERE notice ->> 'kind' = 'events_to_see'"
      expect(await env.DB.prepare(sql).first('n'), 'one letter, however much is told').toBe(1)
    },
  )

  it('is not believed without the client state, and then nothing of its message is', async () => {
    const ana = await employed('8')
    const good = notification('deleted', 'Users', oidOf('8'))
    for (const wrong of ['x', `${clientState}x`, clientState.toUpperCase()])
      expect((await send(good, { ...good, clientState: wrong })).status).toBe(401)
    expect((await send({ ...good, clientState: undefined })).status).toBe(400)
    expect(await isActive(ana.id)).toBe(true)
  })

  it('is refused whole where it is not what Microsoft Graph documents', async () => {
    const ana = await employed('9')
    const good = notification('deleted', 'Users', oidOf('9'))
    const odd: readonly Json[][] = [
      [],
      [{}],
      [good, { ...good, changeType: 'moved' }],
      [good, { ...good, resource: 'Devices/1' }],
      [good, { ...good, resourceData: [] }],
      [{ ...good, subscriptionId: 1 }],
    ]
    for (const value of odd) expect((await send(...value)).status).toBe(400)
    for (const body of ['', '{', 'null', '[]', '{"value":{}}'])
      expect((await at.send({ headers: JSON_TYPE, body })).status, body).toBe(400)
    expect(await isActive(ana.id)).toBe(true)
  })
})
