import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ANA, BO, CY } from '../support/catalogue'
import { approved, desk, leaseOf, policy, requestOf, SECRET, step } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime } from '../support/passing-time'
import { pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('decisions', () => {
  it('two approvals in the same millisecond reach the quorum exactly once', async () => {
    const at = await desk('race', policy(step(2, BO, CY)))
    const { id } = requestOf(await at.ask())
    await Promise.all([at.approve(id, BO), at.approve(id, CY), at.approve(id, BO)])
    const { request } = await at.custodian().lookAtRequest(id)
    expect(request?.stage).toBe('approved')
    expect(request?.votes.map(({ approver }) => approver).toSorted()).toEqual([BO, CY])
  })

  it('of a cancel and an approval exactly one wins, and the loser is told', async () => {
    const at = await desk('cancel')
    const { id } = requestOf(await at.ask())
    const [rejected, cancelled] = await Promise.all([at.reject(id), at.cancel(id)])
    expect([rejected.accepted, cancelled.accepted].toSorted()).toEqual([false, true])
  })

  it('two check-outs of one exclusive resource in the same millisecond give one lease', async () => {
    const target = pretendTarget('twice')
    const at = await desk('twice')
    const requests = [await approved(at), await approved(at)]
    const answers = await Promise.all(requests.map((id) => at.checkOut(id)))
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1)
    expect(target.holders.size).toBe(1)
  })
})

describe('history in D1', () => {
  it('tells the whole story in order, without anything secret', async () => {
    pretendTarget('story')
    const at = await desk('story')
    const requestId = await approved(at)
    const lease = leaseOf(await at.checkOut(requestId))
    await at.custodian().showCredential(lease.id, { kind: 'person', id: ANA, name: 'Ana' })
    await at.checkIn(lease.id)
    const rows = await eventually(async () => {
      const { results } = await env.DB.prepare(
        'SELECT * FROM history WHERE request_id = ? ORDER BY sequence',
      )
        .bind(requestId)
        .all<{ type: string }>()
      expect(results.at(-1)?.type).toBe('request.used')
      return results
    })
    expect(rows.map(({ type }) => type)).toEqual([
      'request.filed',
      'step.opened',
      'step.approved',
      'request.approved',
      'lease.checked_out',
      'lease.granted',
      'credential.shown',
      'lease.ended',
      'lease.closed',
      'request.used',
    ])
    expect(JSON.stringify(rows)).not.toContain(SECRET)
    expect(JSON.stringify(rows)).not.toContain('sealed')
  })

  it('catches up after D1 was away, and leaves no gap', async () => {
    const at = await desk('away')
    const batch = vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away'))
    const { id } = requestOf(await at.ask())
    await at.approve(id)
    batch.mockRestore()
    await passTime(at, 60_000)
    await eventually(async () => {
      const row = await env.DB.prepare('SELECT stage FROM requests WHERE id = ?').bind(id).first()
      expect(row).toEqual({ stage: 'approved' })
    })
  })

  it('is copied at once by the next instance when one dies while it copies', async () => {
    const at = await desk('died-copying')
    const batch = vi.spyOn(env.DB, 'batch').mockRejectedValue(new Error('D1 is away'))
    const { id } = requestOf(await at.ask())
    await runInDurableObject(at.custodian(), (_, { storage }) => {
      storage.sql.exec('UPDATE outbox SET due_at = ?', Date.now() + 35_000)
    })
    await evictDurableObject(at.custodian())
    batch.mockRestore()
    await at.custodian().lookAtRequest(id)
    await eventually(async () => {
      const row = await env.DB.prepare('SELECT stage FROM requests WHERE id = ?').bind(id).first()
      expect(row).toEqual({ stage: 'pending' })
    })
  })

  it('keeps refused attempts to decide', async () => {
    const at = await desk('refused')
    const { id } = requestOf(await at.ask())
    await at.approve(id, CY)
    await eventually(async () => {
      const row = await env.DB.prepare(
        `SELECT actor_id, data FROM history WHERE request_id = ? AND type = 'attempt.refused'`,
      )
        .bind(id)
        .first<{ actor_id: string; data: string }>()
      expect(row?.actor_id).toBe(CY)
      expect(JSON.parse(row?.data ?? '{}')).toMatchObject({ code: 'not_an_approver' })
    })
  })
})
