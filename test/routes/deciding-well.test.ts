import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../support/eventually'
import { openShop, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

describe('deciding well, over the API', () => {
  let ana: Caller
  let bo: Caller
  let stocked: Shop['stocked']

  beforeAll(async () => {
    ;({ ana, bo, stocked } = await openShop())
  })

  it('shortens, takes back and says what is to be known', async () => {
    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const other = await ana.send('POST', '/requests', filing)
    const path = `/requests/${body.id}`
    await eventually(async () => {
      const seen = (await bo.get(path)).body
      const known = seen.background as { overlapping: { id: string }[]; lastAccesses: unknown[] }
      expect(known.overlapping.map(({ id }) => id)).toContain(other.body.id)
      expect(known).toMatchObject({ lastAccesses: [], hasMore: false })
    })
    expect((await ana.get(path)).body.background).toBeNull()

    const long = await bo.send('POST', `${path}/approve`, { durationSeconds: 7200 })
    expect([long.status, long.body.code]).toEqual([422, 'duration_out_of_bounds'])
    const short = await bo.send('POST', `${path}/approve`, { durationSeconds: 600 })
    expect(short.body).toMatchObject({ stage: 'approved', durationSeconds: 600 })
    expect((await bo.get(path)).body.hasVoted).toBe(true)

    expect((await ana.send('POST', `${path}/withdraw-vote`, { reason: 'no' })).body.code).toBe(
      'vote_unknown',
    )
    const back = await bo.send('POST', `${path}/withdraw-vote`, { reason: 'I was wrong' })
    expect([back.status, back.body.stage]).toEqual([200, 'pending'])
    expect((await ana.send('POST', `${path}/check-out`)).body.code).toBe('request_not_approved')
    await bo.send('POST', `${path}/approve`)
    const lease = await ana.send('POST', `${path}/check-out`)
    const lasts =
      Date.parse(String(lease.body.endsAt)) - Date.parse(String(lease.body.checkedOutAt))
    expect(lasts).toBe(600_000)
    const late = await bo.send('POST', `${path}/withdraw-vote`, { reason: 'too late' })
    expect([late.status, late.body.code]).toEqual([409, 'request_settled'])
  })

  it('shows what others ask for and hold of the same, before what the requester has elsewhere', async () => {
    const { filing } = await stocked()
    const cy = await signedIn('Cy')
    const theirs = (await cy.send('POST', '/requests', filing)).body.id
    await bo.send('POST', `/requests/${theirs}/approve`)
    const lease = (await cy.send('POST', `/requests/${theirs}/check-out`)).body.id
    const waiting = (await cy.send('POST', '/requests', filing)).body.id
    for (let other = 0; other < 5; other += 1)
      await ana.send('POST', '/requests', (await stocked()).filing)
    const { id } = (await ana.send('POST', '/requests', filing)).body
    await eventually(async () => {
      const { overlapping, holding } = (await bo.get(`/requests/${id}`)).body.background as {
        readonly [list: string]: readonly { id: string; requesterName: string }[]
      }
      expect(overlapping?.slice(0, 2).map((each) => each.id)).toEqual([waiting, theirs])
      expect(overlapping?.[0]?.requesterName).toBe('Cy')
      expect(holding).toMatchObject([{ id: lease, holderName: 'Cy', accountName: 'rw' }])
    })
  })
})
