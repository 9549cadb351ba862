import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { fuzzEvents } from './events'

const { requests, seed } = inject('fuzz')

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

describe('the addresses for events', () => {
  it(
    `answer ${requests} messages, most of them wrong, as their standards say (seed ${seed})`,
    async () => {
      await fuzzEvents(requests, seed)
      const taken = await env.DB.prepare('SELECT count(*) AS n FROM event_inbox').first<number>('n')
      expect(taken).toBeGreaterThan(0)
    },
    30 * 60_000,
  )
})
