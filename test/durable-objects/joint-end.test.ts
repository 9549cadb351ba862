import { afterEach, describe, expect, it, vi } from 'vitest'
import { Gate } from '../../durable-objects/gate'
import type { Connector } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { approved, desk, leaseOf } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf } from '../support/passing-time'
import { pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const postgres = () => connectorOf('postgres') as Required<Connector>

describe('the end of a lease, which may go with that of others,', () => {
  it('takes a call of its own where it cannot be one with others', async () => {
    const target = pretendTarget('alone')
    const together = vi.spyOn(postgres(), 'revokeTogether').mockResolvedValue([null])
    const at = await desk('alone')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(together).toHaveBeenCalledTimes(1)
    expect(target.calls).toEqual(['grant alone/1', 'revoke alone/1'])
  })

  it('waits until what the Gate was told must be over, where the Gate gave no answer', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const target = pretendTarget('lost')
    vi.spyOn(Gate.prototype, 'revoke').mockRejectedValue(new Error('the Gate was reset'))
    const at = await desk('lost')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    await passTime(at, 15_000)
    expect(target.calls).toEqual(['grant lost/1'])
    await passTime(at, 6_000)
    await eventually(() => expect(target.calls).toEqual(['grant lost/1', 'revoke lost/1']))
    await passTime(at, 60_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
  })
})
