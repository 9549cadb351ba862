import type { Dice } from './dice'

/** From a moment to before another; epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number }

/** Up to `most` stretches of up to `longestMs` within a span. */
export function spans(dice: Dice, within: Span, most: number, longestMs: number): Span[] {
  return Array.from({ length: dice.between(1, most) }, () => {
    const from = dice.between(within.from, within.to)
    return { from, to: Math.min(within.to, from + dice.anySize(1_000, longestMs)) }
  })
}
