import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backOffMs } from '../../../src/domain/resource/back-off'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('the wait before the next attempt', () => {
  it('has a ceiling that doubles from one second to five minutes', () =>
    expect([1, 2, 3, 9, 10, 99].map((attempt) => backOffMs(attempt, 0, 1) / SECOND)).toEqual([
      1, 2, 4, 256, 300, 300,
    ]))

  it('lies anywhere below it, so that many do not come at once, and is never nothing', () => {
    expect(backOffMs(5, 0, 0.5)).toBe(8 * SECOND)
    expect(backOffMs(5, 0, 0)).toBe(100)
  })

  it('is a quarter of an hour after one hour, and an hour after a day', () => {
    expect(backOffMs(50, HOUR, 1)).toBe(5 * MINUTE)
    expect(backOffMs(50, HOUR + 1, 0)).toBe(15 * MINUTE)
    expect(backOffMs(500, 24 * HOUR + 1, 0)).toBe(HOUR)
  })

  it('always ends: there is no last attempt', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, waitedMs, dice) => {
          const ms = backOffMs(attempt, waitedMs, dice)
          expect(Number.isInteger(ms) && ms >= 100 && ms <= HOUR).toBe(true)
        },
      ),
      { seed: 1 },
    ))
})
