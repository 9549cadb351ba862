import { isSameAccount } from '../../account'
import { accept, type Decision, refuse } from '../../decision'
import type { PersonId } from '../../ids'
import { LIMITS } from '../../limits'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { ended } from '../ending'
import type { Event } from '../event'
import type { HandOver } from '../holding-command'
import { blockingLease } from '../occupancy'
import type { Lease, Request, Resource } from '../state'

/**
 * The holder gives the access up in favour of somebody who has an approved request for the same.
 * Theirs ends like any other, with all that is taken away and changed by that; only once the target
 * was read back as clean is it offered, to this person first. They check out as always.
 */
export function handOver(resource: Resource, command: HandOver, given: Given): Decision<Event> {
  const { leaseId, to, toName, ruling } = command
  const { by, at } = given
  const lease = resource.leases.get(leaseId)
  if (!lease) return refuse({ code: 'lease_unknown', leaseId })
  if (by.kind !== 'person' || by.id !== lease.holder) return refuse({ code: 'not_the_holder' })
  if (isCutOff(resource, by, at)) return refuse({ code: 'person_inactive' })
  if (lease.handedTo?.id === to) return accept() // Said twice, done once.
  const { phase } = lease
  if (phase !== 'active') return refuse({ code: 'lease_not_active', leaseId, phase })
  const { account, resource: facts } = ruling
  if (facts.retired) return refuse({ code: 'resource_retired' })
  if (!account) return refuse({ code: 'account_retired' })
  const request = approvedOf(resource, lease, to, at)
  const isTheirs = request && ruling.requesterActive && isSameAccount(account, request.account)
  if (!isTheirs) return refuse({ code: 'nobody_to_hand_to', toName })
  const { sharing } = facts
  if (blockingLease(resource, request.account, sharing)?.id !== leaseId)
    return refuse({ code: 'resource_free', requestId: request.id })
  const about = { requestId: request.id }
  const leftMs = Math.max(0, (request.deadlineAt ?? at) - at)
  const deadlineAt = at + LIMITS.maxQueueSeconds * 1_000
  const isWaiting = resource.queue.some(({ requestId }) => requestId === request.id)
  const joined: Event = { type: 'queue.joined', ...about, sharing, leftMs, deadlineAt }
  return accept<Event>(
    ...(isWaiting ? [] : [joined]),
    { type: 'lease.handed_over', leaseId, ...about, to, toName, byName: lease.holderName },
    ended(resource, lease, 'handed-over'),
  )
}

/** Their approved request for the very account that is held. */
function approvedOf(
  { requests }: Resource,
  { account, holder }: Lease,
  to: PersonId,
  at: number,
): Request | undefined {
  return [...requests.values()].find(
    (request) =>
      request.requester === to &&
      to !== holder &&
      request.stage === 'approved' &&
      request.account.id === account.id &&
      request.deadlineAt !== null &&
      request.deadlineAt > at,
  )
}
