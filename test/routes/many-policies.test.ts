import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { readFindings, renewFindings } from '../../src/commands/findings-now'
import { keepFindings, readKeptFindings } from '../../src/db/kept-findings'
import { readAlone } from '../../src/db/together'
import type { PolicyId } from '../../src/domain/ids'
import { FINDINGS_SHOWN, type Finding } from '../../src/domain/policy/lint/finding'
import { openShop, policyWith, type Shop } from './shop'
import { installation } from './visit'

const MINUTE = 60_000

describe('what the linter found', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  const findingsNow = (now: number, about: PolicyId | null = null) =>
    readAlone(env.DB, readFindings(env, now, about))

  const found = async (now: number) => {
    const { findings } = await findingsNow(now)
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
    const { foundAt } = await findingsNow(now)
    await renewFindings(env, foundAt + 4 * MINUTE)
    expect((await findingsNow(foundAt + 4 * MINUTE)).foundAt).toBe(foundAt)
    await renewFindings(env, foundAt + 6 * MINUTE)
    expect((await findingsNow(foundAt + 6 * MINUTE)).foundAt).toBe(foundAt + 6 * MINUTE)
    expect((await findingsNow(foundAt + 30 * MINUTE)).foundAt).toBe(foundAt + 30 * MINUTE)
  })

  it('is not kept for a list that changed while it was looked for', async () => {
    await env.DB.prepare('DELETE FROM policy_findings').run()
    await keepFindings(env.DB, 'another', 1, [])
    expect(await readAlone(env.DB, readKeptFindings(env.DB, null))).toBeNull()
  })

  it('is read as far as it is shown, of all policies or of one, as when it was found', async () => {
    const all = Array.from({ length: 2 * FINDINGS_SHOWN + 1 }, (_, number) => finding(number))
    const now = Date.now()
    await keep(now, all)
    const first = await findingsNow(now)
    expect(first).toEqual({
      ...{ foundAt: now, count: 51, hasError: true },
      findings: all.slice(0, FINDINGS_SHOWN),
    })
    const even = all.filter(({ policyId }) => policyId === 'pol_0')
    expect(await findingsNow(now, 'pol_0' as PolicyId)).toEqual({
      ...{ foundAt: now, count: 26, hasError: true },
      findings: even.slice(0, FINDINGS_SHOWN),
    })
    expect(await findingsNow(now, 'pol_1' as PolicyId)).toMatchObject({ hasError: false })
    const none = { foundAt: now, count: 0, hasError: false, findings: [] }
    expect(await findingsNow(now, 'pol_2' as PolicyId)).toEqual(none)
  })

  it('is about one policy too where it has just been looked for', async () => {
    await shop.root.send('POST', '/policies', {
      ...policyWith([shop.bo.id]),
      name: 'hidden too',
      resources: 'shop-y*',
    })
    await env.DB.prepare('DELETE FROM policy_findings').run()
    const now = Date.now()
    const { findings } = await findingsNow(now)
    const names = (each: readonly Finding[]) => each.map(({ policyName }) => policyName)
    expect(new Set(names(findings)).size).toBeGreaterThan(1)
    const about = findings.find(({ policyName }) => policyName === 'hidden too')?.policyId
    await env.DB.prepare('DELETE FROM policy_findings').run()
    const own = await findingsNow(now, about)
    expect(new Set(names(own.findings))).toEqual(new Set(['hidden too']))
    // What is kept is about all of them all the same.
    expect(await findingsNow(now)).toMatchObject({ findings })
  })

  it('and a resource names the groups that its policies let ask, of however many there are', async () => {
    const { id: group } = (await shop.root.send('POST', '/groups', { name: 'wardens' })).body
    const only = { everybody: false, people: [], groups: [group] }
    const policy = { ...policyWith([shop.bo.id]), name: 'of stewards', resources: 'attic-*' }
    await shop.root.send('POST', '/policies', { ...policy, requesters: only })
    const attic = { name: 'attic-1', kind: 'other' }
    const { id } = (await shop.root.send('POST', '/resources', attic)).body
    const account = { name: 'key', mode: 'provision', connectorId: shop.connectorId }
    const settings = { roles: ['keys'] }
    await shop.root.send('POST', `/resources/${id}/accounts`, { ...account, settings })
    const { text } = await visit(`/admin/resources/${id}`)
    for (const named of ['of stewards', 'wardens', 'Everybody else']) expect(text).toContain(named)
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

  /** The last one is an error, and of every other one. */
  function finding(number: number): Finding {
    const severity = number === 2 * FINDINGS_SHOWN ? 'error' : 'warning'
    const policyId = `pol_${number % 2}` as PolicyId
    return { code: 'shadowed', severity, policyId, policyName: 'x', sentence: `${number}.` }
  }

  async function keep(foundAt: number, findings: readonly Finding[]) {
    const mark = await env.DB.prepare('SELECT mark FROM policy_list').first<string>('mark')
    await keepFindings(env.DB, mark ?? '', foundAt, findings)
  }

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
