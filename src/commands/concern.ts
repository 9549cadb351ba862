import { type AskerId, isMachineId, isPersonId, type PersonId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { Scoped } from '../domain/permission/scope'
import { eligible, gainsBy, isHandedOver, type Roster } from '../domain/policy/roster'
import { spokenOf } from '../domain/resource/approvals'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Caller } from '../http/context'
import { emergencyPrincipals } from './emergency-principals'

/** Whether a request is any of this visitor's business: theirs, their machine’s, to decide, decided, or to audit. */
export function concerns(
  { request, resource }: { readonly request: Request; readonly resource: Scoped },
  visitor: Caller,
  roster: Roster,
): boolean {
  const { personId } = visitor
  return (
    request.requester === personId ||
    mayOn(visitor, 'read-history', resource) ||
    spokenOf(request.votes).has(personId) ||
    request.asking?.assignee === personId ||
    isForThem(personId, roster) ||
    concernsEmergency(request, visitor, resource, roster) ||
    request.steps.some((step) => eligible(step, roster).some((id) => isThey(id, personId, roster)))
  )
}

/** Whoever is told of an emergency, had to give way for it, or may review it. */
function concernsEmergency(
  request: Request,
  visitor: Caller,
  resource: Scoped,
  roster: Roster,
): boolean {
  if (!request.breakGlass) return false
  const { personId } = visitor
  return (
    mayOn(visitor, 'review-access', resource) ||
    request.breakGlass.revoked.some(({ holder }) => holder === personId) ||
    emergencyPrincipals(request).some((named) =>
      eligible(named, roster).some((id) => id === personId),
    )
  )
}

/** Whether a lease is any of this visitor's business: theirs, or to audit. */
export function concernsLease(
  { lease, resource }: { readonly lease: LeaseView; readonly resource: Scoped },
  visitor: Caller,
): boolean {
  return lease.holder === visitor.personId || mayOn(visitor, 'read-history', resource)
}

/** Whose machine it is, who never decides on it. */
function isForThem(asker: AskerId, roster: Roster): boolean {
  return isPersonId(asker) && gainsBy(roster, asker)
}

/** They themselves, or somebody who has handed this over to them for now. */
function isThey(id: PersonId, asker: AskerId, roster: Roster): boolean {
  if (isMachineId(asker)) return false
  return id === asker || isHandedOver(roster, { principal: id, delegate: asker }, Date.now())
}
