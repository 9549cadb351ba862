import { type LeaseId, ownerOf } from '../../src/domain/ids'
import type { Lease } from '../../src/domain/resource/state'
import { gateOf } from '../../src/gate-of'
import { answerWithin } from '../deadline'
import type { Finding, Pass } from '../gate'
import type { Outcome } from '../outcome'

const PATIENCE_MS = 2_500
const COME_AGAIN_MS = 2_000

/**
 * Calls a target when its Gate lets one through. Where the Gate is full the effect comes again
 * soon; where the Gate cannot be asked the call is made all the same, since a brake must not keep
 * access from ending.
 */
export async function throughGate(
  env: Env,
  { id, account: { connectorId: connector } }: Lease,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const gate = gateOf(env, connector)
  const complain = (error: unknown) =>
    console.warn({ connector, warning: 'the gate does not answer', error: String(error) })
  const pass = await answerWithin<Pass | 'open'>(gate.enter(), PATIENCE_MS).catch((error) => {
    complain(error)
    return 'open' as const
  })
  if (pass === null) {
    const dueAt = Date.now() + Math.round((0.2 + 0.8 * Math.random()) * COME_AGAIN_MS)
    return { done: false, isKnown: true, commands: [], dueAt }
  }
  let finding: Finding | null = null
  try {
    const outcome = await work()
    finding = findingOf(id, outcome)
    return outcome
  } finally {
    if (pass !== 'open') void gate.leave(pass, finding).catch(complain)
  }
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
