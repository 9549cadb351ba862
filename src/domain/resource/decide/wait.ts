import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import { LIMITS } from '../../limits'
import type { Refusal } from '../../refusal'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { isLive } from '../ending'
import type { Event } from '../event'
import type { AskBack, EndOffer, JoinQueue, LeaveQueue } from '../holding-command'
import { blockingLease } from '../occupancy'
import { offerBefore } from '../queue'
import type { Request, Resource } from '../state'

/**
 * Whoever has an approved request for what somebody holds waits for it, in order of coming; an
 * emergency that let its offer pass goes before others still, but revokes nobody again.
 */
export function joinQueue(
  resource: Resource,
  { requestId, ruling }: JoinQueue,
  given: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  const problem = whyNot(resource, request, requestId, given)
  if (!request || problem) return refuse(problem ?? { code: 'request_unknown', requestId })
  if (placeOf(resource, requestId)) return accept() // Said twice, waits once.
  const { account, resource: facts } = ruling
  if (facts.retired) return refuse({ code: 'resource_retired' })
  if (!account) return refuse({ code: 'account_retired' })
  if (account.id !== request.account.id) return refuse({ code: 'facts_stale' })
  const { sharing } = facts
  const holder = blockingLease(resource, account, sharing)
  const isOffered = offerBefore(resource, requestId, { account, sharing }, given.at)
  if (!holder && !isOffered) return refuse({ code: 'resource_free', requestId })
  const leftMs = Math.max(0, (request.deadlineAt ?? given.at) - given.at)
  const deadlineAt = given.at + LIMITS.maxQueueSeconds * 1_000
  const first = request.breakGlass ? { isEmergency: true as const } : {}
  return accept<Event>({ type: 'queue.joined', requestId, sharing, leftMs, deadlineAt, ...first })
}

/** Stops waiting; what was left of the approval's time begins to run again. */
export function leaveQueue(
  resource: Resource,
  { requestId }: LeaveQueue,
  given: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  if (!isOwn(request, given)) return refuse({ code: 'not_the_requester' })
  const place = placeOf(resource, requestId)
  if (!place) return accept()
  const isOffered = place.offeredUntil !== null && request.deadlineAt !== null
  const deadlineAt = isOffered ? (request.deadlineAt ?? 0) : given.at + place.leftMs
  return accept<Event>({ type: 'queue.left', requestId, deadlineAt })
}

/** An offer that was not taken goes to the next who waits; who let it pass may wait again. */
export function endOffer(
  resource: Resource,
  { requestId }: EndOffer,
  { at }: Given,
): Decision<Event> {
  const until = placeOf(resource, requestId)?.offeredUntil ?? null
  return until !== null && until <= at
    ? accept<Event>({ type: 'queue.passed', requestId })
    : accept()
}

/** Whoever waits asks the holder to give back; a holder hears that once in a while and no oftener. */
export function askBack(
  resource: Resource,
  { requestId, message }: AskBack,
  given: Given,
): Decision<Event> {
  const request = resource.requests.get(requestId)
  const problem = whyNot(resource, request, requestId, given)
  if (!request || problem) return refuse(problem ?? { code: 'request_unknown', requestId })
  const place = placeOf(resource, requestId)
  if (!place) return refuse({ code: 'not_in_queue', requestId })
  const lease = blockingLease(resource, request.account, place.sharing)
  if (!lease || !isLive(lease)) return refuse({ code: 'nobody_holds_it', requestId })
  const againAt = (lease.askedBackAt ?? Number.NEGATIVE_INFINITY) + LIMITS.askBackSeconds * 1_000
  if (againAt > given.at) return refuse({ code: 'asked_back_recently', againAt })
  const { requester: by, requesterName: byName } = request
  return accept<Event>({
    type: 'lease.asked_back',
    leaseId: lease.id,
    requestId,
    by,
    byName,
    message,
  })
}

function whyNot(
  resource: Resource,
  request: Request | undefined,
  requestId: Request['id'],
  given: Given,
): Refusal | null {
  if (!request) return { code: 'request_unknown', requestId }
  if (!isOwn(request, given)) return { code: 'not_the_requester' }
  if (isCutOff(resource, given.by, given.at)) return { code: 'person_inactive' }
  const { stage } = request
  return stage === 'approved' ? null : { code: 'request_not_approved', requestId, stage }
}

function placeOf({ queue }: Resource, requestId: Request['id']) {
  return queue.find((place) => place.requestId === requestId)
}

function isOwn({ requester }: Request, { by }: Given): boolean {
  return isFrom(by, requester)
}
