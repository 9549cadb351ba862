import type { Dice } from './dice'
import type { Verb } from './target'

export const MODES = [
  'down',
  'forbidden',
  'busy',
  'silent',
  'silent',
  'forgetful',
  'half',
  'slow',
] as const
export type Mode = (typeof MODES)[number] | 'healthy'

/** What becomes of one call; times in milliseconds from when it began. */
export type Fate = {
  /** When it takes effect at the target, or null for never. */
  readonly effectAfterMs: number | null
  /** When the caller hears something, or null for never. */
  readonly answerAfterMs: number | null
  /** What the caller hears; null for what is read back then. */
  readonly answer: { readonly outcome: string; readonly message: string } | null
}

const LATE_MS = 90_000

export function fateOf(dice: Dice, mode: Mode, verb: Verb, deadlineMs: number): Fate {
  const quickMs = dice.chance(0.2) ? dice.between(300, 15_000) : dice.between(5, 300)
  switch (mode) {
    case 'healthy':
      return wellDone(quickMs)
    case 'slow':
      return wellDone(dice.between(1_000, deadlineMs - 1_000))
    case 'down':
      return said(quickMs, 'retry', 'Connection refused.')
    case 'busy':
      return said(quickMs, 'retry', dice.pick(['429 Too many requests.', '503 Unavailable.']))
    case 'forbidden':
      return said(quickMs, 'refused', dice.pick(['401 Unauthorized.', '403 Forbidden.']))
    case 'forgetful': {
      const effectAfterMs = dice.chance(0.7) ? quickMs : null
      return { ...said(quickMs + 1, 'unknown', 'The reply was lost.'), effectAfterMs }
    }
    case 'half':
      return half(dice, verb, quickMs)
    case 'silent':
      return silent(dice, deadlineMs)
  }
}

function wellDone(ms: number): Fate {
  return { effectAfterMs: ms * 0.6, answerAfterMs: ms, answer: null }
}

function said(answerAfterMs: number, outcome: string, message: string): Fate {
  return { effectAfterMs: null, answerAfterMs, answer: { outcome, message } }
}

/** A grant that opened before it failed; a revoke of which something is left. */
function half(dice: Dice, verb: Verb, ms: number): Fate {
  if (verb !== 'grant') return said(ms, 'retry', 'A session is still open.')
  const outcome = dice.pick(['refused', 'unknown'])
  return { ...said(ms + 1, outcome, 'Something failed half-way.'), effectAfterMs: ms }
}

/** No answer before the deadline; the effect comes never, before it, or up to 90 s after it. */
function silent(dice: Dice, deadlineMs: number): Fate {
  const effect = dice.next()
  const effectAfterMs =
    effect < 0.25 ? null : effect < 0.4 ? dice.between(5, deadlineMs) : late(dice, deadlineMs)
  const noticed = said(deadlineMs, 'unknown', 'No answer in time.')
  return { ...noticed, effectAfterMs, answerAfterMs: dice.chance(0.5) ? deadlineMs : null }
}

function late(dice: Dice, deadlineMs: number): number {
  return deadlineMs + dice.between(1, LATE_MS)
}
