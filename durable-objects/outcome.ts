import type { Command } from '../src/domain/resource/command'
import type { Effect } from '../src/domain/resource/effect'

/**
 * What performing came to: done, with effects that are owed from now on; or to be tried again, by
 * the back-off or at `dueAt` (epoch milliseconds). Either way the commands tell the core what was
 * learned. `isKnown` is false where a call may still have its effect later.
 */
export type Outcome =
  | {
      readonly done: true
      readonly isKnown: true
      /** Nothing is owed to this right any more. */
      readonly isClosed?: boolean
      readonly commands: readonly Command[]
      readonly owes: readonly Effect[]
    }
  | {
      readonly done: false
      readonly isKnown: boolean
      readonly commands: readonly Command[]
      readonly dueAt?: number
      /** Nothing has been tried: it had to wait for its turn. */
      readonly isUntried?: boolean
    }

export const DONE: Extract<Outcome, { done: true }> = {
  done: true,
  isKnown: true,
  commands: [],
  owes: [],
}

export function learned(...commands: readonly Command[]): Outcome {
  return { ...DONE, commands }
}
