import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as asking from './asking.ts'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
})

afterAll(() => stage?.close())

it('takes access away after kill -9 and a restart past its end, without any request', async () => {
  const { ana, bo } = stage.people
  const prop = await stage.prop({
    name: 'journey-power-cut',
    steps: [{ name: 'Lead', quorum: 1, people: [stage.person('bo')] }],
  })
  const request = await asking.ask(ana, prop, 12)
  await asking.decide(bo, request, 'approve')
  const { body: lease } = await asking.checkOut(ana, request)
  expect(lease.phase).toBe('active')
  const { secret, guide } = await asking.credentialOf(ana, lease)
  const session = stage.client(guide.username, secret)
  const ended = new Promise((resolve) => session.on('error', resolve))
  await session.connect()

  await stage.product.kill()
  await sleep(Math.max(0, Date.parse(lease.endsAt) - Date.now()) + 1_000)
  expect(await stage.rolesOf(prop)).toEqual([guide.username])

  stage.product = await stage.product.restart()
  await ended
  await vi.waitFor(async () => expect(await stage.rolesOf(prop)).toEqual([]), 10_000)
  expect(await asking.phaseOf(ana, lease)).toBe('closed')
})
