import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Gate } from '../../durable-objects/gate'

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

it('who finds twenty waiting is told when to come again, one after the other', async () => {
  const gate = gateNamed('con_crowd')
  await Promise.all(Array.from({ length: 20 }, () => gate.enter()))
  const waiting = Array.from({ length: 20 }, () => gate.enter())
  const told = [await gate.enter(), await gate.enter(), await gate.enter()]
  const times = told.map((each) => (typeof each === 'object' && each ? each.comeInMs : 0))
  expect(times[0]).toBeGreaterThanOrEqual(500)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(await Promise.all(waiting)).toEqual(Array(20).fill(null))
})
