import type { Given } from './decide'
import type { Event } from './event'
import { evolve } from './evolve'
import { dueOffers } from './queue'
import type { Resource } from './state'

/** What follows on the same resource from what has just been decided, whoever decided it. */
export function followUps(
  resource: Resource,
  events: readonly Event[],
  given: Given,
): readonly Event[] {
  if (events.length === 0) return []
  const pointless = pointlessExtensions(resource, events, given)
  const isWaiting = resource.queue.length > 0 || events.some(({ type }) => type === 'queue.joined')
  if (!isWaiting) return pointless
  const when = { at: given.at, byName: '' }
  const all = [...events, ...pointless]
  const after = all.reduce((state, event) => evolve(state, event, when), resource)
  return [...pointless, ...dueOffers(after, given.at)]
}

/** Access that is over gets no more time, so nobody has to decide about that any more. */
function pointlessExtensions(
  { requests }: Resource,
  events: readonly Event[],
  { at }: Given,
): readonly Event[] {
  const over = events.flatMap((event) => (event.type === 'lease.ended' ? event.leaseId : []))
  if (over.length === 0) return []
  const settled = events.flatMap((event) =>
    event.type === 'request.cancelled' ? event.requestId : [],
  )
  const pointless = [...requests.values()].filter(
    ({ id, stage, extension }) =>
      stage === 'pending' && extension && over.includes(extension.leaseId) && !settled.includes(id),
  )
  return pointless.map(({ id: requestId, deadlineAt }): Event => {
    const isLate = deadlineAt !== null && deadlineAt <= at
    const reason = 'The access that it asks more time for has ended.'
    return isLate
      ? { type: 'request.expired', requestId }
      : { type: 'request.cancelled', requestId, reason }
  })
}
