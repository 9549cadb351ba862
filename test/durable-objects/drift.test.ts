import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { withSlapd } from '../connectors/ldap-bench'
import { approved, leaseOf } from '../support/custodian'
import { GROUNDS } from './drift-grounds'
import { compare, deskFor, later, pastLease, told } from './drift-stage'

withSlapd('a directory', () => undefined)

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe.each(GROUNDS)('%s, compared with the leases', (_name, ground) => {
  const { connector, freshCall, has } = ground

  async function given(call: TargetCall): Promise<void> {
    expect(await connector.grant(call)).toMatchObject({ outcome: 'done' })
  }

  it('what a lease left behind is taken away, once nothing of it can be on its way', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const past = await pastLease(at, call)
    await given(past)
    expect(await compare(at)).not.toContainEqual(expect.objectContaining({ kind: 'left-behind' }))
    expect(await has(past), 'a moment after the end').toBe(true)

    later(20)
    expect(await compare(at)).toContainEqual(
      expect.objectContaining({ kind: 'left-behind', state: 'removed' }),
    )
    expect(await has(past)).toBe(false)
    expect(await told(at)).toEqual(['drift.found', 'drift.removed'])
    await compare(at)
    expect(await told(at)).toHaveLength(2)
  })

  it('what belongs to an open lease stays', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const { fence } = leaseOf(await at.checkOut(await approved(at)))
    later(20)
    await compare(at)
    expect(await has({ ...call, lease: { ...call.lease, fence } })).toBe(true)
    expect(await told(at)).toEqual([])
  })

  it('what is being given right now stays, though no list knows of its lease yet', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const give = connector.grant
    vi.spyOn(connector, 'grant').mockImplementation(async (asked) => {
      await give(asked)
      return { outcome: 'unknown', message: 'no answer' }
    })
    const lease = leaseOf(await at.checkOut(await approved(at)))
    expect(lease.phase).toBe('granting')
    later(1)
    await compare(at)
    expect(await has({ ...call, lease: { ...call.lease, fence: lease.fence } })).toBe(true)
    expect(await told(at)).toEqual([])
  })

  it('what is of another installation, or of a lease that never was, is never touched', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const foreign = {
      ...call,
      lease: { ...call.lease, resourceKey: `f${call.lease.resourceKey}`.slice(0, 16) },
    }
    const neverWas = { ...call, lease: { ...call.lease, fence: 77 } }
    for (const each of [foreign, neverWas]) await given(each)
    later(20)
    const kinds = (await compare(at)).map(({ kind, state }) => `${kind} ${state}`)
    expect(kinds).toContain('foreign open')
    expect(kinds).toContain('unknown-lease open')
    expect([await has(foreign), await has(neverWas)]).toEqual([true, true])
    for (const each of [foreign, neverWas]) await connector.revoke(each)
    later(60)
    expect((await compare(at)).map(({ state }) => state)).toContain('gone')
  })

  it('what carries the mark of a lease and is not what Hallpass made is never touched', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const isStillThere = await ground.imitate(await pastLease(at, call))
    later(20)
    expect(await compare(at)).toContainEqual(
      expect.objectContaining({ kind: 'altered', state: 'open' }),
    )
    expect(await isStillThere()).toBe(true)
  })

  it('what a lease left behind stays where its connector leads elsewhere by now', async () => {
    const call = await freshCall('provision')
    const at = await deskFor(ground, call)
    const past = await pastLease(at, call)
    await given(past)
    later(20)
    let target = 0
    vi.spyOn(connector, 'originOf').mockImplementation(() => `elsewhere-${target++}`)
    const { connectorId } = at.stocked.account
    const tidied = await at.custodian().tidy({ connectorId, fence: past.lease.fence })
    expect(tidied).toMatchObject({ state: 'open' })
    expect(await has(past)).toBe(true)
  })

  it('what carries the mark of a lease that only lent something is never touched', async () => {
    const call = await freshCall('enable')
    const at = await deskFor(ground, call)
    const { fence } = (await pastLease(at, call)).lease
    later(20)
    const stray = { connectorId: at.stocked.account.connectorId, fence }
    expect(await at.custodian().whose(stray)).toEqual({ is: 'unknown-lease' })
    expect(await at.custodian().tidy(stray)).toBeNull()
  })

  it('an account that is only lent and open with nobody holding it is told about', async () => {
    const call = await freshCall('enable')
    const at = await deskFor(ground, call)
    expect(await compare(at)).not.toContainEqual(expect.objectContaining({ kind: 'open-at-rest' }))
    await ground.giveBefore(call)
    const open = expect.objectContaining({ kind: 'open-at-rest', state: 'open' })
    expect(await compare(at)).toContainEqual(open)
    expect(await connector.inspect(call), 'left as it was').toMatchObject({ outcome: 'held' })
    await connector.revoke(call)
    later(60)
    await compare(at)
    expect(await told(at)).toEqual(['drift.found', 'drift.gone'])
  })

  it('an account that is held is not looked at', async () => {
    const call = await freshCall('enable')
    const at = await deskFor(ground, call)
    expect(leaseOf(await at.checkOut(await approved(at))).phase).toBe('active')
    await compare(at)
    expect(await told(at)).toEqual([])
  })
})
