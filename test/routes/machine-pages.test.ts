import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { HostileProvider } from '../auth/hostile-provider'
import { machineOf, WORK } from './machines-town'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, installation } from './visit'

const ORIGIN = 'https://hallpass.example'

type Form = Record<string, string | readonly string[]>

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

/** A page, or what a form comes to, as somebody in a browser. */
async function browse(who: Caller, path: string, form?: Form) {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(form ?? {}))
    for (const value of [values].flat()) body.append(name, String(value))
  const response = await app.request(
    `${ORIGIN}${path}`,
    {
      method: form ? 'POST' : 'GET',
      headers: { Cookie: `__Host-hallpass=${who.token}`, Origin: ORIGIN },
      ...(form ? { body } : {}),
    },
    installation,
  )
  const text = await response.text()
  return { status: response.status, text, location: response.headers.get('Location') }
}

describe('the pages of machines', () => {
  it('list, make, change and end them, for whoever manages machines', async () => {
    const unknown = await browse(shop.root, '/machines', { name: 'paged', 'owners.add': 'Nemo' })
    expect([unknown.status, unknown.text.includes('“Nemo” is nobody')]).toEqual([422, true])
    const ownerless = await browse(shop.root, '/machines', { name: 'paged', 'owners.add': '' })
    expect([ownerless.status, ownerless.text.includes('A machine has an owner.')]).toEqual([
      400,
      true,
    ])
    const made = await browse(shop.root, '/machines', { name: 'paged', 'owners.add': 'Ana' })
    expect([made.status, made.location]).toEqual([303, expect.stringMatching(/^\/machines\/mac_/)])
    const home = String(made.location)
    for (const who of [shop.root, shop.ana])
      expect((await browse(who, '/machines')).text).toContain(`href="${home}"`)
    expect((await browse(shop.bo, '/machines')).text).not.toContain(home)
    expect((await browse(shop.ana, '/machines')).text).not.toContain('New machine')
    expect((await browse(shop.bo, home)).status).toBe(404)
    const changed = await browse(shop.root, home, {
      name: 'paged-2',
      owners: [shop.ana.id, shop.bo.id],
    })
    expect(changed.location).toBe(home)
    expect((await browse(shop.bo, home)).text).toContain('paged-2')
    const misnamed = await browse(shop.root, `${home}/end`, { reason: 'x', confirmName: 'other' })
    expect([misnamed.status, misnamed.text.includes('Nothing was done')]).toEqual([422, true])
    const ended = await browse(shop.root, `${home}/end`, { reason: 'x', confirmName: 'paged-2' })
    expect(ended.location).toBe(home)
    expect((await browse(shop.root, home)).text).toContain('This machine has ended')
  })

  it('show a token once, to the owner who makes it', async () => {
    const id = await machineOf(shop.root, 'with-token', [shop.ana])
    const form = { name: 'key', verbs: WORK, scope: '', days: '30' }
    const made = await browse(shop.ana, `/machines/${id}/tokens`, form)
    const [token = ''] = /hallpass_mat_[\w-]{51}/.exec(made.text) ?? []
    expect(token).not.toBe('')
    const page = await browse(shop.ana, `/machines/${id}`)
    expect([page.text.includes('key'), page.text.includes(token)]).toEqual([true, false])
    const other = await browse(shop.root, `/machines/${id}/tokens`, form)
    expect([other.status, other.text.includes('Only an owner makes')]).toEqual([403, true])
    const wrong = await browse(shop.ana, `/machines/${id}/tokens`, { ...form, days: '900' })
    expect([wrong.status, wrong.text.includes('366 at most')]).toEqual([400, true])
    const row = await env.DB.prepare('SELECT id FROM tokens WHERE machine_id = ?')
      .bind(id)
      .first<string>('id')
    const revoked = await browse(shop.ana, `/machines/${id}/tokens/${row}/revoke`, {})
    expect(revoked.location).toBe(`/machines/${id}`)
    expect((await browse(shop.ana, `/machines/${id}`)).text).toContain('It has no tokens')
  })

  it('take a rule line by line, and say what is wrong with it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const issuer = new HostileProvider()
    const id = await machineOf(shop.root, 'with-rule', [shop.root])
    const form = {
      ...{ name: 'main', issuer: issuer.issuer, audience: 'x', verbs: 'ask', minutes: '15' },
      claims: 'repository=octo-org/*\nref = refs/heads/main',
    }
    const everybody = await browse(shop.root, `/machines/${id}/rules`, {
      ...form,
      claims: 'ref=refs/heads/main',
    })
    expect([everybody.status, everybody.text.includes('met by everybody')]).toEqual([400, true])
    expect(everybody.text).toContain('ref=refs/heads/main')
    const long = await browse(shop.root, `/machines/${id}/rules`, { ...form, minutes: '61' })
    expect([long.status, long.text.includes('60 at most')]).toEqual([400, true])
    const made = await browse(shop.root, `/machines/${id}/rules`, form)
    expect(made.location).toBe(`/machines/${id}`)
    const [rule] = (await shop.root.get(`/machines/${id}/rules`)).body.items as { id: string }[]
    expect(rule).toMatchObject({
      claims: [
        { claim: 'repository', pattern: 'octo-org/*' },
        { claim: 'ref', pattern: 'refs/heads/main' },
      ],
      sessionSeconds: 900,
      isOnce: false,
    })
    expect((await browse(shop.root, `/machines/${id}`)).text).toContain('repository=octo-org/*')
    const removed = await browse(shop.root, `/machines/${id}/rules/${rule?.id}/remove`, {})
    expect(removed.location).toBe(`/machines/${id}`)
  })
})

describe('the page of a policy', () => {
  it('keeps the machines that it names, and offers the others', async () => {
    const id = await machineOf(shop.root, 'named', [shop.ana])
    await machineOf(shop.root, 'offered', [shop.ana])
    const policy = policyWith([shop.bo.id])
    const requesters = { everybody: false, machines: [id] }
    const made = await shop.root.send('POST', '/policies', {
      ...policy,
      name: 'robots',
      requesters,
    })
    const home = `/admin/policies/${made.body.id}`
    const { text } = await browse(shop.root, home)
    const ticked = new RegExp(`name="requesters.machines" value="${id}" checked`)
    expect([ticked.test(text), text.includes('offered')]).toEqual([true, true])
    const saved = await browse(shop.root, home, formOf(text, { name: 'robots-2' }))
    expect([saved.status, saved.location]).toEqual([
      303,
      expect.stringContaining('/admin/policies'),
    ])
    const stored = (await shop.root.get(`/policies/${made.body.id}`)).body
    expect(stored).toMatchObject({ name: 'robots-2', requesters: { machines: [id] } })
    const asked = '/admin/policies?person=named&resource=shop-none&account=rw'
    expect((await browse(shop.root, asked)).text).not.toContain('is nobody in the directory')
  })
})

/** What the first large form of a page would send as it stands, but for this. */
function formOf(text: string, more: Form): Form {
  const [, inside = ''] = /<form class="stack"[^>]*>(.*?)<\/form>/s.exec(text) ?? []
  const form: Record<string, string[]> = {}
  const put = (name = '', value = '') => {
    form[name] = [...(form[name] ?? []), value]
  }
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const isBox = /type="(checkbox|radio)"/.test(tag)
    if (!isBox || /\schecked/.test(tag)) put(attribute(tag, 'name'), attribute(tag, 'value'))
  }
  for (const [, tag = '', value] of inside.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    put(attribute(tag, 'name'), value)
  for (const [, tag = '', options = ''] of inside.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const [chosen = ''] = /<option[^>]*selected[^>]*>/.exec(options) ?? []
    put(attribute(tag, 'name'), attribute(chosen, 'value'))
  }
  return { ...form, ...more }
}
