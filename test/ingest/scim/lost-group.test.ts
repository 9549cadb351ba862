import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { PersonId } from '../../../src/domain/ids'
import { openShop, policyWith, type Shop } from '../../routes/shop'
import { type Caller, signedIn } from '../../routes/visit'
import { created, grouped, type Provider, patch, provider } from './provider'

/** Ana may ask because she is in a group that an identity provider feeds. */
describe('a lease that came with a group', () => {
  let at: Provider
  let shop: Shop
  let ana: Caller
  let user: string

  beforeAll(async () => {
    at = await provider('lost-group')
    shop = await openShop()
    ana = await signedIn('Ana')
    user = await created(at, 'ana')
    await env.DB.prepare('UPDATE scim_users SET person_id = ? WHERE id = ?')
      .bind(ana.id, user)
      .run()
  })

  async function checkedOut(group: string) {
    const { items } = (await shop.root.get('/policies')).body as unknown as {
      items: { id: string }[]
    }
    const requesters = { everybody: false, people: [], groups: [group] }
    await shop.root.send('PUT', `/policies/${items[0]?.id}`, {
      ...policyWith([shop.bo.id]),
      requesters,
    })
    const { filing, target } = await shop.stocked()
    const filed = await ana.send('POST', '/requests', filing)
    const path = `/requests/${filed.body.id}`
    await shop.bo.send('POST', `${path}/approve`)
    const lease = await ana.send('POST', `${path}/check-out`)
    expect([lease.status, lease.body.phase], lease.text).toEqual([200, 'active'])
    return { target, leaseId: lease.body.id }
  }

  it('ends when the provider takes its holder out of it', async () => {
    const group = await grouped(at, 'Askers', user)
    const { target, leaseId } = await checkedOut(group)
    const other = await grouped(at, 'Others', user)
    await at.send('PATCH', `/Groups/${other}`, patch({ op: 'remove', path: 'members' }))
    expect(target.holders.size).toBe(1)
    await at.send('PATCH', `/Groups/${group}`, patch({ op: 'remove', path: 'members' }))
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
    const { body } = await ana.get(`/leases/${leaseId}`)
    expect(body).toMatchObject({ ending: 'forced' })
    const history = await shop.root.get(`/history?leaseId=${leaseId}&type=lease.ended`)
    expect(history.body.items).toMatchObject([
      { actorName: 'SCIM connection lost-group', actorId: at.id },
    ])
  })

  it('ends when the group is deleted', async () => {
    const group = await grouped(at, 'Deleted', user)
    const { target } = await checkedOut(group)
    await at.send('DELETE', `/Groups/${group}`)
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
  })

  it('ends when an administrator takes its holder out of a group of ours', async () => {
    const members: PersonId[] = [ana.id]
    const made = await shop.root.send('POST', '/groups', { name: 'ours', members })
    const { target } = await checkedOut(made.body.id)
    await shop.root.send('PUT', `/groups/${made.body.id}`, { name: 'ours', members: [] })
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
  })

  it('ends at once when the provider says that its holder has left', async () => {
    const group = await grouped(at, 'Leaving', user)
    const { target } = await checkedOut(group)
    await at.send('PATCH', `/Users/${user}`, patch({ op: 'replace', path: 'active', value: false }))
    await vi.waitFor(() => expect(target.holders.size).toBe(0), 5_000)
    expect((await ana.get('/me')).status).toBe(401)
  })
})
