import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Gate } from '../../durable-objects/gate'
import type { Connector } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import type { ConnectorId } from '../../src/domain/ids'
import { connectorContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { seal } from '../../src/vault/seal'
import { approved, desk, leaseOf } from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf } from '../support/passing-time'
import { pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const postgres = () => connectorOf('postgres') as Required<Connector>

/** What an administrator has saved for the connector since. */
async function settle(id: ConnectorId, settings: Record<string, string>): Promise<void> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await seal(JSON.stringify(settings), connectorContext(id), keys)
  await env.DB.prepare('UPDATE connectors SET sealed = ? WHERE id = ?').bind(sealed, id).run()
}

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

  it('comes again for a call with others where there was no place for it', async () => {
    const target = pretendTarget('busy')
    const together = vi.spyOn(postgres(), 'revokeTogether')
    vi.spyOn(Gate.prototype, 'revoke').mockResolvedValueOnce('later')
    const at = await desk('busy')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    await passTime(at, 3_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(together).toHaveBeenCalledTimes(1)
    expect(Gate.prototype.revoke).toHaveBeenCalledTimes(2)
    expect(target.calls).toEqual(['grant busy/1', 'revoke busy/1'])
  })

  it('comes again for one where it was let in too late for this attempt', async () => {
    const target = pretendTarget('late')
    const together = vi.spyOn(postgres(), 'revokeTogether')
    const enter = vi.spyOn(Gate.prototype, 'enter')
    const at = await desk('late')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    enter.mockImplementationOnce(async () => {
      vi.setSystemTime(Date.now() + 6_000)
      return 1
    })
    await at.checkIn(lease.id)
    expect(together).not.toHaveBeenCalled()
    await passTime(at, 3_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(together).toHaveBeenCalledTimes(1)
    expect(target.calls).toEqual(['grant late/1', 'revoke late/1'])
  })

  it('goes alone after a minute in which there never was a place for it', async () => {
    const target = pretendTarget('crowded')
    const together = vi.spyOn(postgres(), 'revokeTogether')
    vi.spyOn(Gate.prototype, 'revoke').mockResolvedValue('later')
    const at = await desk('crowded')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    for (let seconds = 0; seconds < 70; seconds += 5) await passTime(at, 5_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(together).not.toHaveBeenCalled()
    expect(target.calls).toEqual(['grant crowded/1', 'revoke crowded/1'])
  })

  it('goes on coming for one while those of others get through', async () => {
    const target = pretendTarget('queued')
    const together = vi.spyOn(postgres(), 'revokeTogether')
    const revoke = vi.spyOn(Gate.prototype, 'revoke').mockResolvedValue('moving')
    const at = await desk('queued')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    for (let seconds = 0; seconds < 120; seconds += 5) await passTime(at, 5_000)
    expect(target.calls).toEqual(['grant queued/1'])
    revoke.mockRestore()
    await passTime(at, 5_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(together).toHaveBeenCalledTimes(1)
  })

  it('goes alone after ten minutes, whatever gets through', async () => {
    const target = pretendTarget('passed')
    vi.spyOn(Gate.prototype, 'revoke').mockResolvedValue('moving')
    const at = await desk('passed')
    const lease = leaseOf(await at.checkOut(await approved(at)))
    await at.checkIn(lease.id)
    for (let minutes = 0; minutes < 12; minutes += 1) await passTime(at, 60_000)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.calls).toEqual(['grant passed/1', 'revoke passed/1'])
  })

  it('is made with today’s settings, but only where they still lead to the same server', async () => {
    const HERE = { host: 'db.example', port: '5432' }
    const passwordAfter = async (key: string, today: Record<string, string>) => {
      pretendTarget(key)
      const together = vi.spyOn(postgres(), 'revokeTogether')
      const at = await desk(key, undefined, 'provision', { ...HERE, password: 'then' })
      const lease = leaseOf(await at.checkOut(await approved(at)))
      await settle(at.stocked.account.connectorId, { ...today, password: 'now' })
      await at.checkIn(lease.id)
      await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
      return together.mock.calls[0]?.[0][0]?.settings.password
    }
    expect(await passwordAfter('same-server', HERE)).toBe('now')
    vi.restoreAllMocks()
    expect(await passwordAfter('other-server', { ...HERE, host: 'elsewhere' })).toBe('then')
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
