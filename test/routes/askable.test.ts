import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { askableFor } from '../../src/commands/askable'
import type { Visitor } from '../../src/http/context'
import { openShop, type Shop } from './shop'

/** More resources before the shop's than one page looks at, none of which anybody may ask for. */
const OTHERS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2300)
  INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
  SELECT 'res_other' || i, printf('other-%05d', i), 'host', '', '[]', 'exclusive', 0 FROM n`

describe('what somebody may ask for', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
    await shop.stocked()
    await env.DB.prepare(OTHERS).run()
  })

  it('is found in a large catalogue a page at a time, however little there is', async () => {
    const visitor = { personId: shop.ana.id, permissions: [] } as unknown as Visitor
    const queries = vi.spyOn(env.DB, 'prepare')
    const first = await askableFor(env, visitor, { limit: 20, cursor: null })
    expect(queries.mock.calls.length).toBeLessThan(40)
    expect(first.items).toEqual([])
    const second = await askableFor(env, visitor, { limit: 20, cursor: first.next })
    expect(second.items.map(({ resource }) => resource.name)).toEqual(['shop-1'])
    expect(second.next).toBeNull()
  })

  it('is found by the name of an account as well', async () => {
    const { body } = await shop.ana.get('/resources?q=RW')
    expect(body.items).toMatchObject([{ name: 'shop-1', accounts: [{ name: 'rw' }] }])
    expect((await shop.ana.get('/resources?q=rx')).body.items).toEqual([])
  })
})
