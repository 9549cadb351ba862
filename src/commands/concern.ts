import { eligible, type Roster } from '../domain/policy/roster'
import type { Request } from '../domain/resource/state'
import type { Visitor } from '../http/context'

/** Whether a request is any of this visitor's business: theirs, to decide, decided, or to audit. */
export function concerns(request: Request, visitor: Visitor, roster: Roster): boolean {
  const { personId, permissions } = visitor
  return (
    request.requester === personId ||
    permissions.includes('read-history') ||
    request.votes.some(({ approver }) => approver === personId) ||
    request.steps.some((step) => eligible(step, roster).includes(personId))
  )
}
