import { connectorOf } from '../connectors/registry'
import type { HistoryRow } from '../db/history'
import { mayOn } from '../domain/permission/may'
import type { Scoped } from '../domain/permission/scope'
import type { LeaseView } from '../domain/resource/view'
import type { Caller } from '../http/context'

const UNCONFIRMED = 'The target could not be confirmed clean.'

/** A lease as this visitor may read it: what a target said is for people who read history. */
export function discreetLease(lease: LeaseView, visitor: Caller, resource: Scoped): LeaseView {
  if (mayOn(visitor, 'read-history', resource)) return lease
  const { quarantine, evidence, account } = lease
  return {
    ...lease,
    quarantine: quarantine === null ? null : UNCONFIRMED,
    evidence: isQuoting(account.connectorKind) ? null : evidence,
  }
}

/** The same for what happened: without a target's error messages, and without its own evidence. */
export function discreetHistory(
  rows: readonly HistoryRow[],
  visitor: Caller,
  { resource, connectorKind }: { readonly resource: Scoped; readonly connectorKind: string },
): readonly HistoryRow[] {
  if (mayOn(visitor, 'read-history', resource)) return rows
  return rows.map(({ data, ...row }) => {
    const { message: _message, ...rest } = data
    const isSaid = row.type === 'lease.quarantined'
    const shown = isSaid ? { ...rest, reason: UNCONFIRMED } : rest
    return { ...row, data: isQuoting(connectorKind) ? { ...shown, evidence: '' } : shown }
  })
}

function isQuoting(connectorKind: string): boolean {
  return connectorOf(connectorKind)?.quotesTarget === true
}
