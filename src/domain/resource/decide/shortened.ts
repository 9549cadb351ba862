import { LIMITS } from '../../limits'
import type { Refusal } from '../../refusal'
import type { Request } from '../state'

/** What an approver may make of the duration: shorter than asked, and not below the shortest. */
export function shortened(
  { durationSeconds, extension, policy }: Request,
  seconds: number | undefined,
): { readonly refusal: Refusal | null; readonly seconds: number } | null {
  if (seconds === undefined || seconds === durationSeconds) return null
  const { minDurationSeconds } = LIMITS
  const minSeconds = extension ? minDurationSeconds : policy.terms.duration.minSeconds
  const fits = Number.isInteger(seconds) && seconds >= minSeconds && seconds < durationSeconds
  const maxSeconds = durationSeconds
  const refusal = { code: 'duration_out_of_bounds', minSeconds, maxSeconds } as const
  return { refusal: fits ? null : refusal, seconds }
}
