import { isFrom } from '../../actor'
import type { Decision } from '../../decision'
import { accept, refuse } from '../../decision'
import type { Cancel } from '../command'
import type { Given } from '../decide'
import type { Event } from '../event'
import type { Resource } from '../state'

/** The requester withdraws what is not in use yet; access in use is given back, not cancelled. */
export function cancel(resource: Resource, { requestId }: Cancel, { by }: Given): Decision<Event> {
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  if (!isFrom(by, request.requester)) return refuse({ code: 'not_the_requester' })
  if (request.stage === 'cancelled') return accept() // Said twice, done once.
  if (request.stage !== 'pending' && request.stage !== 'approved')
    return refuse({ code: 'request_settled', requestId, stage: request.stage })
  return accept<Event>({ type: 'request.cancelled', requestId, reason: '' })
}
