import { mayOn } from '../domain/permission/may'
import type { Scoped } from '../domain/permission/scope'
import { eligible, type Roster } from '../domain/policy/roster'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Visitor } from '../http/context'

/** Whether a request is any of this visitor's business: theirs, to decide, decided, or to audit. */
export function concerns(
  { request, resource }: { readonly request: Request; readonly resource: Scoped },
  visitor: Visitor,
  roster: Roster,
): boolean {
  const { personId } = visitor
  return (
    request.requester === personId ||
    mayOn(visitor, 'read-history', resource) ||
    request.votes.some(({ approver }) => approver === personId) ||
    request.steps.some((step) => eligible(step, roster).includes(personId))
  )
}

/** Whether a lease is any of this visitor's business: theirs, or to audit. */
export function concernsLease(
  { lease, resource }: { readonly lease: LeaseView; readonly resource: Scoped },
  visitor: Visitor,
): boolean {
  return lease.holder === visitor.personId || mayOn(visitor, 'read-history', resource)
}
