import type { Effect } from '../../src/domain/resource/effect'
import type { Resource } from '../../src/domain/resource/state'
import { DONE, learned, type Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import { targetCall } from './target-call'
import { unknownWhenThrown } from './unknown'

/**
 * Takes the right away and reads back; whatever else comes of it is tried again, for ever. A clean
 * target does not count while an earlier call with an unknown outcome may still have its effect.
 */
export async function performRevoke(
  { leaseId, operation }: Extract<Effect, { type: 'revoke' }>,
  attempt: TargetAttempt,
  resource: Resource,
  env: Env,
): Promise<Outcome> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return DONE
  const { connector, call } = await targetCall(lease, resource.id, env)
  if (!attempt.begin()) return DONE
  const beganAt = Date.now()
  const answer = await unknownWhenThrown(() => connector.revoke(call))
  if (!('evidence' in answer)) {
    const { outcome, message } = answer
    const report = { type: 'report_failure', leaseId, operation, verb: 'revoke' } as const
    const commands = [{ ...report, outcome, attempt: attempt.number, message }]
    return { done: false, isKnown: outcome !== 'unknown', commands }
  }
  const unsettledUntil = attempt.unsettledUntil(connector.landsWithinMs)
  if (unsettledUntil !== null && beganAt < unsettledUntil)
    return { done: false, isKnown: true, commands: [], dueAt: unsettledUntil }
  const { evidence } = answer
  const confirmed = learned({ type: 'confirm_revoke', leaseId, operation, evidence })
  return { ...confirmed, isClosed: true } as Outcome
}
