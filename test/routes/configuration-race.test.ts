import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyPlan } from '../../src/commands/configuration/apply'
import { planFile } from '../../src/commands/configuration/plan'
import { ALL_PERMISSIONS } from '../../src/domain/permission/permission'
import { openShop, policyWith, type Shop } from './shop'
import { installation } from './visit'

/** What a file changes, and what somebody else does in the moment before it is written. */
const RACES = [
  ['a group', 'description: old', 'description: new', "UPDATE groups SET description = 'theirs'"],
  ['members', 'description: theirs', 'description: new', 'DELETE FROM memberships'],
  ['a resource', 'sharing: exclusive', 'sharing: shared', `UPDATE resources SET tags = '["x"]'`],
  ['a connector', 'user: broker', 'user: other', 'UPDATE connectors SET updated_at = 1'],
  ['an account', '- writers', '- readers', `UPDATE accounts SET settings = '{"roles":["x"]}'`],
  ['a policy', 'pendingSeconds: 3600', 'pendingSeconds: 7200', 'UPDATE policies SET revision = 9'],
  [
    'the order',
    /( {2}- name: one.*)( {2}- name: two.*)/s,
    '$2$1',
    "DELETE FROM policies WHERE name = 'one step'",
  ],
] as const

describe('a configuration file that is written a moment too late', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
    await shop.stocked()
    const group = { name: 'keepers', description: 'old', members: [shop.bo.id] }
    await shop.root.send('POST', '/groups', group)
    await shop.root.send('POST', '/policies', { ...policyWith([shop.bo.id]), name: 'two steps' })
  })

  it.each(RACES)(
    'is refused whole where %s was changed meanwhile',
    async (_, old, now, meanwhile) => {
      const { text } = await shop.root.get('/configuration')
      const file = text.replace(old, now)
      expect(file).not.toBe(text)
      const visitor = {
        ...{ personId: shop.root.id, displayName: 'Root', email: null, sessionHash: '' },
        ...{ permissions: ALL_PERMISSIONS, limited: [] },
      }
      const editor = { id: shop.root.id, name: 'Root' }
      const planned = await planFile(installation, visitor, editor, file, {})
      if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
      const { plan } = planned
      const tables = 'groups memberships resources connectors accounts policies'.split(' ')
      const copy = tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`))
      await env.DB.prepare(meanwhile).run()
      const before = await env.DB.batch(copy)
      const toApply = { file, hash: plan.hash, secrets: {} }
      const done = await applyPlan(installation, visitor, editor, plan, toApply)
      expect(done).toMatchObject({ ok: false, problem: { code: 'configuration_changed' } })
      const after = await env.DB.batch(copy)
      expect(after.map(({ results }) => results)).toEqual(before.map(({ results }) => results))
    },
  )
})
