import type { Given } from './decide'
import type { Event } from './event'
import type { Resource } from './state'

/** What follows on the same resource from what has just been decided, whoever decided it. */
export function followUps(
  { requests }: Resource,
  events: readonly Event[],
  { at }: Given,
): readonly Event[] {
  const over = events.flatMap((event) => (event.type === 'lease.ended' ? event.leaseId : []))
  const settled = new Set(events.flatMap((event) => settledBy(event)))
  const pointless = [...requests.values()].filter(
    ({ id, stage, extension }) =>
      stage === 'pending' && extension && over.includes(extension.leaseId) && !settled.has(id),
  )
  return pointless.map(({ id: requestId, deadlineAt }): Event => {
    const isLate = deadlineAt !== null && deadlineAt <= at
    const reason = 'The access that it asks more time for has ended.'
    return isLate
      ? { type: 'request.expired', requestId }
      : { type: 'request.cancelled', requestId, reason }
  })
}

function settledBy(event: Event): readonly string[] {
  return event.type === 'request.cancelled' ? [event.requestId] : []
}
