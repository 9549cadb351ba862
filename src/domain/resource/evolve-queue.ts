import type { Event } from './event'
import type { Happening } from './evolve'
import type { Place, Resource } from './state'

type Queued = Extract<
  Event,
  { type: 'queue.joined' | 'queue.left' | 'queue.offered' | 'queue.passed' | 'lease.handed_over' }
>

/** Waiting does not use up an approval: its clock stands still until it is offered or left. */
export function evolveQueue(resource: Resource, event: Queued, { at }: Happening): Resource {
  const { requestId } = event
  const others = resource.queue.filter((place) => place.requestId !== requestId)
  switch (event.type) {
    case 'queue.joined': {
      const { sharing, leftMs, deadlineAt } = event
      const place: Place = { requestId, sharing, leftMs, joinedAt: at, offeredUntil: null }
      return { ...withClock(resource, requestId, deadlineAt), queue: [...others, place] }
    }
    case 'queue.left':
      return { ...withClock(resource, requestId, event.deadlineAt), queue: others }
    case 'queue.offered': {
      const offer = (place: Place) =>
        place.requestId === requestId ? { ...place, offeredUntil: event.until } : place
      const queue = resource.queue.map(offer)
      return { ...withClock(resource, requestId, event.deadlineAt), queue }
    }
    case 'lease.handed_over': {
      const theirs = resource.queue.filter((place) => place.requestId === requestId)
      const first = theirs.map((place) => ({ ...place, handedOverBy: event.byName }))
      return { ...resource, queue: [...first, ...others] }
    }
    case 'queue.passed':
      return { ...resource, queue: others }
  }
}

/** Whoever has no approved request any more does not wait. */
export function withoutGone(resource: Resource): Resource {
  const { queue, requests } = resource
  const here = queue.filter(({ requestId }) => requests.get(requestId)?.stage === 'approved')
  return here.length === queue.length ? resource : { ...resource, queue: here }
}

function withClock(resource: Resource, id: Place['requestId'], deadlineAt: number): Resource {
  const request = resource.requests.get(id)
  if (request?.stage !== 'approved') return resource
  return { ...resource, requests: new Map(resource.requests).set(id, { ...request, deadlineAt }) }
}
