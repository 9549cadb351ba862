import type { Answer, Connector, TargetCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { mayBeThereBefore } from '../../src/domain/account'
import type { Effect } from '../../src/domain/resource/effect'
import { successorOf } from '../../src/domain/resource/occupancy'
import type { Lease, Resource } from '../../src/domain/resource/state'
import { gateOf } from '../../src/gate-of'
import { randomPassword } from '../../src/vault/random'
import { answerWithin, TARGET_DEADLINE_MS } from '../deadline'
import { DONE, learned, type Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import type { Joint, Unsent } from '../together'
import { asked } from './asked'
import { pinnedCall, targetCall } from './target-call'
import { throughGate, type Way } from './through-gate'
import { unknownWhenThrown } from './unknown'

/** While a lost call may still have its effect, the target is cleaned this often. */
const LOOK_AGAIN_MS = 20_000

/** When a call that found no place among others comes again, about. */
const JOIN_AGAIN_MS = 2_000

/** For how long it does, where nothing gets through, and where others do. */
const JOIN_FOR_MS = { later: 60_000, moving: 600_000 }

const LOST = 'The Gate gave no answer.'

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
  const report = (outcome: 'retry' | 'unknown' | 'refused', message: string) => {
    const about = { leaseId, operation, verb: 'revoke', attempt: attempt.number } as const
    const commands = [{ type: 'report_failure', ...about, outcome, message }] as const
    return { done: false, isKnown: outcome !== 'unknown', commands } as const
  }
  if (successorOf(resource, lease)) return lookAgain(Date.now() + SUCCESSOR_MS)
  const connector = connectorOf(lease.account.connectorKind)
  const work = async ({ isJoint }: Way): Promise<Outcome> => {
    const call = await prepared(lease, resource, env, isJoint ? pinnedCall : targetCall)
    if (!connector || !call) return report('retry', 'The connector or its settings cannot be used.')
    if (attempt.isTooLate) return joinAgain('later', attempt.owedSince)
    if (!attempt.begin()) return DONE
    const beganAt = Date.now()
    const answer = isJoint
      ? await together(env, lease, call)
      : await unknownWhenThrown(() => takeAway(lease, connector, call))
    if (answer === 'later' || answer === 'moving') return joinAgain(answer, attempt.owedSince)
    if (answer === null) return lookAgain(beganAt)
    if (answer === LOST) return { ...report('unknown', LOST), dueAt: beganAt + TARGET_DEADLINE_MS }
    if (answer.outcome === 'wait') return lookAgain(answer.until)
    if (answer.outcome === 'asked') return asked(lease, 'revoke', answer)
    if (!('evidence' in answer)) return report(answer.outcome, answer.message)
    const unsettledUntil = attempt.unsettledUntil(connector.landsWithinMs)
    if (unsettledUntil !== null && beganAt < unsettledUntil)
      return lookAgain(Math.min(unsettledUntil, Date.now() + LOOK_AGAIN_MS))
    const { evidence } = answer
    const confirmed = learned({ type: 'confirm_revoke', leaseId, operation, evidence })
    return { ...confirmed, isClosed: true } as Outcome
  }
  const isJoint = attempt.number === 1 && mayJoin(lease, connector)
  return throughGate(env, lease, attempt, work, { isJoint })
}

/** Behind the Gate: where thousands end at once, only those whose turn it is read their settings. */
function prepared(
  lease: Lease,
  { id }: Resource,
  env: Env,
  callOf: typeof targetCall,
): Promise<TargetCall | null> {
  const call = callOf(lease, id, env).then((target) => target.call)
  return call.catch((error: unknown) => {
    console.error({ lease: lease.id, failed: 'preparing the revoke', error: String(error) })
    return null
  })
}

/** What was made for one lease only, and may go with what was made for others. */
function mayJoin({ account: { mode } }: Lease, connector: Connector | undefined): boolean {
  return mode === 'provision' && connector?.revokeTogether !== undefined
}

/**
 * Once only: whatever keeps it from its end there is met by a call of its own. A Gate that fails may
 * go on with what it was told, so that only time says when it is over.
 */
async function together(env: Env, lease: Lease, call: TargetCall): Promise<Joint | typeof LOST> {
  const { connectorId, connectorKind: kind } = lease.account
  const { connectorSettings: sealed } = lease.sealed
  const errand = { kind, call, sealed, until: Date.now() + call.deadlineMs }
  const asking = async (): Promise<Joint> => gateOf(env, connectorId).revoke(errand)
  try {
    return await answerWithin(asking(), TARGET_DEADLINE_MS)
  } catch (error) {
    console.warn({ lease: lease.id, warning: 'the gate gave no answer', error: String(error) })
    return LOST
  }
}

/** Nothing was sent. Together is the quick way where thousands end; after long, one goes alone. */
function joinAgain(unsent: Unsent, owedSince: number): Outcome {
  const now = Date.now()
  if (now - owedSince > JOIN_FOR_MS[unsent]) return lookAgain(now)
  return { ...lookAgain(now + JOIN_AGAIN_MS * (0.5 + Math.random())), isUntried: true } as Outcome
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
