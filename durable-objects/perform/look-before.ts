import type { Connector, TargetCall } from '../../src/connectors/connector'
import { mayBeThereBefore } from '../../src/domain/account'
import type { Lease } from '../../src/domain/resource/state'
import type { Outcome } from '../outcome'
import { unknownWhenThrown } from './unknown'

type Found = {
  readonly problem: { readonly outcome: 'retry' | 'refused'; readonly message: string }
}

/** Whether the first call to this lease's target has to be a look. */
export function looksFirst({ account, wasHeldBefore }: Lease): boolean {
  return wasHeldBefore === null && mayBeThereBefore(account.mode)
}

/**
 * Reads what the target has before anything of this lease was sent to it. It is stored before the
 * next call, so that neither a crash nor a lost answer can make Hallpass's own doing look older.
 */
export async function lookBefore(
  { id: leaseId, operation }: Lease,
  connector: Connector,
  call: TargetCall,
  mayBeOurs: boolean,
): Promise<Outcome | Found> {
  const found = await unknownWhenThrown(() => connector.inspect(call))
  if (!('evidence' in found)) {
    const { outcome, message } = found
    return { problem: { outcome: outcome === 'refused' ? 'refused' : 'retry', message } }
  }
  const isHeld = found.outcome === 'held' && !mayBeOurs
  const { evidence } = found
  const commands = [{ type: 'note_before', leaseId, operation, isHeld, evidence }] as const
  return { done: false, isKnown: true, commands, dueAt: Date.now() }
}
