import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { providerNamed } from '../../src/auth/provider-config'
import { rewrapSlice } from '../../src/commands/rewrap'
import type { ProviderId } from '../../src/domain/ids'
import { HostileProvider } from '../auth/hostile-provider'
import { Browser } from '../auth/product'
import { openShop, policyWith } from './shop'
import { type Answered, type Caller, fetchApi, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

let root: Caller
let count = 0

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
})

beforeEach(() => {
  count += 1
})

function bodyFor(provider: HostileProvider, more: object = {}) {
  const { issuer } = provider
  return { name: `Partner ${count}`, issuer, clientId: 'us', clientSecret: 'canary', ...more }
}

async function added(more: object = {}): Promise<Answered> {
  const made = await root.send('POST', '/providers', bodyFor(new HostileProvider(), more))
  if (made.status !== 201) throw new Error(made.text)
  return made
}

async function page(path: string, form?: Record<string, string>, caller: Caller | null = root) {
  const headers = {
    Origin: ORIGIN,
    ...(caller ? { Cookie: `__Host-hallpass=${caller.token}` } : {}),
  }
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const response = await app.request(`${ORIGIN}${path}`, { headers, ...init }, installation)
  const location = response.headers.get('Location')
  return { status: response.status, location, text: await response.text() }
}

describe('an identity provider', () => {
  it('is added by an administrator, who never sees its secret again', async () => {
    const { body, text } = await added()
    expect(body).toMatchObject({
      redirectUri: `${ORIGIN}/auth/callback/${body.id}`,
      claims: { subject: ['sub'], groups: null },
    })
    expect(text).not.toContain('canary')
    expect((await root.get(`/providers/${body.id}`)).text).not.toContain('canary')
    const history = await root.get('/history?type=provider.created')
    expect(history.text).toContain(body.id)
    expect(history.text).not.toContain('canary')
  })

  it('is tried before it is saved', async () => {
    const provider = new HostileProvider()
    provider.twist = { metadata: { token_endpoint: 'http://provider.example/t' } }
    const refused = await root.send('POST', '/providers', bodyFor(provider))
    expect([refused.status, refused.body.code]).toEqual([422, 'rehearsal_failed'])
    const plain = await root.send(
      'POST',
      '/providers',
      bodyFor(provider, { issuer: 'http://plain.example' }),
    )
    expect([plain.status, plain.body.code]).toEqual([400, 'invalid_input'])
  })

  it('is there once, that of the settings too', async () => {
    const provider = new HostileProvider()
    expect((await root.send('POST', '/providers', bodyFor(provider))).status).toBe(201)
    const again = await root.send('POST', '/providers', bodyFor(provider, { name: 'Twin' }))
    expect([again.status, again.body.code]).toEqual([409, 'provider_taken'])
    const first = bodyFor(provider, { name: 'First', issuer: installation.OIDC_ISSUER })
    expect((await root.send('POST', '/providers', first)).body.code).toBe('provider_taken')
  })

  it('knows nobody by an address or a name that can change hands', async () => {
    for (const subject of [['email'], ['tid', 'upn'], [], ['a b']]) {
      const body = bodyFor(new HostileProvider(), { claims: { subject } })
      expect((await root.send('POST', '/providers', body)).status, String(subject)).toBe(400)
    }
  })

  it('maps to groups that are here only', async () => {
    const groups = [{ value: 'ops', groupId: 'grp_nowhere' }]
    const answer = await root.send('POST', '/providers', bodyFor(new HostileProvider(), { groups }))
    expect([answer.status, answer.body.code]).toEqual([422, 'group_unknown'])
  })

  it('is changed without its issuer, and keeps its secret', async () => {
    const { body } = await added()
    const change = { name: `Renamed ${count}`, clientId: 'other' }
    const done = await root.send('PUT', `/providers/${body.id}`, change)
    expect(done.body).toMatchObject({ ...change, issuer: body.issuer })
    const moved = { ...change, issuer: 'https://elsewhere.example' }
    expect((await root.send('PUT', `/providers/${body.id}`, moved)).status).toBe(400)
  })

  it('keeps its secret when the key-encryption key is exchanged', async () => {
    const id = (await added()).body.id as ProviderId
    const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    const old = installation.KEY_ENCRYPTION_KEY
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY: `${fresh} ${old}` })
    const after = { ...installation, KEY_ENCRYPTION_KEY: fresh }
    expect((await providerNamed(after, id))?.clientSecret).toBe('canary')
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY: `${old} ${fresh}` })
    expect((await providerNamed(installation, id))?.clientSecret).toBe('canary')
  })

  it('can be chosen where people sign in, as long as it is there', async () => {
    const { body } = await added()
    expect((await page('/sign-in', undefined, null)).text).toContain(`Continue with ${body.name}`)
    expect((await root.send('DELETE', `/providers/${body.id}`)).status).toBe(204)
    expect((await page('/sign-in', undefined, null)).text).not.toContain(String(body.name))
    expect((await root.get(`/providers/${body.id}`)).status).toBe(404)
  })

  it('is added, changed and taken away by forms too', async () => {
    const group = await root.send('POST', '/groups', { name: `Ops ${count}` })
    const provider = new HostileProvider()
    const form = {
      ...bodyFor(provider),
      'claims.subject': 'tid oid',
      'claims.groups': 'roles',
      groups: `cn=ops,dc=x = Ops ${count}`,
    }
    const unknown = await page('/admin/providers', { ...form, groups: 'ops = Nobody' })
    expect([unknown.status, unknown.text.includes('no such group: Nobody')]).toEqual([400, true])
    const made = await page('/admin/providers', form)
    expect(made.status).toBe(303)
    const home = made.location ?? ''
    const stored = await root.get(home.replace('/admin', ''))
    expect(stored.body).toMatchObject({
      claims: { subject: ['tid', 'oid'], groups: 'roles' },
      groups: [{ value: 'cn=ops,dc=x', groupId: group.body.id }],
    })
    const shown = (await page(home)).text
    expect(shown).toContain(`cn=ops,dc=x = Ops ${count}`)
    expect(shown).not.toContain('canary')
    expect((await page(home, { ...form, name: `Changed ${count}`, clientSecret: '' })).status).toBe(
      303,
    )
    expect((await page(`${home}/retire`, { confirmName: 'x' })).status).toBe(422)
    expect((await page('/admin/providers')).text).toContain(`Changed ${count}`)
    expect((await page(`${home}/retire`, { confirmName: `Changed ${count}` })).status).toBe(303)
    expect((await page(home)).status).toBe(404)
  })
})

describe('what the groups of the first provider mean', () => {
  it('is said by the API and by a form', async () => {
    const { body } = await root.send('POST', '/groups', { name: `First ${count}` })
    const home = '/providers/idp_settings/groups'
    const groups = [{ value: 'ops', groupId: body.id }]
    expect((await root.send('PUT', home, { groups })).body).toEqual({ groups })
    expect((await page('/admin/providers/idp_settings')).text).toContain(`ops = First ${count}`)
    const form = { groups: `cn=a = First ${count}` }
    expect((await page(`/admin${home}`, form)).status).toBe(303)
    const mapping = [{ value: 'cn=a', groupId: body.id }]
    expect((await root.get(home)).body).toEqual({ groups: mapping })
    expect((await page(`/admin${home}`, { groups: 'x = Nobody' })).status).toBe(400)
    expect((await root.get('/providers/idp_unknown/groups')).status).toBe(404)
    await root.send('PUT', home, { groups: [] })
  })
})

describe('a lease that came with a group of the provider', () => {
  it('ends when its holder signs in without that group', async () => {
    const shop = await openShop()
    const group = await root.send('POST', '/groups', { name: `Askers ${count}` })
    const provider = new HostileProvider()
    const groups = [{ value: 'ops', groupId: group.body.id }]
    const more = { groups, clientId: 'hallpass', claims: { groups: 'roles' } }
    const { body } = await root.send('POST', '/providers', bodyFor(provider, more))
    const requesters = { everybody: false, people: [], groups: [group.body.id] }
    const policies = (await root.get('/policies')).body.items as { id: string }[]
    await root.send('PUT', `/policies/${policies[0]?.id}`, {
      ...policyWith([shop.bo.id]),
      requesters,
    })
    const enter = async (roles: readonly string[]) => {
      const browser = new Browser(installation, app)
      provider.twist = { claims: { roles } }
      await browser.get(await provider.visit(browser, { provider: body.id }))
      return browser.cookies.get('__Host-hallpass') ?? ''
    }

    const token = await enter(['ops'])
    const { filing, target } = await shop.stocked()
    const filed = await fetchApi('POST', '/requests', filing, token)
    await shop.bo.send('POST', `/requests/${filed.body.id}/approve`)
    const lease = await fetchApi('POST', `/requests/${filed.body.id}/check-out`, {}, token)
    expect([lease.status, lease.body.phase], lease.text).toEqual([200, 'active'])
    await enter(['ops', 'more'])
    expect(target.holders.size).toBe(1)
    await enter(['more'])
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
    const again = await fetchApi('POST', '/requests', filing, token)
    expect([again.status, again.body.code]).toEqual([403, 'no_policy'])
  })
})

describe('a way to sign in', () => {
  it('is linked and taken away by an administrator, at providers that are here', async () => {
    const [{ body }, ana] = [await added(), await signedIn(`Ana${count}`)]
    const identity = { issuer: body.issuer as string, subject: `ana-${count}` }
    const home = `/people/${ana.id}/identities`
    expect((await root.send('POST', home, identity)).status).toBe(204)
    expect((await root.get(home)).body.items).toMatchObject([identity])
    const bo = await signedIn(`Bob${count}`)
    const taken = await root.send('POST', `/people/${bo.id}/identities`, identity)
    expect([taken.status, taken.body.code]).toEqual([409, 'identity_taken'])
    const elsewhere = { ...identity, issuer: 'https://nobody.example' }
    expect((await root.send('POST', home, elsewhere)).body.code).toBe('provider_unknown')
    expect((await root.send('POST', `${home}/unlink`, identity)).status).toBe(204)
    expect((await root.send('POST', `${home}/unlink`, identity)).status).toBe(404)
  })

  it('is linked and taken away on a person’s page too', async () => {
    const [{ body }, ana] = [await added(), await signedIn(`Ana${count}`)]
    const form = { issuer: body.issuer as string, subject: `ana-${count}` }
    const home = `/admin/people/${ana.id}`
    expect((await page(`${home}/identities`, { issuer: 'x', subject: '' })).status).toBe(400)
    expect((await page(`${home}/identities`, form)).status).toBe(303)
    expect((await page(home)).text).toContain(form.subject)
    expect((await page(`${home}/identities/unlink`, form)).status).toBe(303)
    expect((await page(home)).text).not.toContain(form.subject)
  })
})
