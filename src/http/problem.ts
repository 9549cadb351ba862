import type { Context } from 'hono'
import { durationWords } from '../domain/duration-words'
import type { Refusal } from '../domain/refusal'
import type { AppEnv } from './context'
import { askingWords } from './problem-asking'
import { glassWords } from './problem-glass'
import { holdingWords, rfc3339 } from './problem-holding'
import { challengeIn, provingWords } from './problem-proof'
import { ticketWords } from './problem-ticket'

export type Problem = {
  readonly status: number
  readonly code: string
  readonly title: string
  /** What is wrong and what would be right, in sentences that a page can show as they are. */
  readonly detail: string
  readonly [extra: string]: unknown
}

/** A problem document, RFC 9457. */
export function problemResponse(c: Context<AppEnv>, problem: Problem): Response {
  const type = `urn:hallpass:problem:${problem.code}`
  const challenge = challengeIn(problem)
  if (challenge) c.header('WWW-Authenticate', challenge)
  const body = JSON.stringify({ type, ...problem, traceId: c.var.traceId })
  return c.body(body, problem.status as 400, { 'Content-Type': 'application/problem+json' })
}

/** The one place where a refusal becomes HTTP. Facts that a program may want come as extra members. */
export function problemOf(refusal: Refusal): Problem {
  const { code, ...facts } = refusal
  const no = (status: number, title: string, detail: string): Problem => ({
    status,
    code,
    title,
    detail,
    ...facts,
  })
  switch (refusal.code) {
    case 'no_policy':
      return no(
        403,
        'No policy allows this',
        'No active policy lets you ask for this account. An administrator can add one.',
      )
    case 'person_inactive':
      return no(403, 'Person is not active', 'Only people who are active in the directory may ask.')
    case 'person_unclear':
      return no(
        409,
        'Waiting for the directory',
        'It is not certain that you are still here: what your identity provider says about you was not understood, or has to be confirmed. Nothing can be checked out until that is settled: sign in there again, and where that is not enough, ask your administrators, who have been told.',
      )
    case 'resource_retired':
      return no(
        409,
        'Resource is retired',
        'This resource is retired, so nobody can ask for it any more.',
      )
    case 'account_retired':
      return no(
        409,
        'Account is retired',
        'This account is retired, so nobody can ask for it any more.',
      )
    case 'account_changed':
      return no(
        409,
        'Account has changed',
        'The account gives something else than what was approved. Withdraw this request and ask again.',
      )
    case 'duration_out_of_bounds':
      return no(
        422,
        'Duration out of bounds',
        `Ask for ${durationWords(refusal.minSeconds)} to ${durationWords(refusal.maxSeconds)}.`,
      )
    case 'justification_missing':
      return no(422, 'Justification missing', 'Say why you need this access.')
    case 'ticket_missing':
    case 'ticket_malformed':
    case 'ticket_unknown':
    case 'ticket_unchecked':
      return no(...ticketWords(refusal))
    case 'request_incomplete':
      return no(
        409,
        `Approved without a ${refusal.missing}${refusal.pattern ? ' of today’s kind' : ''}`,
        `Today’s policy asks for one${refusal.pattern ? ` like “${refusal.pattern}”` : ''}. Withdraw this request and ask again.`,
      )
    case 'approvers_unreachable':
      return no(
        409,
        'Not enough approvers',
        `The step “${refusal.stepName}” cannot reach its quorum without you. An administrator can name more approvers.`,
      )
    case 'too_many_open_requests':
      return no(
        409,
        'Too many open requests',
        `You have ${refusal.limit} open requests for this resource. Cancel one first.`,
      )
    case 'facts_stale':
      return no(
        503,
        'Try again',
        'The directory changed while this was being decided. Nothing happened; try again.',
      )
    case 'request_unknown':
      return no(404, 'Not found', 'There is no such request, or it is not for you to see.')
    case 'request_settled':
      return no(
        409,
        'Request is settled',
        `This request is ${spoken(refusal.stage)} already; nothing was changed.`,
      )
    case 'request_not_approved':
      return no(
        409,
        'Request is not approved',
        `Only an approved request can be checked out; this one is ${spoken(refusal.stage)}.`,
      )
    case 'not_the_requester':
      return no(403, 'Not your request', 'Only the person who asked can do this.')
    case 'self_approval':
    case 'not_an_approver':
    case 'already_voted':
    case 'spoken_for':
    case 'not_assignable':
    case 'vote_unknown':
    case 'would_strand_step':
      return no(...askingWords(refusal))
    case 'reason_missing':
      return no(422, 'Reason missing', 'Say why, so that the person concerned understands.')
    case 'approval_reopened':
      return no(
        409,
        'Approval needed again',
        `The rules or the approvers have changed since. These steps are asked again: ${refusal.stepNames.join(', ')}.`,
      )
    case 'machine_cannot_prove':
      return no(
        403,
        'A person has to prove it',
        'The policy demands a proof that only a human can give. Machines ask under policies that demand none.',
      )
    case 'proof_required':
    case 'proof_too_old':
    case 'proof_too_weak':
      return no(401, ...provingWords(refusal))
    case 'window_closed':
      return no(
        409,
        'Outside the hours of the policy',
        refusal.opensAt === null
          ? 'The windows of the policy do not open within a year. An administrator can change them.'
          : `Access is possible again from ${rfc3339(refusal.opensAt)}.`,
      )
    case 'extension_not_allowed':
    case 'extension_pending':
    case 'extension_too_long':
    case 'resource_offered':
    case 'resource_free':
    case 'not_in_queue':
    case 'nobody_holds_it':
    case 'asked_back_recently':
    case 'nobody_to_hand_to':
    case 'budget_spent':
    case 'too_many_leases':
    case 'provider_unread':
      return no(...holdingWords(refusal))
    case 'glass_not_allowed':
    case 'glass_unbreakable':
    case 'review_owed':
    case 'reviewers_unreachable':
    case 'review_not_owed':
    case 'review_signed':
    case 'review_too_early':
    case 'self_review':
    case 'not_a_reviewer':
      return no(...glassWords(refusal))
    case 'resource_held':
      return no(
        409,
        'Resource is in use',
        `${refusal.holderName} holds it until ${rfc3339(refusal.until)} at the latest. Check out when it is free.`,
      )
    case 'lease_unknown':
      return no(404, 'Not found', 'There is no such lease, or it is not for you to see.')
    case 'lease_not_active':
      return no(
        409,
        'Lease is not active',
        `This can be done with an active lease only; this one is ${refusal.phase}.`,
      )
    case 'lease_not_quarantined':
      return no(
        409,
        'Lease is not in quarantine',
        'Only a lease whose target could not be confirmed clean can be closed by force.',
      )
    case 'second_person_needed':
      return no(
        409,
        'A second person is needed',
        'You have said so already. Another administrator has to agree within an hour.',
      )
    case 'not_the_holder':
      return no(403, 'Not your lease', 'Only the person who holds it can do this.')
    case 'wrong_mode':
      return no(
        409,
        'Given in another way',
        refusal.mode === 'certificate'
          ? 'What this access gives is issued when you ask for it: a certificate or a token, and nothing else.'
          : 'Nothing is issued for this access; look at its credential.',
      )
    case 'task_unknown':
      return no(409, 'Nothing to confirm', 'Nobody is asked to do this by hand, or not any more.')
    case 'task_of_others':
      return no(403, 'Not your task', 'Only people of the group that was asked can confirm this.')
    case 'task_for_oneself':
      return no(403, 'Your own access', 'Nobody confirms what is done to their own access.')
    case 'secret_missing':
      return no(
        409,
        'A secret is missing',
        'No secret is stored for this account, or not a new one since the access has ended.',
      )
    case 'secret_too_long':
      return no(422, 'Secret is too long', `A secret has at most ${refusal.maxLength} characters.`)
    case 'secret_unchanged':
      return no(422, 'Secret is the same', 'This is the secret that is stored already.')
    case 'secret_changed':
      return no(409, 'Secret was changed', 'Somebody else stored a secret meanwhile. Look again.')
    case 'note_missing':
      return no(422, 'A note is missing', 'Say what you did at the target; it is the evidence.')
  }
}

function spoken(stage: string): string {
  return stage.replaceAll('_', ' ')
}
