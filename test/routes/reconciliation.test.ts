import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { reconcile } from '../../src/commands/reconcile/reconcile'
import { rewrapSlice } from '../../src/commands/rewrap'
import { HALLPASS } from '../../src/db/history'
import { insteadOfFetch } from '../readers/double'
import { OKTA, type Organisation, okta } from '../readers/okta-double'
import { arrived, ENDED, HERE, provider, standing } from '../readers/stage'
import { openShop } from './shop'
import { type Caller, installation, signedIn } from './visit'

afterEach(() => void vi.restoreAllMocks())

const DRAFT = { kind: 'okta', settings: OKTA }

async function stage() {
  const at = await provider()
  const ids = ['a', 'b'].map((letter) => `00u${letter}${at.id.slice(4)}`)
  const org: Organisation = {
    users: ids.map((id) => ({ id, status: 'ACTIVE' })),
    groups: [{ id: '00g', name: 'Ops', members: ids }],
  }
  const people = await Promise.all(ids.map((id) => arrived(at, id)))
  insteadOfFetch(okta(org))
  return { at, org, people, path: `/providers/${at.id}/reconciliation` }
}

let root: Caller

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
})

describe('reading a provider, over the API', () => {
  it('is set, done now, looked at and stopped', async () => {
    const { org, path, people } = await stage()
    expect((await root.get(path)).status).toBe(404)
    const saved = await root.send('PUT', path, DRAFT)
    expect(saved.body, saved.text).toMatchObject({
      ...{ kind: 'okta', intervalSeconds: 900, mostGone: 10, staleAfterSeconds: 86_400 },
      settings: { orgUrl: OKTA.orgUrl, access: 'token' },
      ...{ readAt: null, isStale: false, held: null },
    })
    expect(saved.text).not.toContain(OKTA.token)
    org.users.pop()
    const read = await root.send('POST', `${path}/read`, {})
    expect(read.body).toMatchObject({ problem: null, counts: { people: 1, known: 2, ended: 1 } })
    expect(await Promise.all(people.map(standing))).toEqual([HERE, ENDED])
    expect((await root.send('DELETE', path)).status).toBe(204)
    expect((await root.get(path)).status).toBe(404)
    expect((await root.send('POST', `${path}/read`, {})).status).toBe(404)
  })

  it('says what it would take away, and changes nothing', async () => {
    const { org, path, people } = await stage()
    org.users.pop()
    org.groups.pop()
    const { body } = await root.send('POST', `${path}/rehearse`, DRAFT)
    expect(body).toMatchObject({ people: 1, known: 2, missingGroups: ['Ops'], more: 0 })
    expect([body.gone, body.losing]).toMatchObject([[/./], [/./]].map(() => [expect.any(String)]))
    expect(await Promise.all(people.map(standing))).toEqual([HERE, HERE])
    expect((await root.get(path)).status).toBe(404)
  })

  it('is saved only when it can be read, and when its people are found', async () => {
    const { org, path } = await stage()
    const wrong = { ...DRAFT, settings: { ...OKTA, token: 'other' } }
    const refused = await root.send('PUT', path, wrong)
    expect([refused.status, refused.body.code]).toEqual([422, 'rehearsal_failed'])
    org.users.splice(0, 2, { id: 'somebody', status: 'ACTIVE' })
    const strangers = await root.send('PUT', path, DRAFT)
    expect([strangers.status, strangers.body.code]).toEqual([422, 'rehearsal_failed'])
    expect((await root.get(path)).status).toBe(404)
  })

  it.each([
    [{ orgUrl: 'http://shop.okta.example' }, 'plain_origin_not_allowed'],
    [{ orgUrl: 'https://10.0.0.1' }, 'private_origin_not_allowed'],
    [{ orgUrl: 'https://0x7f.1' }, 'private_origin_not_allowed'],
    [{ orgUrl: 'nonsense' }, 'address_refused'],
    [{ other: 'x' }, 'invalid_input'],
    [{ token: '' }, 'rehearsal_failed'],
  ])('goes nowhere else: %o', async (settings, code) => {
    const { path } = await stage()
    const { body } = await root.send('PUT', path, { ...DRAFT, settings: { ...OKTA, ...settings } })
    expect(body.code).toBe(code)
  })

  it('keeps the stored secret, and sends it to no other place', async () => {
    const { path } = await stage()
    await root.send('PUT', path, DRAFT)
    const { token: _token, ...open } = OKTA
    const kept = await root.send('PUT', path, { ...DRAFT, settings: open, intervalSeconds: 600 })
    expect(kept.body).toMatchObject({ intervalSeconds: 600 })
    const moved = { ...DRAFT, settings: { orgUrl: 'https://evil.example' } }
    const seen = insteadOfFetch(() => new Response(null, { status: 500 }))
    expect((await root.send('PUT', path, moved)).body.code).toBe('invalid_input')
    expect(seen).toEqual([])
  })

  it('is read as before when the key-encryption key is exchanged', async () => {
    const { at, path } = await stage()
    await root.send('PUT', path, DRAFT)
    const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    const old = installation.KEY_ENCRYPTION_KEY
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY: `${fresh} ${old}` })
    const after = { ...installation, KEY_ENCRYPTION_KEY: fresh }
    expect(await reconcile(after, at.id, { editor: HALLPASS, deadlineMs: 5_000 })).toEqual({
      ...{ ok: true, id: at.id },
    })
    expect((await root.get(path)).body).toMatchObject({ problem: null })
    await rewrapSlice({ ...installation, KEY_ENCRYPTION_KEY: `${old} ${fresh}` })
  })

  it('ends with its provider', async () => {
    const { at, path } = await stage()
    await root.send('PUT', path, DRAFT)
    await root.send('DELETE', `/providers/${at.id}`)
    expect((await root.get(path)).status).toBe(404)
  })

  it('lets too many go only with a yes to what was held back', async () => {
    const { org, path, people } = await stage()
    await root.send('PUT', path, { ...DRAFT, mostGone: 0 })
    org.users.pop()
    const { held } = (await root.send('POST', `${path}/read`, {})).body
    expect(await Promise.all(people.map(standing))).toEqual([HERE, HERE])
    const other = await root.send('POST', `${path}/confirm`, { held: 'hel_other' })
    expect([other.status, other.body.code]).toEqual([409, 'reconciliation_changed'])
    const yes = await root.send('POST', `${path}/confirm`, { held })
    expect(yes.body).toMatchObject({ held: null, counts: { ended: 1 } })
    expect(await Promise.all(people.map(standing))).toEqual([HERE, ENDED])
  })
})

describe('on the pages', () => {
  it('an administrator sets it, sees what came of it, and reads now', async () => {
    const { at, org } = await stage()
    const home = `/admin/providers/${at.id}`
    const page = async (path: string, form?: Record<string, string>) => {
      const response = await app.request(
        `https://hallpass.example${path}`,
        {
          method: form ? 'POST' : 'GET',
          headers: {
            Origin: 'https://hallpass.example',
            Cookie: `__Host-hallpass=${root.token}`,
          },
          redirect: 'manual',
          ...(form ? { body: new URLSearchParams(form) } : {}),
        },
        installation,
      )
      return { status: response.status, text: await response.text() }
    }
    expect((await page(home)).text).toContain('Read it at intervals')
    expect((await page(`${home}/reconciliation`)).text).toContain('?kind=graph')
    const form = {
      ...{ 'settings.orgUrl': OKTA.orgUrl, 'settings.token': OKTA.token },
      ...{ readsGroups: 'yes', intervalMinutes: '15', mostGone: '0', staleHours: '' },
    }
    const wrong = { ...form, intervalMinutes: '1' }
    const refused = await page(`${home}/reconciliation?kind=okta`, wrong)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('five minutes')])
    const tried = await page(`${home}/reconciliation/rehearse?kind=okta`, form)
    expect(tried.text).toContain('It can be read')
    expect((await page(`${home}/reconciliation?kind=okta`, form)).status).toBe(303)
    org.users.pop()
    expect((await page(`${home}/reconciliation/read`, {})).status).toBe(303)
    const after = await page(`${home}/reconciliation`)
    expect(after.text).toContain('One person would lose something')
    expect(after.text).toContain('The identity provider does not have them any more.')
    expect((await page(home)).text).toContain('It waits for your yes')
    expect((await page('/admin/status')).text).toContain('People in doubt')
    expect((await page(`${home}/reconciliation/remove`, {})).status).toBe(303)
  })
})

describe('while a provider was not read for too long', () => {
  it('its people check nothing out, their page says why, and they give back as ever', async () => {
    const { ana, bo, stocked } = await openShop()
    const { filing } = await stocked()
    const { at } = await stage()
    await env.DB.batch([
      env.DB.prepare('INSERT INTO identities VALUES (?, ?, ?, 1)').bind(at.issuer, 'ana', ana.id),
    ])
    await root.send('PUT', `/providers/${at.id}/reconciliation`, DRAFT)
    const ask = async () => {
      const { id } = (await ana.send('POST', '/requests', filing)).body
      await bo.send('POST', `/requests/${id}/approve`, {})
      return id
    }
    const unread = (since: number) =>
      env.DB.prepare('UPDATE reconciliations SET created_at = ?, read_at = NULL').bind(since).run()
    const first = await ask()
    const lease = (await ana.send('POST', `/requests/${first}/check-out`, {})).body.id
    await unread(Date.now() - 86_500_000)
    const second = await ask()
    expect((await ana.send('POST', `/leases/${lease}/check-in`, {})).status).toBeLessThan(300)
    const refused = await ana.send('POST', `/requests/${second}/check-out`, {})
    expect([refused.status, refused.body.code]).toEqual([409, 'provider_unread'])
    const page = await app.request(
      `https://hallpass.example/requests/${second}`,
      { headers: { Cookie: `__Host-hallpass=${ana.token}` } },
      installation,
    )
    expect(await page.text()).toContain('New access waits for the identity provider')
    await unread(Date.now())
    const doubt = env.DB.prepare("INSERT INTO doubts VALUES (?, ?, 'not on any page', 1)")
    await doubt.bind(at.id, ana.id).run()
    const inDoubt = await ana.send('POST', `/requests/${second}/check-out`, {})
    expect([inDoubt.status, inDoubt.body.code]).toEqual([409, 'person_unclear'])
    await env.DB.prepare('DELETE FROM doubts').run()
    expect((await ana.send('POST', `/requests/${second}/check-out`, {})).body.code).not.toBe(
      'provider_unread',
    )
  })
})
