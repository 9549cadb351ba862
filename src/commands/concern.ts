import type { PersonId } from '../domain/ids'
import { eligible, isHandedOver, type Roster } from '../domain/policy/roster'
import { spokenOf } from '../domain/resource/approvals'
import type { Request } from '../domain/resource/state'
import type { Visitor } from '../http/context'

/** Whether a request is any of this visitor's business: theirs, to decide, decided, or to audit. */
export function concerns(request: Request, visitor: Visitor, roster: Roster): boolean {
  const { personId, permissions } = visitor
  return (
    request.requester === personId ||
    permissions.includes('read-history') ||
    spokenOf(request.votes).has(personId) ||
    request.asking?.assignee === personId ||
    request.steps.some((step) => eligible(step, roster).some((id) => isThey(id, personId, roster)))
  )
}

/** They themselves, or somebody who has handed this over to them for now. */
function isThey(id: PersonId, person: PersonId, roster: Roster): boolean {
  return id === person || isHandedOver(roster, { principal: id, delegate: person }, Date.now())
}
