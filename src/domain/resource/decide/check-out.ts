import { isSameAccount } from '../../account'
import { isFrom } from '../../actor'
import { accept, type Decision, refuse } from '../../decision'
import { leaseIdOf } from '../../ids'
import { LIMITS } from '../../limits'
import { needsJustification, type PolicyPin } from '../../policy/policy'
import { namedBy } from '../../policy/rings'
import { covers } from '../../policy/roster'
import { isTicketLike } from '../../policy/ticket'
import { jointOpening, type Opening } from '../../policy/windows/opening'
import type { Refusal } from '../../refusal'
import { budgeting } from '../budgets'
import type { CheckOut } from '../command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { isJustBroken } from '../emergency'
import type { Event } from '../event'
import { isTakenAgain } from '../given-again'
import { blockingLease } from '../occupancy'
import { checkingOut, proofRefusal, spending } from '../proof'
import { offerBefore } from '../queue'
import { recheck } from '../recheck'
import type { Request, Resource } from '../state'
import { unreadRefusal } from '../unread'
import { warnSecondsOf } from '../warning'

/**
 * Takes the access. Everything is looked at again as it is today, and the stricter of the pinned
 * and today's policy wins; the target is only called after this has been stored.
 */
export function checkOut(resource: Resource, command: CheckOut, given: Given): Decision<Event> {
  const { requestId, ruling, proof, key } = command
  const request = resource.requests.get(requestId)
  if (!request) return refuse({ code: 'request_unknown', requestId })
  const { account, policy } = ruling
  if (!isOwn(request, given)) return refuse({ code: 'not_the_requester' })
  if (isTakenAgain(resource, request, key)) return accept()
  if (isCutOff(resource, given.by, given.at)) return refuse({ code: 'person_inactive' })
  const closed = closedDoor(request, command)
  if (closed) return refuse(closed)
  if (!account) return refuse({ code: 'account_retired' })
  if (ruling.resource.id !== resource.id || account.id !== request.account.id)
    return refuse({ code: 'facts_stale' })
  if (!isSameAccount(account, request.account)) return refuse({ code: 'account_changed' })
  if (!policy) return refuse({ code: 'no_policy' })
  if (command.sealed.secret === '') return refuse({ code: 'secret_missing' })
  const agreed = request.breakGlass
    ? inEmergency(request, policy, command)
    : asApproved(resource, request, policy, command, given.at)
  if ('accepted' in agreed) return agreed
  const holder = blockingLease(resource, account, ruling.resource.sharing)
  if (holder)
    return refuse({ code: 'resource_held', holderName: holder.holderName, until: holder.endsAt })
  const wanted = { account, sharing: ruling.resource.sharing }
  const offer = offerBefore(resource, request.id, wanted, given.at)
  if (offer) return refuse({ code: 'resource_offered', until: offer.offeredUntil ?? given.at })
  const unproved = isJustBroken(request, given.at)
    ? null
    : proofRefusal(resource, checkingOut(request, policy), proof, given)
  if (unproved) return refuse(unproved)
  const endsAt = endOf(agreed.seconds, given.at, agreed.closesAt)
  return accept<Event>(checkedOut(resource, request, command, account, policy, given.at, endsAt))
}

/** For how long it may be taken, and when its window closes. */
type Agreed = { readonly seconds: number; readonly closesAt: number | null }

/** Everything that was agreed is looked at again; what does not stand goes back to be asked. */
function asApproved(
  resource: Resource,
  request: Request,
  policy: PolicyPin,
  { roster, uses }: CheckOut,
  at: number,
): Agreed | Decision<Event> {
  const { id: requestId } = request
  const incomplete = missingWords(request, policy)
  if (incomplete) return refuse(incomplete)
  if (!covers(roster, namedBy([...request.steps, ...policy.terms.steps]), request.requester))
    return refuse({ code: 'facts_stale' })
  const seconds = durationOf(request, policy)
  const taking = { resourceId: resource.id, policyId: policy.id, seconds, at }
  const spent = budgeting([request.policy, policy], uses, taking)
  if (spent.refusal) return refuse(spent.refusal)
  if (!covers(roster, namedBy(spent.steps), request.requester))
    return refuse({ code: 'facts_stale' })
  const approval = recheck(request, [...policy.terms.steps, ...spent.steps], roster, at)
  if (!approval.stands) {
    if (approval.stranded !== null)
      return refuse({
        code: 'approvers_unreachable',
        step: approval.step,
        stepName: approval.stranded,
      })
    const { reopened, opened, stepNames } = approval
    return refuse<Event>({ code: 'approval_reopened', requestId, stepNames }, reopened, opened)
  }
  const opening = openingFor(request, policy, at)
  if (!opening.isOpen) return refuse({ code: 'window_closed', opensAt: opening.opensAt })
  return { seconds, closesAt: opening.closesAt }
}

/** Nobody approved it, so what counts is that they still may, and that today's policy allows it. */
function inEmergency(
  { durationSeconds }: Request,
  { terms: { breakGlass } }: PolicyPin,
  { mayBreakGlass }: CheckOut,
): Agreed | Decision<Event> {
  if (mayBreakGlass !== true) return refuse({ code: 'glass_not_allowed' })
  if (!breakGlass) return refuse({ code: 'glass_unbreakable' })
  return { seconds: Math.min(durationSeconds, breakGlass.maxSeconds), closesAt: null }
}

/** Both the pinned and today's windows have to be open; access ends when the first of them closes. */
function openingFor(request: Request, today: PolicyPin, at: number): Opening {
  return jointOpening([request.policy.terms.windows, today.terms.windows], at)
}

function isOwn({ requester }: Request, { by }: Given): boolean {
  return isFrom(by, requester)
}

function endOf(seconds: number, at: number, closesAt: number | null): number {
  return Math.min(at + seconds * 1_000, closesAt ?? Number.POSITIVE_INFINITY)
}

function durationOf({ durationSeconds }: Request, { terms }: PolicyPin): number {
  return Math.min(durationSeconds, terms.duration.maxSeconds, LIMITS.maxDurationSeconds)
}

function closedDoor(request: Request, { ruling }: CheckOut): Refusal | null {
  const { id: requestId, stage } = request
  if (stage !== 'approved') return { code: 'request_not_approved', requestId, stage }
  if (!ruling.requesterActive) return { code: 'person_inactive' }
  if (ruling.requesterUnclear) return { code: 'person_unclear' }
  const unread = unreadRefusal(request, ruling)
  if (unread) return unread
  if (ruling.resource.retired) return { code: 'resource_retired' }
  return null
}

/**
 * Approvers never read what was not written, so it cannot be added to an approved request. A ticket
 * has to look like today's; the ticket system is asked at filing only, since it may be away now.
 */
function missingWords({ justification, ticket }: Request, { terms }: PolicyPin): Refusal | null {
  const code = 'request_incomplete'
  if (needsJustification(terms) && justification === '') return { code, missing: 'justification' }
  if (!terms.ticketRequired) return null
  if (!ticket) return { code, missing: 'ticket' }
  if (isTicketLike(terms, ticket)) return null
  return { code, missing: 'ticket', pattern: terms.ticketPattern ?? '' }
}

function checkedOut(
  resource: Resource,
  request: Request,
  { ruling, proof, sealed, key, grantingSeconds = LIMITS.grantingSeconds }: CheckOut,
  account: NonNullable<CheckOut['ruling']['account']>,
  policy: PolicyPin,
  at: number,
  endsAt: number,
): Event {
  const fence = resource.fence + 1
  return {
    type: 'lease.checked_out',
    leaseId: leaseIdOf(resource.id, fence),
    requestId: request.id,
    holder: request.requester,
    holderName: request.requesterName,
    account,
    sealed,
    sharing: ruling.resource.sharing,
    fence,
    endsAt,
    grantBy: Math.min(endsAt, at + Math.min(grantingSeconds, LIMITS.maxGrantingSeconds) * 1_000),
    policy: { id: policy.id, revision: policy.revision, name: policy.name },
    proof: spending(checkingOut(request, policy), proof).proof ?? null,
    key,
    warnSeconds: warnSecondsOf(policy),
  }
}
