import { LIMITS } from '../limits'
import type { Request } from './state'

/**
 * When the approvers of the open step are reminded next, in epoch milliseconds: each time after
 * twice as long as the time before, and not for ever. Null for never.
 */
export function remindAt({ stage, asking, policy, deadlineAt }: Request): number | null {
  const seconds = policy.terms.remindAfterSeconds
  if (stage !== 'pending' || !asking || !seconds) return null
  if (asking.reminders >= LIMITS.remindersPerStep) return null
  const at = reminderAt(asking.since, seconds, asking.reminders)
  return deadlineAt !== null && at < deadlineAt ? at : null
}

/** When the next ring may answer too, in epoch milliseconds; null where none is left. */
export function widenAt({ stage, asking, steps, deadlineAt }: Request): number | null {
  const ring = stage === 'pending' && asking ? steps[asking.step]?.rings?.[0] : undefined
  if (!asking || !ring) return null
  const at = asking.since + ring.afterSeconds * 1_000
  return deadlineAt !== null && at < deadlineAt ? at : null
}

/** How many reminders one at this moment covers: those that passed unseen are not sent one by one. */
export function remindersCovered({ asking, policy }: Request, at: number): number {
  const seconds = policy.terms.remindAfterSeconds ?? 0
  let count = (asking?.reminders ?? 0) + 1
  while (
    asking &&
    count < LIMITS.remindersPerStep &&
    reminderAt(asking.since, seconds, count) <= at
  )
    count += 1
  return count
}

function reminderAt(since: number, seconds: number, before: number): number {
  return since + seconds * (2 ** (before + 1) - 1) * 1_000
}
