import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { ssh } from '../../src/connectors/ssh/ssh'
import { eventually } from '../support/eventually'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJgVpMFPSEwyV+tvo5Pn6OWOLPRT8TyCNzVDYhdRHlHM'
const CONNECTOR = { kind: 'ssh', settings: {} }

let shop: Shop
let connector: Answered

beforeAll(async () => {
  shop = await openShop()
  connector = await shop.root.send('POST', '/connectors', { ...CONNECTOR, name: 'web hosts' })
  await shop.root.send('POST', '/policies', {
    ...policyWith([shop.bo.id]),
    name: 'hosts',
    resources: 'host-*',
  })
})
afterAll(() => vi.restoreAllMocks())

/** What anybody can fetch, without a session. */
async function fetched(path: string): Promise<Response> {
  return app.request(`https://hallpass.example${path}`, {}, installation)
}

let hosts = 0

async function account(settings: object, connectorId = connector.body.id): Promise<Answered> {
  hosts += 1
  const body = { name: `host-${hosts}`, kind: 'host' }
  const { id } = (await shop.root.send('POST', '/resources', body)).body
  return shop.root.send('POST', `/resources/${id}/accounts`, {
    name: 'root',
    mode: 'certificate',
    connectorId,
    settings,
  })
}

/** An active lease of Ana's on a host of its own. */
async function held(principal: string): Promise<string> {
  const { body } = await account({ principal })
  const filing = { resourceId: body.resourceId, accountId: body.id, durationSeconds: 3600 }
  const request = await shop.ana.send('POST', '/requests', { ...filing, justification: 'because' })
  await shop.bo.send('POST', `/requests/${request.body.id}/approve`, {})
  const lease = await shop.ana.send('POST', `/requests/${request.body.id}/check-out`, {})
  expect(lease.body.phase, lease.text).toBe('active')
  return lease.body.id
}

function certificate(who: Caller, leaseId: string, publicKey = KEY): Promise<Answered> {
  return who.send('POST', `/leases/${leaseId}/certificate`, { publicKey })
}

describe('an authority', () => {
  it('is made when its connector is, and shows its public half only', () => {
    expect(connector.status, connector.text).toBe(201)
    expect(connector.body.settings).toEqual({
      publicKey: expect.stringMatching(/^ssh-ed25519 AAAA\S+ hallpass$/),
    })
  })

  it('stays the same when the connector is changed', async () => {
    const path = `/connectors/${connector.body.id}`
    const changed = await shop.root.send('PATCH', path, { name: 'hosts of the web' })
    expect(changed.body.settings, changed.text).toEqual(connector.body.settings)
  })

  it('is kept whatever its key looks like: that is no address', async () => {
    const origin = vi.spyOn(ssh, 'originOf').mockReturnValue('sshca://-WlW7O6Qf7v5BROk9u3snx')
    const made = await shop.root.send('POST', '/connectors', { ...CONNECTOR, name: 'dashed' })
    expect(made.status, made.text).toBe(201)
    origin.mockRestore()
  })

  it('has a public half that nobody can say themselves', async () => {
    const settings = { publicKey: 'ssh-ed25519 AAAA mine' }
    const made = await shop.root.send('POST', '/connectors', { ...CONNECTOR, name: 'x', settings })
    expect(made.body.errors).toEqual([
      { field: 'settings.publicKey', message: 'Hallpass fills this in itself.' },
    ])
  })

  it('is refused where the key is none, and not said back', async () => {
    const settings = { caKey: 'canary-7f3' }
    const made = await shop.root.send('POST', '/connectors', { ...CONNECTOR, name: 'x', settings })
    expect(made.status).toBe(400)
    expect(made.body.errors).toMatchObject([{ field: 'settings.caKey' }])
    expect(made.text).not.toContain('canary-7f3')
  })

  it('is published for hosts, and kept by caches for a while', async () => {
    const response = await fetched(`/ssh/${connector.body.id}/ca.pub`)
    const { publicKey } = connector.body.settings as { publicKey: string }
    expect(await response.text()).toBe(`${publicKey}\n`)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300')
  })

  it('is not known where there is none', async () => {
    for (const id of ['con_none', shop.connectorId, '..'])
      expect((await fetched(`/ssh/${id}/ca.pub`)).status).toBe(404)
  })
})

describe('an account behind an authority', () => {
  it.each([
    [{ principal: 'root,admin' }],
    [{ principal: '*' }],
    [{ principal: 'r', sourceAddress: 'anywhere' }],
    [{ principal: 'r', sourceAddress: '192.0.2.0/24, 198.51.100.1' }],
    [{ principal: 'r', sourceAddress: '192.0.2.0/33' }],
    [{ principal: 'r', sliceMinutes: '61' }],
    [{ principal: 'r', sliceMinutes: '0' }],
    [{ principal: 'r', host: '-oProxyCommand=id' }],
    [{ principal: 'r', login: 'x; id' }],
  ])('is refused where it cannot work: %j', async (settings) => {
    expect((await account(settings)).body.code).toBe('rehearsal_failed')
  })

  it('needs a principal, and one that no other account has', async () => {
    expect((await account({})).body.errors).toMatchObject([{ field: 'settings.principal' }])
    expect((await account({ principal: 'mine' })).status).toBe(201)
    const second = await account({ principal: 'mine', sliceMinutes: '5' })
    expect([second.status, second.body.code]).toEqual([409, 'right_taken'])
    const other = await shop.root.send('POST', '/connectors', { ...CONNECTOR, name: 'others' })
    expect((await account({ principal: 'mine' }, other.body.id)).status).toBe(201)
  })
})

describe('POST /leases/{id}/certificate', () => {
  it('answers with a certificate, how long it is good, and what to do with it', async () => {
    const leaseId = await held('certified')
    const { status, body } = await certificate(shop.ana, leaseId)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      certificate: expect.stringMatching(/^ssh-ed25519-cert-v01@openssh\.com \S+ lea_/),
      guide: { username: 'certified' },
    })
    const lease = await shop.ana.get(`/leases/${leaseId}`)
    expect(lease.body.issuedUntil).toBe(body.validUntil)
    expect(Date.parse(String(body.validUntil)) - Date.now()).toBeLessThanOrEqual(900_000)
  })

  it('renews as often as it is asked while the lease is active', async () => {
    const leaseId = await held('renewed')
    const [one, other] = [
      await certificate(shop.ana, leaseId),
      await certificate(shop.ana, leaseId),
    ]
    expect([one.status, other.status]).toEqual([200, 200])
    expect(one.body.certificate).not.toBe(other.body.certificate)
    await shop.ana.send('POST', `/leases/${leaseId}/check-in`, {})
    const late = await certificate(shop.ana, leaseId)
    expect([late.status, late.body.code]).toEqual([409, 'lease_not_active'])
  })

  it('refuses what is no key with the kinds that it takes', async () => {
    const leaseId = await held('unfit')
    const { status, body } = await certificate(shop.ana, leaseId, 'ssh-dss AAAA')
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([
      { field: 'publicKey', message: expect.stringContaining('Accepted are: ssh-ed25519') },
    ])
    expect((await shop.ana.get(`/leases/${leaseId}`)).body.issuedUntil).toBeNull()
  })

  it('is for the holder; others are told nothing, auditors that it is not theirs', async () => {
    const leaseId = await held('private')
    const stranger = await certificate(shop.bo, leaseId)
    expect([stranger.status, stranger.body.code]).toEqual([404, 'not_found'])
    const auditor = await certificate(await signedIn('Auditor', 'administrator'), leaseId)
    expect([auditor.status, auditor.body.code]).toEqual([403, 'not_the_holder'])
  })

  it('is the only way: there is no credential behind it to show', async () => {
    const shown = await shop.ana.get(`/leases/${await held('unshown')}/credential`)
    expect([shown.status, shown.body.code]).toEqual([409, 'wrong_mode'])
  })
})

describe('the list of revoked certificates', () => {
  const list = async (id: string) => {
    const response = await fetched(`/ssh/${id}/krl`)
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  it('has a lease that ended early, and may be kept for seconds only', async () => {
    const leaseId = await held('revoked')
    await certificate(shop.ana, leaseId)
    const before = (await list(connector.body.id)).bytes.length
    await shop.ana.send('POST', `/leases/${leaseId}/check-in`, {})
    await eventually(async () => {
      const { response, bytes } = await list(connector.body.id)
      expect(bytes.length).toBeGreaterThan(before)
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=15')
      expect(response.headers.get('Content-Type')).toBe('application/octet-stream')
    })
  })

  it('is empty and never an error where nobody is known', async () => {
    for (const id of ['con_none', shop.connectorId, 'nonsense']) {
      const { response, bytes } = await list(id)
      expect(response.status).toBe(200)
      expect(new TextDecoder().decode(bytes.slice(0, 8))).toBe('SSHKRL\n\0')
      expect(bytes).toHaveLength(44)
    }
  })

  it('says no more than serials', async () => {
    const { bytes } = await list(connector.body.id)
    const text = new TextDecoder('latin1').decode(bytes)
    expect(text).not.toContain('Ana')
    expect(text).not.toContain('lea_')
  })
})

it('keeps the private half out of D1 and history', async () => {
  const { results } = await env.DB.prepare(
    `SELECT sealed || settings AS text FROM connectors WHERE kind = 'ssh'
     UNION ALL SELECT data FROM history WHERE type LIKE 'connector.%'`,
  ).all<{ text: string }>()
  for (const { text } of results) expect(text).not.toContain('MC4CAQAwBQYDK2Vw')
})
