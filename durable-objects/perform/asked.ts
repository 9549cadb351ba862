import type { Answer } from '../../src/connectors/connector'
import type { Lease } from '../../src/domain/resource/state'
import type { Outcome } from '../outcome'

/** How long until a target that people change is asked for again, in case its group has changed. */
const AGAIN_MS = 5 * 60_000

/** People were asked: nothing failed, and what they say comes as a command of its own. */
export function asked(
  { id: leaseId, operation }: Lease,
  verb: 'grant' | 'revoke',
  { group, message: instructions }: Extract<Answer, { outcome: 'asked' }>,
): Outcome {
  const task = { type: 'open_task', leaseId, operation, verb, group, instructions } as const
  return { done: false, isKnown: true, commands: [task], dueAt: Date.now() + AGAIN_MS }
}
