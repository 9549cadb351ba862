import { type LeaseId, ownerOf } from '../../src/domain/ids'
import type { Lease } from '../../src/domain/resource/state'
import { gateOf } from '../../src/gate-of'
import { answerWithin, NoAnswerInTime } from '../deadline'
import type { Finding, Gate } from '../gate'
import type { Outcome } from '../outcome'
import type { TargetAttempt } from '../target-attempt'
import type { Pass } from '../turnstile'

const PATIENCE_MS = 4_000

/** A call with others is made all the same where the Gate is busy, and needs time for that. */
const JOINT_PATIENCE_MS = 2_000
const COME_AGAIN_MS = 2_000
const LATEST_AGAIN_MS = 15_000

/** For so long a Gate that is too busy to answer is asked again; after that it is left out. */
const TRUST_MS = 60_000

/** `isJoint`: the call is made together with others, by the Gate, where that answers. */
export type Way = { readonly isJoint: boolean }

/** The Gate fails, or has too much to do to let anybody in, but may get to what it is told. */
type Silence = 'open' | 'busy'

/**
 * Calls a target when its Gate lets one through. Where the Gate is full or busy the effect comes
 * again soon; where it fails or stays silent the call is made all the same, since a brake must not
 * keep access from ending.
 */
export async function throughGate(
  env: Env,
  { id, account: { connectorId: connector } }: Lease,
  { owedSince }: TargetAttempt,
  work: (way: Way) => Promise<Outcome>,
  wish: Way = { isJoint: false },
): Promise<Outcome> {
  const gate = gateOf(env, connector)
  const complain = (error: unknown) =>
    console.warn({ connector, warning: 'the gate does not answer', error: String(error) })
  const entering = gate.enter(wish.isJoint)
  const patienceMs = wish.isJoint ? JOINT_PATIENCE_MS : PATIENCE_MS
  const pass = await answerWithin<Pass | Silence>(entering, patienceMs).catch((error) => {
    complain(error)
    if (!(error instanceof NoAnswerInTime)) return 'open'
    void entering.then((late) => giveBack(gate, late)).catch(complain)
    if (Date.now() - owedSince >= TRUST_MS) return 'open'
    return wish.isJoint ? 'busy' : null
  })
  if (pass === null || typeof pass === 'object') return comeAgain(pass, Date.now() - owedSince)
  let finding: Finding | null = null
  try {
    const outcome = await work({ isJoint: wish.isJoint && pass !== 'open' })
    finding = findingOf(id, outcome)
    return outcome
  } finally {
    if (typeof pass === 'number') void gate.leave(pass, finding).catch(complain)
  }
}

/** Told when, or the later the longer it has been in vain: where thousands knock, knocking is the load. */
function comeAgain(told: { readonly comeInMs: number } | null, owedForMs: number): Outcome {
  const mostMs = Math.min(LATEST_AGAIN_MS, Math.max(COME_AGAIN_MS, owedForMs))
  const comeInMs = told?.comeInMs ?? Math.round((0.2 + 0.8 * Math.random()) * mostMs)
  const dueAt = Date.now() + comeInMs
  return { done: false, isKnown: true, commands: [], dueAt, isUntried: true }
}

/** A pass that came when nobody waited for it any more. */
async function giveBack(gate: DurableObjectStub<Gate>, pass: Pass): Promise<void> {
  if (typeof pass === 'number') await gate.leave(pass)
}

/** Makes sure that this lease's Gate knows that somebody waits, and is awake. */
export function waitForTarget(env: Env, { id: leaseId, account }: Lease): void {
  void gateOf(env, account.connectorId)
    .wait({ leaseId, resourceId: ownerOf(leaseId) })
    .catch((error: unknown) =>
      console.warn({ lease: leaseId, warning: 'the gate does not answer', error: String(error) }),
    )
}

/** A grant that fails has its own end; a revoke waits for the target, and others may wait too. */
function findingOf(leaseId: LeaseId, { commands }: Outcome): Finding | null {
  const failure = commands.find((command) => command.type === 'report_failure')
  if (!failure) return commands.length > 0 ? { kind: 'answered', leaseId } : null
  return failure.verb === 'revoke' ? { kind: 'waits', leaseId, resourceId: ownerOf(leaseId) } : null
}
