import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import type { PolicyPin, Step } from '../../src/domain/policy/policy'
import { ANA, BO } from '../support/catalogue'
import {
  approved,
  type Desk,
  desk,
  HOUR_MS,
  leaseOf,
  policy,
  requestOf,
  step,
} from '../support/custodian'
import { eventually } from '../support/eventually'
import { passTime, phaseOf, wakeOf } from '../support/passing-time'
import { DOWN, FORBIDDEN, pretendTarget } from '../support/target'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** One step for access, and these for more time on it. */
function withMoreTime(...steps: Step[]): PolicyPin {
  const { terms, ...pin } = policy(step(1, BO))
  return { ...pin, terms: { ...terms, extension: { steps } } }
}

async function held(key: string, ...steps: Step[]) {
  const target = pretendTarget(key)
  const at = await desk(key, withMoreTime(...steps))
  const lease = leaseOf(await at.checkOut(await approved(at)))
  return { target, at, lease }
}

async function lookAt(at: Desk, id: Parameters<Desk['checkIn']>[0]) {
  const { lease } = await at.custodian().lookAtLease(id)
  if (!lease) throw new Error('It is gone.')
  return lease
}

describe('more time on access that is held', () => {
  it('moves the end here and at the target, and nothing is closed in between', async () => {
    const { target, at, lease } = await held('longer')
    const longer = leaseOf(await at.extend(lease.id))
    expect(longer).toMatchObject({
      phase: 'active',
      endsAt: lease.endsAt + HOUR_MS,
      endsAtTarget: lease.endsAt + HOUR_MS,
      evidence: 'grant of longer/1 was read back',
    })
    const grant = vi.mocked(connectorOf('postgres')?.grant)
    expect(grant?.mock.lastCall?.[0].lease).toMatchObject({ fence: 1, endsAt: longer.endsAt })
    expect(target.calls).toEqual(['grant longer/1', 'grant longer/1'])

    await passTime(at, HOUR_MS + 1)
    expect(await phaseOf(at, lease.id)).toBe('active')
    expect(target.holders.size).toBe(1)
    await passTime(at, HOUR_MS)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    expect(target.holders.size).toBe(0)
  })

  it('is asked of the target again where it does not answer, and survives an eviction', async () => {
    const { target, at, lease } = await held('again')
    target.behaveLike(DOWN)
    const longer = leaseOf(await at.extend(lease.id))
    expect(longer.endsAt - lease.endsAt).toBe(HOUR_MS)
    expect(longer.endsAtTarget).toBe(lease.endsAt)
    await evictDurableObject(at.custodian())
    target.recover()
    await passTime(at, 60_000)
    await eventually(async () =>
      expect((await lookAt(at, lease.id)).endsAtTarget).toBe(longer.endsAt),
    )
  })

  it('is never told to the target once the access has begun to end', async () => {
    const { target, at, lease } = await held('ending')
    target.behaveLike((verb) =>
      verb === 'grant'
        ? { outcome: 'refused', message: 'permission denied' }
        : { outcome: 'done', evidence: 'gone' },
    )
    await at.extend(lease.id)
    await at.checkIn(lease.id)
    await eventually(async () => expect(await phaseOf(at, lease.id)).toBe('closed'))
    const calls = target.calls.length
    target.recover()
    await passTime(at, 10 * 60_000)
    expect(target.calls.slice(calls)).toEqual([])
  })

  it('is never told to the target for somebody who has left meanwhile', async () => {
    const { target, at, lease } = await held('left')
    const setActive = (active: number) =>
      env.DB.prepare('UPDATE people SET active = ? WHERE id = ?').bind(active, ANA).run()
    await setActive(0)
    await at.extend(lease.id)
    await passTime(at, 60_000)
    expect(target.calls).toEqual(['grant left/1'])
    await setActive(1)
  })

  it('leaves the earlier end where the target refuses, and says so in history', async () => {
    const { target, at, lease } = await held('refusal')
    target.behaveLike(FORBIDDEN)
    const longer = leaseOf(await at.extend(lease.id))
    expect(longer).toMatchObject({ phase: 'active', endsAtTarget: lease.endsAt })
    const rows = () =>
      env.DB.prepare("SELECT data FROM history WHERE lease_id = ? AND type = 'effect.failed'")
        .bind(lease.id)
        .all<{ data: string }>()
    await eventually(async () => expect((await rows()).results).not.toEqual([]))
    const [row] = (await rows()).results
    expect(JSON.parse(row?.data ?? '{}')).toMatchObject({ verb: 'extend', outcome: 'refused' })
  })

  it('waits for its own step, and the list in D1 shows what it is about', async () => {
    const { target, at, lease } = await held('waits', step(1, BO))
    const request = requestOf(await at.extend(lease.id))
    expect(request).toMatchObject({ stage: 'pending', extension: { leaseId: lease.id } })
    expect((await lookAt(at, lease.id)).endsAt).toBe(lease.endsAt)
    const row = () =>
      env.DB.prepare('SELECT extends_lease_id AS lease FROM requests WHERE id = ?')
        .bind(request.id)
        .first<{ lease: string }>()
    await eventually(async () => expect((await row())?.lease).toBe(lease.id))

    expect(requestOf(await at.agree(request.id)).stage).toBe('used')
    expect(await lookAt(at, lease.id)).toMatchObject({
      endsAt: lease.endsAt + HOUR_MS,
      endsAtTarget: lease.endsAt + HOUR_MS,
    })
    expect(target.calls).toEqual(['grant waits/1', 'grant waits/1'])
    const ends = await env.DB.prepare('SELECT ends_at AS at FROM leases WHERE id = ?')
      .bind(lease.id)
      .first<{ at: number }>()
    expect(ends?.at).toBe(lease.endsAt + HOUR_MS)
  })
})

describe('the warning before the end', () => {
  it('is what the Custodian wakes for first, and is given once', async () => {
    const { at, lease } = await held('warned')
    expect(await wakeOf(at)).toBeLessThanOrEqual(lease.endsAt - 600_000)
    await passTime(at, HOUR_MS - 600_000 + 1_000)
    const told = () =>
      env.DB.prepare(
        "SELECT count(*) AS n FROM history WHERE lease_id = ? AND type = 'lease.ending_soon'",
      )
        .bind(lease.id)
        .first<{ n: number }>()
    await eventually(async () => expect((await told())?.n).toBe(1))
    await passTime(at, 60_000)
    expect((await told())?.n).toBe(1)
    expect(await wakeOf(at)).toBeLessThanOrEqual(lease.endsAt)
  })
})
