import { evictDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { postgres } from '../../src/connectors/postgres/postgres'
import { BO } from '../support/catalogue'
import { approved, desk, leaseOf, policy, SECRET, step } from '../support/custodian'
import { eventually } from '../support/eventually'
import { phaseOf } from '../support/passing-time'
import { pretendTarget } from '../support/target'

afterEach(() => {
  vi.restoreAllMocks()
})

const rule = policy(step(1, BO))

describe('a right that is elevated', () => {
  it('is looked at before the first call, given, and taken away', async () => {
    const target = pretendTarget('elevated')
    const at = await desk('elevated', rule, 'elevate')
    const { id } = leaseOf(await at.checkOut(await approved(at)))
    expect(await phaseOf(at, id)).toBe('active')
    await at.checkIn(id)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
    expect(target.calls).toEqual(['inspect elevated', 'grant elevated/1', 'revoke elevated/1'])
  })

  it('is left alone where the person had it before, and the evidence says so', async () => {
    const target = pretendTarget('owned')
    target.before.add('owned')
    const at = await desk('owned', rule, 'elevate')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    expect(lease).toMatchObject({ phase: 'active', evidence: 'It was there before: a member' })
    await at.checkIn(lease.id)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    const closed = await at.custodian().lookAtLease(lease.id)
    expect(closed.lease?.evidence).toBe('Left as it was before. a member')
    expect(target.calls.filter((call) => !call.startsWith('inspect'))).toEqual([])
  })

  it('is known as Hallpass’s own after a lost answer and an eviction', async () => {
    const target = pretendTarget('lost')
    const at = await desk('lost', rule, 'elevate')
    target.behaveLike((verb) => {
      if (verb === 'grant') target.before.add('lost')
      else target.before.delete('lost')
      return verb === 'grant'
        ? { outcome: 'unknown', message: 'the answer was lost' }
        : { outcome: 'done', evidence: 'no member' }
    })
    const { id } = leaseOf(await at.checkOut(await approved(at), undefined, 500))
    await evictDurableObject(at.custodian())
    await at.checkIn(id)
    await eventually(() => expect(target.calls).toContain('revoke lost/1'))
    expect(target.before.size).toBe(0)
  })
})

describe('a credential that is shown', () => {
  it('is rotated at the end to a secret that nobody has seen', async () => {
    const target = pretendTarget('rotated')
    const fresh: string[] = []
    vi.spyOn(postgres, 'rotate').mockImplementation(async (call) => {
      fresh.push(call.fresh)
      expect(call.secret).toBe(SECRET)
      return { outcome: 'done', evidence: 'the old secret was tried in vain' }
    })
    const at = await desk('rotated', rule, 'credential')
    const { id } = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(id)
    await eventually(async () => expect(await phaseOf(at, id)).toBe('closed'))
    expect(target.calls).toEqual(['grant rotated/1'])
    expect(fresh).toHaveLength(1)
    expect(fresh[0]).not.toBe(SECRET)
  })
})
