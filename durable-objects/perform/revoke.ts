import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'
import { mayBeThereBefore } from '../../src/domain/account'
import type { Effect } from '../../src/domain/resource/effect'
import { successorOf } from '../../src/domain/resource/occupancy'
import type { Lease, Resource } from '../../src/domain/resource/state'
import { randomPassword } from '../../src/vault/random'
import { DONE, learned, type Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import { asked } from './asked'
import { targetCall } from './target-call'
import { throughGate } from './through-gate'
import { unknownWhenThrown } from './unknown'

/** While a lost call may still have its effect, the target is cleaned this often. */
const LOOK_AGAIN_MS = 20_000

/** How often it is looked whether somebody else's hold on the same right is over. */
const SUCCESSOR_MS = 60_000

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
  const report = (outcome: 'retry' | 'unknown' | 'refused', message: string): Outcome => {
    const about = { leaseId, operation, verb: 'revoke', attempt: attempt.number } as const
    const commands = [{ type: 'report_failure', ...about, outcome, message }] as const
    return { done: false, isKnown: outcome !== 'unknown', commands }
  }
  if (successorOf(resource, lease)) return lookAgain(Date.now() + SUCCESSOR_MS)
  const prepared = await targetCall(lease, resource.id, env).catch((error: unknown) => {
    console.error({ lease: leaseId, failed: 'preparing the revoke', error: String(error) })
    return null
  })
  if (!prepared) return report('retry', 'The connector or its settings cannot be used.')
  const { connector, call } = prepared
  return throughGate(env, lease, attempt, async () => {
    if (!attempt.begin()) return DONE
    const beganAt = Date.now()
    const answer = await unknownWhenThrown(() => takeAway(lease, connector, call))
    if (answer.outcome === 'wait') return lookAgain(answer.until)
    if (answer.outcome === 'asked') return asked(lease, 'revoke', answer)
    if (!('evidence' in answer)) return report(answer.outcome, answer.message)
    const unsettledUntil = attempt.unsettledUntil(connector.landsWithinMs)
    if (unsettledUntil !== null && beganAt < unsettledUntil)
      return lookAgain(Math.min(unsettledUntil, Date.now() + LOOK_AGAIN_MS))
    const { evidence } = answer
    const confirmed = learned({ type: 'confirm_revoke', leaseId, operation, evidence })
    return { ...confirmed, isClosed: true } as Outcome
  })
}

function lookAgain(dueAt: number): Outcome {
  return { done: false, isKnown: true, commands: [], dueAt }
}

/** What was there before, or may have been since nothing was ever sent, is not ours to take. */
async function takeAway(lease: Lease, connector: Connector, call: TargetCall): Promise<Answer> {
  if (mayBeThereBefore(lease.account.mode) && lease.wasHeldBefore !== false) {
    const found = await connector.inspect(call)
    if (!('evidence' in found)) return found
    return { outcome: 'already', evidence: `Left as it was before. ${found.evidence}` }
  }
  if (lease.account.mode !== 'credential') return connector.revoke(call)
  if (!connector.rotate) return { outcome: 'refused', message: 'This connector cannot rotate.' }
  return connector.rotate({ ...call, fresh: randomPassword() })
}
