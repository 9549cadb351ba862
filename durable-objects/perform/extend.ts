import type { Effect } from '../../src/domain/resource/effect'
import type { Resource } from '../../src/domain/resource/state'
import { DONE, learned, type Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import { lastLook } from './last-look'
import { targetCall } from './target-call'
import { throughGate } from './through-gate'
import { unknownWhenThrown } from './unknown'

/**
 * Tells the target of the later end, by granting once more. It is tried while the lease is active:
 * until it is done, the target keeps the earlier end, and that it does is the safe side.
 */
export async function performExtend(
  { leaseId, operation }: Extract<Effect, { type: 'extend' }>,
  attempt: TargetAttempt,
  resource: Resource,
  env: Env,
): Promise<Outcome> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return DONE
  const confirmed = (evidence: string) =>
    learned({ type: 'confirm_extension', leaseId, operation, evidence })
  if (lease.wasHeldBefore) return confirmed(`It was there before: ${lease.evidence}`)
  const { connector, call } = await targetCall(lease, resource.id, env)
  if (connector.isByHand) return confirmed('People close it by hand at the end; nothing to change.')
  const holder = await lastLook(env, lease.holder)
  if (!holder.isActive) return DONE // What cuts off a leaver ends the lease.

  return throughGate(env, lease, attempt, async () => {
    if (!(await holder.isStill()) || !attempt.begin()) return DONE
    const answer = await unknownWhenThrown(() => connector.grant(call))
    if ('evidence' in answer) return confirmed(answer.evidence)
    const outcome = isNamed(answer.outcome) ? answer.outcome : 'retry'
    const about = { leaseId, operation, verb: 'extend', attempt: attempt.number } as const
    const { message } = answer
    const commands = [{ type: 'report_failure', ...about, outcome, message }] as const
    return { done: false, isKnown: outcome !== 'unknown', commands }
  })
}

function isNamed(outcome: string): outcome is 'unknown' | 'refused' {
  return outcome === 'unknown' || outcome === 'refused'
}
