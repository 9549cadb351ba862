import { currentStep } from '../domain/resource/approvals'
import type { PublicEvent, Subject } from '../domain/resource/effect'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { About, DecidedInYourPlace, DecisionWanted, Notice, RequestSettled } from './notice'

/**
 * What to say about an event, or null when nothing is said about it. `at` in epoch milliseconds;
 * `residue` is what the connector behind the request declares.
 */
export function noticeOf(
  event: PublicEvent,
  subject: Subject,
  at: number,
  residue: string,
): Notice | null {
  const { request, lease } = subject
  if (!request) return null
  const about = aboutOf(request, at)
  if (event.type === 'step.opened') return decisionWanted(request, event.step, about, residue)
  if (event.type === 'step.widened') return decisionWanted(request, event.step, about, residue)
  if (event.type === 'step.reassigned') {
    const wanted = decisionWanted(request, event.step, about, residue)
    return { ...wanted, assigned: { reason: event.reason } }
  }
  if (event.type === 'step.reminded')
    return { ...decisionWanted(request, event.step, about, residue), isReminder: true }
  return ofRequest(event, request, about) ?? (lease && ofLease(event, lease, about))
}

/** What whoever was asked hears when there is nothing to decide any more. */
export function settledOf(
  event: PublicEvent,
  { request }: Subject,
  at: number,
): RequestSettled | null {
  if (!request) return null
  const about = { ...aboutOf(request, at), kind: 'request_settled' } as const
  const byName = request.settled?.byName ?? ''
  switch (event.type) {
    case 'request.approved':
      return { ...about, outcome: 'approved', byName: request.votes.at(-1)?.approverName ?? '' }
    case 'request.rejected':
      return { ...about, outcome: 'rejected', byName }
    case 'request.cancelled':
      return { ...about, outcome: 'cancelled', byName }
    case 'request.expired':
      return { ...about, outcome: 'expired', byName: '' }
    default:
      return null
  }
}

function aboutOf(request: Request, at: number): About {
  return {
    requestId: request.id,
    resourceName: request.resourceName,
    accountName: request.account.name,
    requesterName: request.requesterName,
    at,
    ...(request.extension ? { isExtension: true } : {}),
  }
}

function ofRequest(event: PublicEvent, request: Request, about: About): Notice | null {
  switch (event.type) {
    case 'request.approved': {
      const { deadlineAt, isAutomatic } = event
      return { ...about, kind: 'request_approved', deadlineAt, isAutomatic }
    }
    case 'step.approved':
      return inYourPlace(about, event.approverName, true, event.comment)
    case 'step.rejected':
      return inYourPlace(about, event.approverName, false, event.reason)
    case 'request.rejected': {
      const byName = request.settled?.byName ?? ''
      return { ...about, kind: 'request_rejected', byName, reason: event.reason }
    }
    case 'queue.offered':
      return { ...about, kind: 'access_offered', until: event.until }
    case 'lease.handed_over':
      return { ...about, kind: 'access_handed_over', byName: event.byName }
    case 'glass.broken': {
      const { durationSeconds, justification } = request
      const revokedNames = event.revoked.map(({ holderName }) => holderName)
      const said = { durationSeconds, justification, reviewBy: event.reviewBy, revokedNames }
      return { ...about, kind: 'glass_broken', ...said }
    }
    case 'review.signed':
      return { ...about, kind: 'review_signed', byName: event.reviewerName, words: event.words }
    case 'review.overdue':
      return { ...about, kind: 'review_overdue', reviewBy: event.reviewBy }
    case 'request.expired':
      return { ...about, kind: 'request_expired' }
    case 'request.lapsed':
      return { ...about, kind: 'request_lapsed' }
    case 'request.reopened': {
      const open = currentStep(request.steps, request.votes) ?? request.steps.length
      const stepNames = request.steps.slice(open).map(({ name }) => name)
      return { ...about, kind: 'request_reopened', stepNames, deadlineAt: event.deadlineAt }
    }
    case 'request.reinstated': {
      const { deadlineAt } = event
      const leaseId = request.leaseId
      return leaseId && { ...about, kind: 'access_failed', leaseId, deadlineAt }
    }
    default:
      return null
  }
}

function inYourPlace(
  about: About,
  byName: string,
  isYes: boolean,
  reason: string,
): DecidedInYourPlace {
  return { ...about, kind: 'decided_in_your_place', byName, isYes, reason }
}

function ofLease(event: PublicEvent, lease: LeaseView, about: About): Notice | null {
  const { id: leaseId, holderName } = lease
  const endedAt = lease.endedAt ?? about.at
  switch (event.type) {
    case 'lease.asked_back': {
      const { byName, message } = event
      return { ...about, kind: 'give_back_asked', leaseId, byName, message, endsAt: lease.endsAt }
    }
    case 'lease.ending_soon':
      return { ...about, kind: 'access_ending', leaseId, endsAt: event.endsAt }
    case 'lease.extended':
      return { ...about, kind: 'access_extended', leaseId, endsAt: event.endsAt }
    case 'lease.closed':
      return {
        ...about,
        kind: 'access_ended',
        leaseId,
        ending: lease.ending ?? 'time',
        endedAt,
        closedAt: about.at,
      }
    case 'task.opened': {
      const { verb, instructions } = event
      return { ...about, kind: 'task_opened', leaseId, holderName, verb, instructions }
    }
    case 'lease.quarantined':
      return { ...about, kind: 'access_stuck', leaseId, holderName, reason: event.reason, endedAt }
    case 'lease.overdue': {
      const reason = lease.quarantine ?? ''
      return { ...about, kind: 'access_stuck', leaseId, holderName, reason, endedAt }
    }
    case 'lease.force_close_asked':
    case 'lease.force_closed': {
      const { byName = event.byName, secondName = null } = lease.forceClose ?? {}
      const { reason } = event
      return { ...about, kind: 'lock_in_doubt', leaseId, holderName, byName, secondName, reason }
    }
    default:
      return null
  }
}

function decisionWanted(
  request: Request,
  step: number,
  about: About,
  residue: string,
): DecisionWanted {
  return {
    ...about,
    kind: 'decision_wanted',
    durationSeconds: request.durationSeconds,
    justification: request.justification,
    ticket: request.ticket,
    stepName: request.steps[step]?.name ?? '',
    stepNumber: step + 1,
    stepCount: request.steps.length,
    deadlineAt: request.deadlineAt ?? about.at,
    policyName: request.policy.name,
    residue,
  }
}
