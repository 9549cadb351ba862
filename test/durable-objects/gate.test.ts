import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Gate } from '../../durable-objects/gate'
import { Timetable } from '../../durable-objects/timetable'
import type { Joint } from '../../durable-objects/together'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'

const postgres = () => connectorOf('postgres') as Required<Connector>
const gateNamed = (name: string) => (env.GATE as DurableObjectNamespace<Gate>).getByName(name)

function passOf(pass: unknown): number {
  if (typeof pass !== 'number') throw new Error('There was no pass.')
  return pass
}

it('a target gets twenty calls at a time, and the next one when somebody leaves', async () => {
  const gate = gateNamed('con_full')
  const inside = await Promise.all(Array.from({ length: 20 }, () => gate.enter()))
  expect(new Set(inside).size).toBe(20)
  const next = gate.enter()
  await gate.leave(passOf(inside[0]))
  expect(await next).toBe(21)
})

it('who finds a gate full for two seconds is told to come again', async () => {
  const gate = gateNamed('con_busy')
  await Promise.all(Array.from({ length: 20 }, () => gate.enter()))
  expect(await gate.enter()).toBeNull()
})

it('gates of different connectors do not hold each other up', async () => {
  await Promise.all(Array.from({ length: 20 }, () => gateNamed('con_one').enter()))
  expect(await gateNamed('con_two').enter()).toBe(1)
})

it('who finds twenty waiting is told when to come again', async () => {
  const gate = gateNamed('con_crowd')
  await Promise.all(Array.from({ length: 20 }, () => gate.enter()))
  const waiting = Array.from({ length: 20 }, () => gate.enter())
  const told = [await gate.enter(), await gate.enter(), await gate.enter()]
  const times = told.map((each) => (typeof each === 'object' && each ? each.comeInMs : 0))
  for (const each of times) expect(each).toBeGreaterThanOrEqual(500)
  expect(await Promise.all(waiting)).toEqual(Array(20).fill(null))
})

/** A target that takes a moment for each message, and how many leases each of them was for. */
function jointTarget(answer: (call: TargetCall) => Answer | null) {
  const sizes: number[] = []
  vi.spyOn(postgres(), 'revokeTogether').mockImplementation(async (calls) => {
    sizes.push(calls.length)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return calls.map(answer)
  })
  return sizes
}

function evidenceIn(joint: Joint) {
  return typeof joint === 'object' && joint && 'evidence' in joint && joint.evidence
}

function callNumber(fence: number, port = '1'): TargetCall {
  const account = { name: 'writer', mode: 'provision', settings: {} } as const
  const lease = { resourceKey: 'joint', fence, endsAt: 0 }
  return { settings: { port }, account, lease, secret: 'a secret', deadlineMs: 18_000 }
}

function errand(call: TargetCall, leftMs = 18_000) {
  return { kind: 'postgres', call, sealed: '', until: Date.now() + leftMs }
}

describe('revokes that come to a target at the same time', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('are made one, sixty at a time, and each hears its own answer', async () => {
    const sizes = jointTarget(({ lease: { fence } }) =>
      fence === 7 ? null : { outcome: 'done', evidence: `number ${fence}` },
    )
    const gate = gateNamed('con_joint')
    const numbers = Array.from({ length: 90 }, (_, number) => number)
    const answers = await Promise.all(
      numbers.map((number) => gate.revoke(errand(callNumber(number)))),
    )
    expect(answers).toEqual(
      numbers.map((n) => (n === 7 ? null : { outcome: 'done', evidence: `number ${n}` })),
    )
    expect(sizes.length).toBeLessThanOrEqual(4)
    expect(Math.max(...sizes)).toBe(60)
  })

  it('are kept apart where they reach it with other settings', async () => {
    const sizes = jointTarget(({ settings: { port = '' } }) => ({
      outcome: 'done',
      evidence: port,
    }))
    const gate = gateNamed('con_apart')
    const calls = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => callNumber(number, String(number % 2)))
    const answers = await Promise.all(calls.map((call) => gate.revoke(errand(call))))
    expect(answers.map(evidenceIn)).toEqual(calls.map(({ settings }) => settings.port))
    expect(sizes).toEqual([1, 1, 3, 3])
  })

  it('go in two messages at a time, since more are in each other’s way', async () => {
    let mostAtOnce = 0
    let now = 0
    vi.spyOn(postgres(), 'revokeTogether').mockImplementation(async (calls) => {
      now += 1
      mostAtOnce = Math.max(mostAtOnce, now)
      await new Promise((resolve) => setTimeout(resolve, 20))
      now -= 1
      return calls.map(() => ({ outcome: 'done', evidence: '' }) as const)
    })
    const gate = gateNamed('con_two')
    const numbers = Array.from({ length: 200 }, (_, number) => number)
    await Promise.all(numbers.map((number) => gate.revoke(errand(callNumber(number)))))
    expect(mostAtOnce).toBe(2)
  })

  it('take places at the target between them, and come again where there is none', async () => {
    const sizes = jointTarget(() => ({ outcome: 'done', evidence: '' }))
    const gate = gateNamed('con_no_place')
    const inside = await Promise.all(Array.from({ length: 20 }, () => gate.enter()))
    expect(await gate.enter(true)).toBeTypeOf('number')
    expect(await gate.revoke(errand(callNumber(1)))).toBe('later')
    await gate.leave(passOf(inside[0]))
    expect(await gate.revoke(errand(callNumber(2)))).toMatchObject({ outcome: 'done' })
    expect(await gate.enter()).toBeTypeOf('number')
    expect(sizes).toEqual([1])
  })

  it('come again when they were so long on their way that nobody would wait for the answer', async () => {
    const sizes = jointTarget(() => ({ outcome: 'done', evidence: '' }))
    const late = errand(callNumber(1), 4_000)
    expect(await gateNamed('con_late').revoke(late)).toBe('later')
    expect(sizes).toEqual([])
  })

  it('hear whether those of others get through, when they have to come again', async () => {
    const gate = gateNamed('con_moving')
    const isDone = (fence: number) => fence === 2
    jointTarget(({ lease: { fence } }) =>
      isDone(fence) ? { outcome: 'done', evidence: '' } : null,
    )
    const late = () => gate.revoke(errand(callNumber(3), 4_000))
    await gate.revoke(errand(callNumber(1)))
    expect(await late()).toBe('later')
    await gate.revoke(errand(callNumber(2)))
    expect(await late()).toBe('moving')
    vi.setSystemTime(Date.now() + 21_000)
    expect(await late()).toBe('later')
    vi.useRealTimers()
  })

  it('count as made perhaps when the connector breaks', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    jointTarget(() => {
      throw new Error('broken')
    })
    const answer = await gateNamed('con_broken').revoke(errand(callNumber(1)))
    expect(answer).toMatchObject({ outcome: 'unknown' })
  })
})

it('those who are told to come again come one after the other, a little faster than the calls', () => {
  const timetable = new Timetable(20, 200)
  const told = () => timetable.next(1_000_000, 0.5)
  expect([told(), told(), told(), told()]).toEqual([500, 507, 513, 520])
  for (let call = 0; call < 100; call += 1) timetable.saw(20_000)
  expect(told()).toBeGreaterThan(1_100)
  for (let each = 0; each < 80; each += 1) expect(told()).toBeLessThanOrEqual(60_000)
})
