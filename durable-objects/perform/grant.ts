import type { Answer } from '../../src/connectors/connector'
import type { Command } from '../../src/domain/resource/command'
import type { Effect } from '../../src/domain/resource/effect'
import { mayHaveBeenLeft } from '../../src/domain/resource/occupancy'
import type { Lease, Resource } from '../../src/domain/resource/state'
import { DONE, learned, type Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import { asked } from './asked'
import { lastLook } from './last-look'
import { lookBefore, looksFirst } from './look-before'
import { targetCall } from './target-call'
import { throughGate } from './through-gate'
import { unknownWhenThrown } from './unknown'

/** Opens the target, after a last look whether its holder is still somebody. */
export async function performGrant(
  { leaseId, operation }: Extract<Effect, { type: 'grant' }>,
  attempt: TargetAttempt,
  resource: Resource,
  env: Env,
): Promise<Outcome> {
  const lease = resource.leases.get(leaseId)
  if (!lease) return DONE
  const { connector, call } = await targetCall(lease, resource.id, env)
  const leaver = { type: 'fail_grant', leaseId, operation, cause: 'leaver' } as const
  const holder = await lastLook(env, lease.holder)
  if (!holder.isActive) return learned(leaver)

  return throughGate(env, lease, attempt, async () => {
    if (!(await holder.isStill())) return learned(leaver)
    if (looksFirst(lease)) {
      const isOurs = mayHaveBeenLeft(resource, lease)
      const found = await lookBefore(lease, connector, call, isOurs)
      return 'problem' in found ? failed(lease, operation, attempt.number, found.problem) : found
    }
    if (lease.wasHeldBefore)
      return confirmed(lease, operation, `It was there before: ${lease.evidence}`)
    if (!attempt.begin()) return DONE
    const answer = await unknownWhenThrown(() => connector.grant(call))
    if ('evidence' in answer) return confirmed(lease, operation, answer.evidence)
    return answer.outcome === 'asked'
      ? asked(lease, 'grant', answer)
      : failed(lease, operation, attempt.number, answer)
  })
}

function confirmed({ id: leaseId }: Lease, operation: number, evidence: string): Outcome {
  return learned({ type: 'confirm_grant', leaseId, operation, evidence })
}

type Failure = Exclude<Answer, { evidence: string } | { outcome: 'asked' }>

function failed(
  { id: leaseId }: Lease,
  operation: number,
  attempt: number,
  { outcome, message }: Failure,
): Outcome {
  const report: Command = {
    type: 'report_failure',
    leaseId,
    operation,
    verb: 'grant',
    outcome: outcome === 'wait' ? 'retry' : outcome,
    attempt,
    message,
  }
  if (outcome !== 'refused')
    return { done: false, isKnown: outcome !== 'unknown', commands: [report] }
  return learned(report, { type: 'fail_grant', leaseId, operation, cause: 'refused' })
}
