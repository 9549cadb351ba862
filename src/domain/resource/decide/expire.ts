import type { Decision } from '../../decision'
import { accept } from '../../decision'
import type { Expire } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/** A request that nobody decided in time expires. A time-out never approves. */
export function expire(resource: Resource, { requestId }: Expire, { at }: Given): Decision<Event> {
  const request = resource.requests.get(requestId)
  const isDue =
    request?.stage === 'pending' && request.deadlineAt !== null && request.deadlineAt <= at
  return isDue ? accept<Event>({ type: 'request.expired', requestId }) : accept()
}
