import type { Event } from './event'
import type { Happening } from './evolve'
import { excludes } from './queue'
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
      const { sharing, leftMs, deadlineAt, isEmergency } = event
      const waits: Place = { requestId, sharing, leftMs, joinedAt: at, offeredUntil: null }
      const place: Place = isEmergency ? { ...waits, isEmergency } : waits
      const waiting = { ...withClock(resource, requestId, deadlineAt), queue: [...others, place] }
      return isEmergency ? givingWay(waiting, place, deadlineAt) : waiting
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
      const urgent = others.filter((place) => place.isEmergency)
      const rest = others.filter((place) => !place.isEmergency)
      return { ...resource, queue: [...urgent, ...first, ...rest] }
    }
    case 'queue.passed':
      return { ...resource, queue: others }
  }
}

/**
 * An emergency comes before everybody but earlier emergencies. What was offered to others meanwhile
 * is not theirs to take now: they keep their place, and their clocks stand still again.
 */
function givingWay(resource: Resource, emergency: Place, deadlineAt: number): Resource {
  const account = resource.requests.get(emergency.requestId)?.account
  if (!account) return resource
  const wanted = { account, sharing: emergency.sharing }
  const isWithdrawn = (place: Place) =>
    place.offeredUntil !== null && !place.isEmergency && excludes(resource, place, wanted)
  const withdrawn = resource.queue.filter(isWithdrawn)
  const queue = resource.queue.map((place) =>
    isWithdrawn(place) ? { ...place, offeredUntil: null } : place,
  )
  const urgent = queue.filter((place) => place.isEmergency)
  const others = queue.filter((place) => !place.isEmergency)
  const ordered: Resource = { ...resource, queue: [...urgent, ...others] }
  return withdrawn.reduce(
    (state, { requestId }) => withClock(state, requestId, deadlineAt),
    ordered,
  )
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
