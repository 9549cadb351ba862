import { isSameAccount } from '../../account'
import { accept, type Decision, refuse } from '../../decision'
import { leaseIdOf } from '../../ids'
import { LIMITS } from '../../limits'
import type { PolicyPin } from '../../policy/policy'
import { covers } from '../../policy/roster'
import type { Refusal } from '../../refusal'
import type { CheckOut } from '../command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import { isTakenAgain } from '../given-again'
import { blockingLease } from '../occupancy'
import { demandsProof, proofRefusal } from '../proof'
import { recheck } from '../recheck'
import type { Request, Resource } from '../state'

/**
 * Takes the access. Everything is looked at again as it is today, and the stricter of the pinned
 * and today's policy wins; the target is only called after this has been stored.
 */
export function checkOut(resource: Resource, command: CheckOut, given: Given): Decision<Event> {
  const { requestId, ruling, roster, proof, key } = command
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
  if (!covers(roster, [...request.steps, ...policy.terms.steps]))
    return refuse({ code: 'facts_stale' })

  const approval = recheck(request, policy.terms.steps, roster, given.at)
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
  const holder = blockingLease(resource, account, ruling.resource.sharing)
  if (holder)
    return refuse({ code: 'resource_held', holderName: holder.holderName, until: holder.endsAt })
  const unproved = proofRefusal(resource, request, policy, proof, given.at)
  if (unproved) return refuse(unproved)
  return accept<Event>(checkedOut(resource, request, command, account, policy, given.at))
}

function isOwn({ requester }: Request, { by }: Given): boolean {
  return by.kind === 'person' && by.id === requester
}

function closedDoor({ id: requestId, stage }: Request, { ruling }: CheckOut): Refusal | null {
  if (stage !== 'approved') return { code: 'request_not_approved', requestId, stage }
  if (!ruling.requesterActive) return { code: 'person_inactive' }
  if (ruling.resource.retired) return { code: 'resource_retired' }
  return null
}

function checkedOut(
  resource: Resource,
  request: Request,
  { ruling, proof, sealed, key, grantingSeconds = LIMITS.grantingSeconds }: CheckOut,
  account: NonNullable<CheckOut['ruling']['account']>,
  policy: PolicyPin,
  at: number,
): Event {
  const fence = resource.fence + 1
  const seconds = Math.min(
    request.durationSeconds,
    policy.terms.duration.maxSeconds,
    LIMITS.maxDurationSeconds,
  )
  const endsAt = at + seconds * 1_000
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
    proof: demandsProof(request, policy) ? proof : null,
    key,
  }
}
