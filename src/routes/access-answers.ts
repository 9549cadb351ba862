import type { OverdueLease } from '../commands/overdue'
import { ownerOf } from '../domain/ids'
import { owesReview } from '../domain/resource/emergency'
import type { Request } from '../domain/resource/state'
import type { Answer, LeaseView } from '../domain/resource/view'
import { problemOf } from '../http/problem'
import { accepted, no, ok, type Reply } from './endpoint'

/** A request in the words of the API. */
export function requestAnswer(request: Request) {
  const { id, requester, account, steps, votes, extension, ...rest } = request
  return {
    ...rest,
    id,
    account,
    resourceId: ownerOf(id),
    accountName: account.name,
    requesterId: requester,
    extendsLeaseId: extension?.leaseId ?? null,
    reviewBy: owesReview(request) ? (request.breakGlass?.reviewBy ?? null) : null,
    steps: steps.map((step, index) => ({
      ...step,
      votes: votes.filter((vote) => vote.step === index).map(voteAnswer),
    })),
  }
}

export function voteAnswer({ approver, ...vote }: Request['votes'][number]) {
  return { ...vote, approverId: approver }
}

/** A lease in the words of the API. The request it came of knows what the resource is called. */
export function leaseAnswer(lease: LeaseView, request: Request | null) {
  return {
    ...lease,
    resourceId: ownerOf(lease.id),
    resourceName: request?.resourceName ?? '',
    accountName: lease.account.name,
    holderId: lease.holder,
  }
}

/** An overdue lease of the list in the words of the API. */
export function overdueAnswer({ next, ...row }: OverdueLease) {
  const { overdueSince: since, attempts, lastOutcome, lastMessage } = row
  const nextAttemptAt = next.kind === 'at' ? next.at : null
  return { ...row, overdue: { since, attempts, lastOutcome, lastMessage, nextAttemptAt } }
}

/** What a decision came to: the request as it stands now. */
export function requestReply(answer: Answer | null): Reply<ReturnType<typeof requestAnswer>> {
  if (!answer) return null
  if (!answer.accepted) return no(problemOf(answer.refusal))
  return answer.request && ok(requestAnswer(answer.request))
}

/** What a command about a lease came to: the lease as it stands now. */
export function leaseReply(answer: Answer | null): Reply<ReturnType<typeof leaseAnswer>> {
  if (!answer) return null
  if (!answer.accepted) return no(problemOf(answer.refusal))
  return answer.lease && ok(leaseAnswer(answer.lease, answer.request))
}

/** More time: the lease where it is given, and the request where others have to agree first. */
export function extensionReply(
  answer: Answer | null,
): Reply<ReturnType<typeof leaseAnswer> | ReturnType<typeof requestAnswer>> {
  if (!answer) return null
  if (!answer.accepted) return no(problemOf(answer.refusal))
  const { lease, request } = answer
  if (request?.stage === 'pending')
    return accepted(requestAnswer(request), `/requests/${request.id}`)
  return lease && ok(leaseAnswer(lease, request))
}

/**
 * Access that could not be opened is a problem, whatever the lease still has to clean up. A lease
 * that has ended since is answered to a check-out that was given again.
 */
export function checkOutReply(answer: Answer | null) {
  if (!answer) return null
  if (!answer.accepted) return no(problemOf(answer.refusal))
  const { lease, request } = answer
  if (!lease) return null
  const body = leaseAnswer(lease, request)
  if (lease.phase === 'granting') return accepted(body, `/leases/${lease.id}`)
  if (lease.phase === 'active' || lease.ending !== 'grant-failed') return ok(body)
  return no({
    status: 502,
    code: 'grant_failed',
    title: 'Target could not be opened',
    detail:
      'The target did not open, so no access was given. The request is approved again: try again, or ask an administrator to look at the connector.',
    leaseId: lease.id,
  })
}
