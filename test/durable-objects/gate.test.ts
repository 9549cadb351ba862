import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Gate } from '../../durable-objects/gate'
import { Timetable } from '../../durable-objects/timetable'

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

it('those who are told to come again come one after the other, at the pace of the calls', () => {
  const timetable = new Timetable(20)
  const told = () => timetable.next(1_000_000, 0.5)
  expect([told(), told(), told()]).toEqual([500, 510, 520])
  for (let call = 0; call < 100; call += 1) timetable.saw(20_000)
  expect(told()).toBeGreaterThan(1_500)
  for (let each = 0; each < 20; each += 1) expect(told()).toBeLessThanOrEqual(15_000)
})
