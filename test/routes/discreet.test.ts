import { beforeAll, describe, expect, it } from 'vitest'
import { openShop, type Shop } from './shop'

describe('what a target says', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  it('is for people who read history, and never for the requester', async () => {
    const { ana, bo, root, stocked } = shop
    const { filing, target } = await stocked()
    const path = `/requests/${(await ana.send('POST', '/requests', filing)).body.id}`
    await bo.send('POST', `${path}/approve`, { comment: '' })
    const lease = `/leases/${(await ana.send('POST', `${path}/check-out`)).body.id}`
    target.behaveLike(() => ({ outcome: 'refused', message: 'canary of the target' }))
    const answered = await ana.send('POST', `${lease}/check-in`)
    expect([answered.status, answered.body.phase]).toEqual([200, 'quarantined'])
    for (const seen of [answered, await ana.get(lease), await ana.get(path), await bo.get(path)])
      expect(seen.text).not.toContain('canary')
    expect((await root.get(lease)).body).toMatchObject({ quarantine: 'canary of the target' })
    target.recover()
  })
})
