import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Gate } from '../../durable-objects/gate'
import { approved, desk, leaseOf } from '../support/custodian'
import { eventually } from '../support/eventually'
import { phaseOf } from '../support/passing-time'
import { DOWN, pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const gateNamed = (name: string) => (env.GATE as DurableObjectNamespace<Gate>).getByName(name)

const alarmOf = (gate: DurableObjectStub<Gate>) =>
  runInDurableObject(gate, (_, { storage }) => storage.getAlarm())

/** Access that has been given back to a target which is down; its own next attempt is hours away. */
async function stuck(key: string) {
  const target = pretendTarget(key)
  const at = await desk(key)
  const lease = leaseOf(await at.checkOut(await approved(at)))
  target.behaveLike(DOWN)
  await at.checkIn(lease.id)
  const gate = gateNamed(`con_${key}`)
  await eventually(async () => expect(await alarmOf(gate)).not.toBeNull())
  await runInDurableObject(at.custodian(), (_, { storage }) => {
    storage.sql.exec('UPDATE outbox SET due_at = due_at + 7200000 WHERE lane = ?', lease.id)
  })
  return { target, at, lease, gate }
}

describe('a target that has not answered', () => {
  it('is tried again soon, however long the back-off of those who wait has become', async () => {
    const { target, at, lease, gate } = await stuck('probed')
    target.recover()
    expect(await runDurableObjectAlarm(gate)).toBe(true)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    await runDurableObjectAlarm(gate)
    expect(await alarmOf(gate)).toBeNull()
  })

  it('wakes all who wait for it by its first answer to anybody', async () => {
    const { target, at, lease, gate } = await stuck('first')
    target.recover()
    vi.setSystemTime(Date.now() + 25_000)
    const pass = await gate.enter()
    await gate.leave(Number(pass), { kind: 'answered', leaseId: 'lea_other_1' })
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
  })

  it('is tried again although the alarm for it was lost, when the sweep comes by', async () => {
    const { target, at, lease, gate } = await stuck('swept')
    await runInDurableObject(gate, (_, { storage }) => storage.deleteAlarm())
    vi.setSystemTime(Date.now() + 61_000)
    await at.custodian().wake()
    await eventually(async () => expect(await alarmOf(gate)).not.toBeNull())
    target.recover()
    await runDurableObjectAlarm(gate)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
  })
})
