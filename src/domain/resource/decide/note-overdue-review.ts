import { accept, type Decision } from '../../decision'
import type { Given } from '../decide'
import { overdueAt } from '../emergency'
import type { Event } from '../event'
import type { NoteOverdueReview } from '../glass-command'
import type { Resource } from '../state'

/** Its date has passed, which people hear once; it goes on being owed. */
export function noteOverdueReview(
  resource: Resource,
  { requestId }: NoteOverdueReview,
  { at }: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  const reviewBy = request ? overdueAt(request) : null
  return reviewBy !== null && reviewBy <= at
    ? accept<Event>({ type: 'review.overdue', requestId, reviewBy })
    : accept()
}
