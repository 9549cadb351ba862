import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { menuCounts } from '../../src/db/menu-counts'
import { eventually } from '../support/eventually'
import { policyWith } from './shop'
import { type Caller, signedIn } from './visit'

const HOUR = 3600

describe('a target that people change', () => {
  let ana: Caller
  let bo: Caller
  let cy: Caller
  let root: Caller
  let connectorId: string
  let names = 0

  beforeAll(async () => {
    ana = await signedIn('Ana')
    bo = await signedIn('Bo')
    cy = await signedIn('Cy')
    root = await signedIn('Root', 'administrator')
    await made('/groups', { name: 'keyholders', members: [bo.id, ana.id] })
    const settings = { group: 'keyholders' }
    connectorId = await made('/connectors', { name: 'Keys', kind: 'manual', settings })
    await made('/policies', policyWith([cy.id]))
  })

  async function made(path: string, body: object): Promise<string> {
    const { status, text, body: found } = await root.send('POST', path, body)
    expect(status, text).toBe(201)
    return found.id
  }

  /** Ana's check-out of a key of its own, which waits for somebody to hand it out. */
  async function takenOut(): Promise<string> {
    const resourceId = await made('/resources', { name: `shop-${++names}`, kind: 'other' })
    const settings = { open: 'Hand out the key.', close: 'Take the key back.' }
    const account = { name: 'key', mode: 'provision', connectorId, settings }
    const accountId = await made(`/resources/${resourceId}/accounts`, account)
    const filing = { resourceId, accountId, durationSeconds: HOUR, justification: 'because' }
    const path = `/requests/${(await ana.send('POST', '/requests', filing)).body.id}`
    await cy.send('POST', `${path}/approve`, { comment: '' })
    const lease = await ana.send('POST', `${path}/check-out`)
    expect(lease.body.phase, lease.text).toBe('granting')
    return lease.body.id
  }

  const confirm = (who: Caller, leaseId: string, verb: string, note = 'Key 7 handed over.') =>
    who.send('POST', `/leases/${leaseId}/confirm`, { verb, note })

  async function tasksOf(who: Caller) {
    const { items } = (await who.get('/tasks')).body as unknown as { items: { leaseId: string }[] }
    return items
  }

  const inMenu = async ({ id }: Caller) =>
    (await menuCounts(env.DB, id, { reviews: [], overdue: [] })).tasks

  it('is opened and closed by a person of its group, whose note is the evidence', async () => {
    const id = await takenOut()
    const about = { leaseId: id, holderName: 'Ana', accountName: 'key' }
    await eventually(async () =>
      expect(await tasksOf(bo)).toContainEqual(
        expect.objectContaining({ ...about, verb: 'grant', instructions: 'Hand out the key.' }),
      ),
    )
    for (const other of [ana, cy])
      expect(await tasksOf(other)).not.toContainEqual(expect.objectContaining({ leaseId: id }))
    expect(await inMenu(bo)).toBe((await tasksOf(bo)).length)
    expect(await inMenu(ana)).toBe((await tasksOf(ana)).length)

    const opened = await confirm(bo, id, 'grant')
    expect(opened.body).toMatchObject({
      phase: 'active',
      evidence: 'Bo did it by hand: Key 7 handed over.',
    })
    expect((await ana.send('POST', `/leases/${id}/check-in`)).body.phase).toBe('revoking')
    await eventually(async () =>
      expect(await tasksOf(bo)).toContainEqual(
        expect.objectContaining({ ...about, verb: 'revoke', instructions: 'Take the key back.' }),
      ),
    )
    const closed = await confirm(bo, id, 'revoke', 'Key 7 is in the drawer.')
    expect(closed.body.phase).toBe('closed')
    const again = await confirm(root, id, 'revoke')
    expect([again.status, again.body.code]).toEqual([409, 'task_unknown'])
    await eventually(async () => {
      const { results } = await env.DB.prepare(
        'SELECT type, actor_id FROM history WHERE lease_id = ? ORDER BY sequence',
      )
        .bind(id)
        .all<{ type: string; actor_id: string }>()
      expect(results.map(({ type }) => type)).toEqual([
        'lease.checked_out',
        'task.opened',
        'lease.granted',
        'lease.ended',
        'task.opened',
        'lease.closed',
        'attempt.refused',
      ])
      expect(results.at(-2)?.actor_id).toBe(bo.id)
    })
  })

  it('is confirmed neither by its holder nor by others nor without a note', async () => {
    const id = await takenOut()
    await eventually(async () => expect(await tasksOf(bo)).not.toEqual([]))
    const own = await confirm(ana, id, 'grant')
    expect([own.status, own.body.code]).toEqual([403, 'task_for_oneself'])
    expect((await confirm(cy, id, 'grant')).status).toBe(404)
    expect((await confirm(bo, id, 'grant', '')).status).toBe(400)
    expect((await confirm(bo, id, 'revoke')).body.code).toBe('task_unknown')
    const kept = await confirm(root, id, 'grant', 'Bo is away; I did it.')
    expect(kept.body.phase).toBe('active')
  })

  it('needs a group that there is', async () => {
    const settings = { group: 'nobody here' }
    const body = { name: 'Lost keys', kind: 'manual', settings }
    const refused = await root.send('POST', '/connectors', body)
    expect(refused.body.errors).toMatchObject([{ field: 'settings.group' }])
  })
})
