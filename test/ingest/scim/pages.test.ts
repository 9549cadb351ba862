import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../../src/app'
import { type Caller, installation, signedIn } from '../../routes/visit'
import { grouped, provider, speak } from './provider'

describe('the pages of SCIM connections', () => {
  let root: Caller
  let member: Caller

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
    member = await signedIn('Member')
  })

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

  it('make a connection and a token that is shown this once, and end it', async () => {
    expect((await visit(root, '/admin/scim/new')).text).toContain('https://identity.example')
    const bad = await visit(root, '/admin/scim', { name: 'Paged', provider: 'nowhere' })
    expect([bad.status, bad.text.includes('The issuer of an OpenID provider')]).toEqual([400, true])
    const made = await visit(root, '/admin/scim', {
      name: 'Paged',
      provider: 'https://paged.example',
      groupPrefix: '',
    })
    expect(made.status).toBe(303)
    const home = made.headers.get('Location') ?? ''
    const shown = await visit(root, `${home}/tokens`, {})
    const [token = ''] = /hpscim_[\w-]{43}/.exec(shown.text) ?? []
    const used = await speak('GET', '/Users', undefined, { Authorization: `Bearer ${token}` })
    expect(used.status).toBe(200)
    const page = await visit(root, home)
    expect(page.text).toContain('https://hallpass.example/scim/v2')
    expect(page.text).not.toContain('hpscim_')
    expect((await visit(root, '/admin/scim')).text).toContain('Paged')
    expect((await visit(root, `${home}/retire`, { confirmName: 'Other' })).status).toBe(422)
    expect((await visit(root, `${home}/retire`, { confirmName: 'Paged' })).status).toBe(303)
    expect((await visit(root, home)).status).toBe(404)
  })

  it('do not exist for others', async () => {
    for (const path of ['/admin/scim', '/admin/scim/new', '/admin/scim/sci_none'])
      expect((await visit(member, path)).status, path).toBe(404)
  })

  it('say of a group where it comes from instead of offering to change it', async () => {
    const at = await provider('paged-groups')
    const id = await grouped(at, 'Far away')
    const { text } = await visit(root, `/admin/groups/${id}`)
    expect(text).toContain('Fed by the SCIM connection paged-groups')
    expect(text).not.toContain('Delete this group')
    expect((await visit(root, '/admin/groups')).text).toContain('SCIM: paged-groups')
  })
})
