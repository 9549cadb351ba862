import { describe, expect, it } from 'vitest'
import { durationText, parseDuration } from '../../src/pages/parts/duration'

describe('A duration', () => {
  it.each([
    ['90 min', 5_400],
    ['1h 30m', 5_400],
    ['1h30m', 5_400],
    ['1 hour, 30 minutes', 5_400],
    ['2 D', 172_800],
    ['45s', 45],
    ['1 Std 30 Min', 5_400],
    ['2 Stunden', 7_200],
    ['2 Tage, 5 Sekunden', 172_805],
  ])('is read from “%s”', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each(['', '90', 'soon', '1.5 h', '-1 h', '1 h x', '9 weeks', '1h30'])(
    'is not read from “%s”',
    (text) => {
      expect(parseDuration(text)).toBeNull()
    },
  )

  it.each([10, 59, 60, 3_600, 5_400, 90_061, 2_592_000])(
    'of %d seconds survives being written into a field',
    (seconds) => {
      expect(parseDuration(durationText(seconds))).toBe(seconds)
    },
  )
})
