import { beforeAll, describe, expect, it, vi } from 'vitest'
import { DOWN } from '../support/target'
import { openShop, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

const HOUR = 3600

describe('access', () => {
  let ana: Caller
  let bo: Caller
  let root: Caller
  let stocked: Shop['stocked']

  beforeAll(async () => {
    ;({ ana, bo, root, stocked } = await openShop())
  })

  it('goes from asking to giving back', async () => {
    const { resourceId, filing, target } = await stocked()
    const filed = await ana.send('POST', '/requests', filing)
    expect(filed.status).toBe(201)
    const path = `/requests/${filed.body.id}`
    expect(filed.headers.get('Location')).toBe(`/api/v1${path}`)
    expect(filed.body).toMatchObject({ stage: 'pending', resourceId, requesterName: 'Ana' })

    expect((await bo.get(path)).body).toMatchObject({ mayDecide: true, isMine: false })
    const approved = await bo.send('POST', `${path}/approve`, { comment: 'fine' })
    expect(approved.status).toBe(200)
    expect(approved.body).toMatchObject({
      stage: 'approved',
      steps: [{ votes: [{ approverId: bo.id, comment: 'fine' }] }],
    })

    const lease = await ana.send('POST', `${path}/check-out`)
    expect([lease.status, lease.body.phase]).toEqual([200, 'active'])
    expect(lease.text).not.toContain('sealed')
    expect(target.holders.size).toBe(1)
    const home = `/leases/${lease.body.id}`
    const shown = await ana.get(`${home}/credential`)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('Cache-Control')).toBe('no-store')
    expect(shown.body.secret).toHaveLength(28)
    expect((await ana.get(home)).text).not.toContain(String(shown.body.secret))
    expect((await bo.get(`${home}/credential`)).status).toBe(404)

    const closed = await ana.send('POST', `${home}/check-in`)
    expect([closed.status, closed.body.phase]).toEqual([200, 'closed'])
    expect(target.holders.size).toBe(0)
    const late = await ana.get(`${home}/credential`)
    expect([late.status, late.body.code]).toEqual([409, 'lease_not_active'])
  })

  it('is refused with a problem that says why', async () => {
    const { filing } = await stocked()
    const long = await ana.send('POST', '/requests', { ...filing, durationSeconds: 2 * HOUR })
    expect([long.status, long.body.code]).toEqual([422, 'duration_out_of_bounds'])
    expect(long.body).toMatchObject({
      type: 'urn:hallpass:problem:duration_out_of_bounds',
      maxSeconds: HOUR,
      traceId: expect.any(String),
    })
    expect(long.headers.get('Content-Type')).toBe('application/problem+json')
    const own = await bo.send('POST', '/requests', filing)
    expect(own.body.code).toBe('approvers_unreachable')
    const unknown = await ana.send('POST', '/requests', { ...filing, accountId: 'acc_none' })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found'])
  })

  it('is nobody’s business but that of those concerned', async () => {
    const { filing } = await stocked()
    const member = await signedIn('Member')
    const { body } = await ana.send('POST', '/requests', filing)
    const path = `/requests/${body.id}`
    expect((await member.get(path)).status).toBe(404)
    expect((await member.send('POST', `${path}/approve`)).status).toBe(404)
    expect((await member.send('POST', `${path}/cancel`)).status).toBe(404)
    expect((await ana.send('POST', `${path}/approve`)).body.code).toBe('self_approval')
    expect((await bo.send('POST', `${path}/check-out`)).status).toBe(403)
    const cancelled = await ana.send('POST', `${path}/cancel`)
    expect([cancelled.status, cancelled.body.stage]).toEqual([200, 'cancelled'])
    expect((await ana.get('/requests/req_nowhere_1')).status).toBe(404)
  })

  it('answers with the lease under way where the target does not', async () => {
    const { filing, target } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    await bo.send('POST', `/requests/${body.id}/approve`)
    target.behaveLike(DOWN)
    const slow = await ana.send('POST', `/requests/${body.id}/check-out`)
    expect([slow.status, slow.body.phase]).toEqual([202, 'granting'])
    expect(slow.headers.get('Location')).toBe(`/api/v1/leases/${slow.body.id}`)
    target.recover()
    const revoked = await root.send('POST', `/leases/${slow.body.id}/revoke`, { reason: 'enough' })
    expect([revoked.status, revoked.body.ending]).toEqual([200, 'forced'])
  }, 20_000)

  it('is rejected with a reason', async () => {
    const { filing } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const empty = await bo.send('POST', `/requests/${body.id}/reject`, { reason: ' ' })
    expect(empty.status).toBe(400)
    const rejected = await bo.send('POST', `/requests/${body.id}/reject`, { reason: 'not now' })
    expect(rejected.body).toMatchObject({ stage: 'rejected', settled: { reason: 'not now' } })
  })

  it('is listed for those who may see it', async () => {
    const { filing, resourceId } = await stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const ids = async (caller: Caller, path: string) =>
      ((await caller.get(path)).body as { items?: { id: string }[] }).items?.map(({ id }) => id)
    await vi.waitFor(async () => expect(await ids(ana, '/requests')).toContain(body.id), 5_000)
    expect(await ids(bo, '/requests?view=waiting')).toContain(body.id)
    expect(await ids(ana, '/requests?view=waiting')).not.toContain(body.id)
    expect(await ids(root, '/requests?view=all&open=true')).toContain(body.id)
    expect((await ana.get('/requests?view=all')).status).toBe(404)
    expect((await ana.get('/leases?view=open')).status).toBe(404)
    expect((await root.get('/leases?view=open')).status).toBe(200)
    const askable = await ana.get(`/resources?limit=200`)
    expect(askable.body.items).toContainEqual(
      expect.objectContaining({
        id: resourceId,
        accounts: [expect.objectContaining({ name: 'rw' })],
      }),
    )
  })

  it('is previewed with the same words as it is refused with', async () => {
    const { filing } = await stocked()
    const { resourceId, accountId } = filing
    const question = { personId: bo.id, resourceId, accountId, durationSeconds: HOUR }
    const preview = await root.send('POST', '/policies/evaluate', question)
    expect(preview.body).toMatchObject({
      policy: { name: 'one step' },
      steps: [{ quorum: 1, total: 0 }],
      refusal: { code: 'approvers_unreachable' },
    })
    const unknown = { ...question, accountId: 'acc_none' }
    expect((await root.send('POST', '/policies/evaluate', unknown)).status).toBe(404)
  })
})
