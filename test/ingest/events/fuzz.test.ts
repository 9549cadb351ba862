import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { fuzzEvents } from '../../fuzz/events'

const runs = inject('fuzzRuns')

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

describe('the addresses for events', () => {
  it(
    `answer ${runs} messages, most of them wrong, as their standards say`,
    async () => {
      await fuzzEvents(runs)
      const taken = await env.DB.prepare('SELECT count(*) AS n FROM event_inbox').first<number>('n')
      expect(taken).toBeGreaterThan(0)
    },
    30 * 60_000,
  )
})
