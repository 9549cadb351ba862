import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE } from '../../durable-objects/outcome'
import { throughGate, type Way } from '../../durable-objects/perform/through-gate'
import type { TargetAttempt } from '../../durable-objects/target-attempt'
import type { Lease } from '../../src/domain/resource/state'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const lease = { id: 'lea_x_1', account: { connectorId: 'con_x' } } as unknown as Lease

/** What becomes of a call through this gate, and whether the target was called. */
function passing(enter: (isJoint: boolean) => Promise<unknown>, owedForMs = 0, wish?: Way) {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const leave = vi.fn(async () => {})
  const work = vi.fn(async () => DONE)
  const env = { GATE: { getByName: () => ({ enter, leave }) } } as unknown as Env
  const attempt = { owedSince: Date.now() - owedForMs } as TargetAttempt
  return { work, leave, outcome: throughGate(env, lease, attempt, work, wish) }
}

describe('a call to a target whose Gate', () => {
  it('lets it through is made, and gives the pass back', async () => {
    const { outcome, leave } = passing(async () => 7)
    expect(await outcome).toBe(DONE)
    expect(leave).toHaveBeenCalledWith(7, null)
  })

  it('is full comes again soon, and counts as no attempt', async () => {
    const { outcome, work } = passing(async () => null)
    expect(await outcome).toMatchObject({ done: false, isUntried: true })
    expect(work).not.toHaveBeenCalled()
  })

  it('has a long queue comes when it was told to', async () => {
    const { outcome } = passing(async () => ({ comeInMs: 9_000 }))
    expect(await outcome).toMatchObject({ dueAt: Date.now() + 9_000, isUntried: true })
  })

  it('fails is made all the same', async () => {
    const { outcome } = passing(() => Promise.reject(new Error('gone')))
    expect(await outcome).toBe(DONE)
  })

  it('fails is made alone, whoever wished to make it with others', async () => {
    const wish = { isJoint: true }
    const { outcome, work } = passing(() => Promise.reject(new Error('gone')), 0, wish)
    await outcome
    expect(work).toHaveBeenCalledWith({ isJoint: false })
  })

  it('lets it in with others is made with them', async () => {
    const enter = vi.fn(async () => 7)
    const { outcome, work } = passing(enter, 0, { isJoint: true })
    await outcome
    expect(enter).toHaveBeenCalledWith(true)
    expect(work).toHaveBeenCalledWith({ isJoint: true })
  })

  it('is busy for long is asked the less often, the longer it has been', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const againAfter = async (owedForMs: number) => {
      const outcome = await passing(async () => null, owedForMs).outcome
      return outcome.done ? 0 : (outcome.dueAt ?? 0) - Date.now()
    }
    expect([await againAfter(0), await againAfter(9_000), await againAfter(90_000)]).toEqual([
      2_000, 9_000, 15_000,
    ])
  })

  it('is too busy to answer comes again, and does not keep the pass that comes too late', async () => {
    let give = (_: number) => {}
    const { outcome, work, leave } = passing(
      () =>
        new Promise((resolve) => {
          give = resolve
        }),
    )
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await outcome).toMatchObject({ done: false, isUntried: true })
    expect(work).not.toHaveBeenCalled()
    give(8)
    await vi.advanceTimersByTimeAsync(0)
    expect(leave).toHaveBeenCalledWith(8)
  })

  it('is too busy to answer is told of it all the same, where it is made with others', async () => {
    let give = (_: number) => {}
    const late = new Promise<number>((resolve) => {
      give = resolve
    })
    const { outcome, work, leave } = passing(() => late, 0, { isJoint: true })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await outcome).toBe(DONE)
    expect(work).toHaveBeenCalledWith({ isJoint: true })
    give(5)
    await vi.advanceTimersByTimeAsync(0)
    expect(leave.mock.calls).toEqual([[5]])
  })

  it('has been silent for a minute is made without it', async () => {
    const { outcome } = passing(() => new Promise(() => {}), 61_000)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await outcome).toBe(DONE)
  })
})
