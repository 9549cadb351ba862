import type { Refusal } from '../domain/refusal'
import { isIdempotencyKey } from '../http/idempotency'
import type { Texts } from '../texts/english'
import { durationText, parseDuration } from './parts/duration'
import { problemIn } from './parts/problems'
import { type Faults, one, type Typed } from './parts/typed'

/**
 * Made up when the form was rendered: sent twice, by a double click or a reload, it files one
 * request.
 */
export function keyIn(typed: Typed): string | null {
  const key = one(typed, 'key')
  return isIdempotencyKey(key) ? key : null
}

/** The field of the form that a refusal is about; none where it is about more than one. */
const FIELDS: { readonly [code in Refusal['code']]?: string } = {
  duration_out_of_bounds: 'duration',
  justification_missing: 'justification',
  ticket_missing: 'ticket',
  ticket_malformed: 'ticket',
  ticket_unknown: 'ticket',
  ticket_unchecked: 'ticket',
}

/** Seconds, or null where nothing readable was chosen or typed. */
export function durationIn(typed: Typed): number | null {
  const chosen = one(typed, 'duration')
  if (chosen === 'other') return parseDuration(one(typed, 'otherDuration'))
  return /^\d{1,8}$/.test(chosen) ? Number(chosen) : null
}

export function unreadableDuration({ ask, parts }: Texts, typed: Typed): Faults {
  return one(typed, 'duration') === 'other'
    ? { otherDuration: parts.numberAndUnit(90, 2) }
    : { duration: ask.chooseDuration }
}

export function faultsOfRefusal(texts: Texts, refusal: Refusal, typed: Typed): Faults {
  const isOther = one(typed, 'duration') === 'other'
  const named = FIELDS[refusal.code]
  const field = named === 'duration' && isOther ? 'otherDuration' : named
  return field ? { [field]: problemIn(texts, refusal).detail } : {}
}

/** A duration that is not among those offered is shown as one that was typed. */
export function withDuration(typed: Typed, seconds: number, offered: readonly number[]): Typed {
  if (typed.duration) return typed
  return offered.includes(seconds)
    ? { ...typed, duration: [String(seconds)] }
    : { ...typed, duration: ['other'], otherDuration: [durationText(seconds)] }
}
