import { accept, type Decision } from '../../decision'
import type { AskerId } from '../../ids'
import { currentStep, spokenOf } from '../approvals'
import type { EndPerson } from '../command'
import type { Given } from '../decide'
import { ended, isLive } from '../ending'
import type { Event } from '../event'
import { mayStillBeUsed } from '../open'
import type { Request, Resource } from '../state'

/**
 * A leaver: every open request of this person is cancelled, every lease ended, and every vote that
 * has not led to a check-out is taken back, at once and for good.
 */
export function endPerson(
  resource: Resource,
  { personId, reason }: EndPerson,
  { at }: Given,
): Decision<Event> {
  const requests = [...resource.requests.values()]
  const own = requests.filter(
    (request) => request.requester === personId && mayStillBeUsed(resource, request),
  )
  const leases = [...resource.leases.values()].filter(
    (lease) => lease.holder === personId && isLive(lease),
  )
  return accept<Event>(
    { type: 'person.cut_off', personId, reason },
    ...own.map(({ id }): Event => ({ type: 'request.cancelled', requestId: id, reason })),
    ...leases.map((lease, index) => ended(resource, lease, 'leaver', reason, index)),
    ...requests.flatMap((request) => withoutVotes(request, personId, at)),
  )
}

function withoutVotes(request: Request, leaver: AskerId, at: number): readonly Event[] {
  const { id: requestId, stage, requester, steps, policy } = request
  const dropped = request.votes.filter((vote) => spokenOf([vote]).has(leaver))
  const votes = request.votes.filter((vote) => !dropped.includes(vote))
  const isOpen = stage === 'pending' || stage === 'approved'
  if (!isOpen || requester === leaver || votes.length === request.votes.length) return []
  const deadlineAt =
    stage === 'pending' && request.deadlineAt !== null
      ? request.deadlineAt
      : at + policy.terms.pendingSeconds * 1_000
  const step = currentStep(steps, votes) ?? 0
  const droppedVotes = dropped.map(({ approver }) => approver)
  return [
    { type: 'request.reopened', requestId, droppedVotes, addedSteps: [], deadlineAt },
    { type: 'step.opened', requestId, step },
  ]
}
