import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { findingsNow, renewFindings } from '../../src/commands/findings-now'
import { keepFindings, keptFindings } from '../../src/db/kept-findings'
import { openShop, policyWith, type Shop } from './shop'
import { installation } from './visit'

const MINUTE = 60_000

describe('what the linter found', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  const found = async (now: number) => {
    const { findings } = await findingsNow(env, now)
    return findings.map(({ code, policyName }) => `${policyName}: ${code}`)
  }

  it('is kept for a while, and never beyond a change of the policies', async () => {
    const now = Date.now()
    const before = await found(now)
    const queries = vi.spyOn(env.DB, 'prepare')
    expect(await found(now + MINUTE)).toEqual(before)
    expect(queries).toHaveBeenCalledTimes(1)
    queries.mockRestore()
    const hidden = { ...policyWith([shop.bo.id]), name: 'hidden', resources: 'shop-x*' }
    await shop.root.send('POST', '/policies', hidden)
    expect(await found(now + MINUTE)).toContain('hidden: shadowed')
  })

  it('is looked for anew in good time', async () => {
    const now = Date.now()
    const { foundAt } = await findingsNow(env, now)
    await renewFindings(env, foundAt + 4 * MINUTE)
    expect((await findingsNow(env, foundAt + 4 * MINUTE)).foundAt).toBe(foundAt)
    await renewFindings(env, foundAt + 6 * MINUTE)
    expect((await findingsNow(env, foundAt + 6 * MINUTE)).foundAt).toBe(foundAt + 6 * MINUTE)
    expect((await findingsNow(env, foundAt + 30 * MINUTE)).foundAt).toBe(foundAt + 30 * MINUTE)
  })

  it('is not kept for a list that changed while it was looked for', async () => {
    await env.DB.prepare('DELETE FROM policy_findings').run()
    await keepFindings(env.DB, 'another', { foundAt: 1, findings: [] })
    expect(await keptFindings(env.DB)).toBeNull()
  })

  it('and groups are named on the form of a policy, where they are too many to tick', async () => {
    for (let number = 0; number <= 30; number++)
      await shop.root.send('POST', '/groups', { name: `group ${number}` })
    const { text } = await visit('/admin/policies/new')
    expect(text).not.toContain('group 17')
    expect(text).toContain('name="requesters.groups.add"')
    const typed = { name: 'x', resources: 'a*', 'requesters.groups.add': 'group 17' }
    const redrawn = await visit('/admin/policies/redraw', typed)
    expect(redrawn.text).toMatch(/name="requesters.groups" value="grp_\w+" checked/)
    expect(redrawn.text).toContain('group 17')
    const wrong = await visit('/admin/policies/redraw', { ...typed, 'requesters.groups.add': 'x' })
    expect(wrong.text).toContain('There is no group “x”.')
  })

  async function visit(path: string, form?: Record<string, string>) {
    const response = await app.request(
      `https://hallpass.example${path}`,
      {
        headers: {
          Cookie: `__Host-hallpass=${shop.root.token}`,
          Origin: 'https://hallpass.example',
          'CF-Connecting-IP': '10.6.6.6',
        },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      },
      installation,
    )
    return { status: response.status, text: await response.text() }
  }
})
