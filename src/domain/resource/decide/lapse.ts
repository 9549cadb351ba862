import type { Decision } from '../../decision'
import { accept } from '../../decision'
import type { Lapse } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/** An approval that nobody used in time lapses. */
export function lapse(resource: Resource, { requestId }: Lapse, { at }: Given): Decision<Event> {
  const request = resource.requests.get(requestId)
  const isDue =
    request?.stage === 'approved' && request.deadlineAt !== null && request.deadlineAt <= at
  return isDue ? accept<Event>({ type: 'request.lapsed', requestId }) : accept()
}
