import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { askableFor } from '../../src/commands/askable'
import type { Visitor } from '../../src/http/context'
import { eventually } from '../support/eventually'
import { openShop, policyWith, type Shop } from './shop'

/** More resources before the shop's than one page looks at, none of which anybody may ask for. */
const OTHERS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2300)
  INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
  SELECT 'res_other' || i, printf('other-%05d', i), 'host', '', '[]', 'exclusive', 0 FROM n`

/** One of them has an account. */
const ACCOUNTS = `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
  VALUES ('acc_other', 'res_other2300', 'rw', 'provision', ?, '{}', 0)`

describe('what somebody may ask for', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
    await shop.stocked()
    await env.DB.prepare(OTHERS).run()
  })

  it('is looked for only where names begin as a policy wants them', async () => {
    const queries = vi.spyOn(env.DB, 'prepare')
    const page = await askableFor(env, visitor(), { limit: 20, cursor: null })
    expect(queries.mock.calls.length).toBeLessThan(10)
    expect(page.items.map(({ resource }) => resource.name)).toEqual(['shop-1'])
    expect(page.next).toBeNull()
  })

  it('goes on behind each page, from one beginning of names to the next, and leaves nothing out', async () => {
    await shop.stocked()
    await shop.root.send('POST', '/policies', policyFor('other-023*', 'others'))
    await env.DB.prepare(ACCOUNTS).bind(shop.connectorId).run()
    const names: string[] = []
    let next: string | null = null
    do {
      const page = await askableFor(env, visitor(), { limit: 1, cursor: next })
      names.push(...page.items.map(({ resource }) => resource.name))
      next = page.next
    } while (next !== null)
    expect(names).toEqual(['other-02300', 'shop-1', 'shop-2'])
  })

  it('is found in a large catalogue a page at a time, where names may begin in any way', async () => {
    await shop.root.send('POST', '/policies', policyFor('*-00009', 'the end'))
    const queries = vi.spyOn(env.DB, 'prepare')
    const first = await askableFor(env, visitor(), { limit: 20, cursor: null })
    expect(queries.mock.calls.length).toBeLessThan(40)
    expect(first.items).toEqual([])
    const second = await askableFor(env, visitor(), { limit: 20, cursor: first.next })
    expect(second.items.map(({ resource }) => resource.name)).toContain('shop-1')
    expect(second.next).toBeNull()
  })

  it('is shown with who holds it, and without what is retired', async () => {
    const { resourceId, filing } = await shop.stocked()
    const { body } = await shop.ana.send('POST', '/requests', filing)
    await shop.bo.send('POST', `/requests/${body.id}/approve`, { comment: '' })
    const lease = await shop.ana.send('POST', `/requests/${body.id}/check-out`)
    expect(lease.status, lease.text).toBe(200)
    const shown = async () => {
      const { items } = await askableFor(env, visitor(), { q: 'shop-', limit: 100, cursor: null })
      const one = items.find(({ resource }) => resource.id === resourceId)
      return one && { accounts: one.accounts.map(({ name }) => name), held: one.held }
    }
    await eventually(async () =>
      expect(await shown()).toEqual({
        accounts: ['rw'],
        held: [{ holderName: 'Ana', until: Date.parse(String(lease.body.endsAt)) }],
      }),
    )
    await shop.ana.send('POST', `/leases/${lease.body.id}/check-in`)
    await eventually(async () => expect(await shown()).toMatchObject({ held: [] }))
    await env.DB.prepare('UPDATE accounts SET retired_at = 1 WHERE id = ?')
      .bind(filing.accountId)
      .run()
    expect(await shown()).toBeUndefined()
  })

  function visitor(): Visitor {
    return { personId: shop.ana.id, permissions: [] } as unknown as Visitor
  }

  function policyFor(resources: string, name: string) {
    return { ...policyWith([shop.bo.id]), name, resources }
  }

  it('is found by the name of an account as well', async () => {
    const { body } = await shop.ana.get('/resources?q=RW')
    expect(body.items).toContainEqual(
      expect.objectContaining({
        name: 'shop-1',
        accounts: [expect.objectContaining({ name: 'rw' })],
      }),
    )
    expect((await shop.ana.get('/resources?q=rx')).body.items).toEqual([])
  })
})
