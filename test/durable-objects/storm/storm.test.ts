import { env } from 'cloudflare:workers'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from 'vitest'
import { seedPeople } from '../../support/catalogue'
import { judge } from './judge'
import { Storm } from './storm'

const { from, count } = inject('storm')
const seeds = Array.from({ length: count }, (_, index) => from + index)

/** How much there was to judge: a storm alone may be too bad for anybody to get anything. */
let told = 0

afterAll(() => {
  if (count >= 20) expect(told).toBeGreaterThan(0)
})

/** Mail has tests of its own, and would only be slow here. */
beforeAll(async () => {
  await seedPeople()
  await env.DB.prepare('UPDATE people SET email = NULL').run()
})

/** Faults are what this is about, and are not to be read about. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a real Custodian in a storm of commands, crashes, evictions, alarms and faults', () => {
  it.each(seeds)(
    'has one holder at a time, leaves nothing behind and forgets nothing (seed %i)',
    async (seed) => {
      const storm = await Storm.brew(seed)
      await storm.rage()
      const isQuiet = await storm.calm()
      expect(await judge(storm, isQuiet)).toEqual([])
      told += storm.history.size
    },
  )
})
