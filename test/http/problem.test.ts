import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_PROBLEMS } from '../../src/db/catalogue-problem'
import type { ProofDemand } from '../../src/domain/proving'
import type { Refusal } from '../../src/domain/refusal'
import type { AppEnv } from '../../src/http/context'
import { problemOf, problemResponse } from '../../src/http/problem'
import { catalogueProblemOf } from '../../src/http/problem-catalogue'
import { challengeIn } from '../../src/http/problem-proof'

const DEMAND: ProofDemand = {
  action: 'check-out',
  subject: 'req_a_1',
  requestId: 'req_a_1',
  accepts: ['provider'],
  acr: [],
  amr: [],
}

const ONE_OF_EACH: { readonly [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  no_policy: { code: 'no_policy' },
  person_inactive: { code: 'person_inactive' },
  person_unclear: { code: 'person_unclear' },
  provider_unread: { code: 'provider_unread', provider: 'Okta', since: 1 },
  resource_retired: { code: 'resource_retired' },
  account_retired: { code: 'account_retired' },
  account_changed: { code: 'account_changed' },
  duration_out_of_bounds: { code: 'duration_out_of_bounds', minSeconds: 60, maxSeconds: 5400 },
  justification_missing: { code: 'justification_missing' },
  ticket_missing: { code: 'ticket_missing' },
  ticket_malformed: { code: 'ticket_malformed', pattern: 'OPS-*' },
  ticket_unknown: { code: 'ticket_unknown' },
  ticket_unchecked: { code: 'ticket_unchecked' },
  request_incomplete: { code: 'request_incomplete', missing: 'ticket' },
  approvers_unreachable: { code: 'approvers_unreachable', step: 1, stepName: 'Owner' },
  too_many_open_requests: { code: 'too_many_open_requests', limit: 10 },
  facts_stale: { code: 'facts_stale' },
  request_unknown: { code: 'request_unknown', requestId: 'req_a_1' },
  request_settled: { code: 'request_settled', requestId: 'req_a_1', stage: 'cancelled' },
  request_not_approved: { code: 'request_not_approved', requestId: 'req_a_1', stage: 'in_use' },
  not_the_requester: { code: 'not_the_requester' },
  self_approval: { code: 'self_approval' },
  not_an_approver: { code: 'not_an_approver', step: 0, stepName: 'Owner' },
  already_voted: { code: 'already_voted', step: 0 },
  spoken_for: { code: 'spoken_for', step: 0, byName: 'Cy' },
  not_assignable: { code: 'not_assignable', step: 0, stepName: 'Owner' },
  vote_unknown: { code: 'vote_unknown', requestId: 'req_a_1' },
  would_strand_step: { code: 'would_strand_step', step: 1, stepName: 'Security' },
  reason_missing: { code: 'reason_missing' },
  approval_reopened: { code: 'approval_reopened', requestId: 'req_a_1', stepNames: ['Owner'] },
  machine_cannot_prove: { code: 'machine_cannot_prove' },
  proof_required: { code: 'proof_required', ...DEMAND },
  proof_too_old: { code: 'proof_too_old', ...DEMAND },
  proof_too_weak: { code: 'proof_too_weak', ...DEMAND, acr: ['mfa'] },
  window_closed: { code: 'window_closed', opensAt: 0 },
  extension_not_allowed: { code: 'extension_not_allowed' },
  extension_pending: { code: 'extension_pending', requestId: 'req_a_2' },
  extension_too_long: { code: 'extension_too_long', latestEnd: 0 },
  resource_offered: { code: 'resource_offered', until: 0 },
  resource_free: { code: 'resource_free', requestId: 'req_a_1' },
  not_in_queue: { code: 'not_in_queue', requestId: 'req_a_1' },
  nobody_holds_it: { code: 'nobody_holds_it', requestId: 'req_a_1' },
  budget_spent: { code: 'budget_spent', per: 'person', limit: 'leases' },
  too_many_leases: { code: 'too_many_leases', limit: 50 },
  nobody_to_hand_to: { code: 'nobody_to_hand_to', toName: 'Bo' },
  asked_back_recently: { code: 'asked_back_recently', againAt: 0 },
  resource_held: { code: 'resource_held', holderName: 'Bo', until: 0 },
  lease_unknown: { code: 'lease_unknown', leaseId: 'lea_a_1' },
  lease_not_active: { code: 'lease_not_active', leaseId: 'lea_a_1', phase: 'closed' },
  lease_not_quarantined: { code: 'lease_not_quarantined', leaseId: 'lea_a_1' },
  second_person_needed: { code: 'second_person_needed', leaseId: 'lea_a_1' },
  wrong_mode: { code: 'wrong_mode', mode: 'certificate' },
  not_the_holder: { code: 'not_the_holder' },
  task_unknown: { code: 'task_unknown', leaseId: 'lea_prod_1' },
  task_of_others: { code: 'task_of_others' },
  task_for_oneself: { code: 'task_for_oneself' },
  glass_not_allowed: { code: 'glass_not_allowed' },
  glass_unbreakable: { code: 'glass_unbreakable' },
  review_owed: { code: 'review_owed', requestId: 'req_a_1', reviewBy: 0 },
  reviewers_unreachable: { code: 'reviewers_unreachable' },
  review_not_owed: { code: 'review_not_owed', requestId: 'req_a_1' },
  review_signed: { code: 'review_signed', requestId: 'req_a_1', byName: 'Bo' },
  review_too_early: { code: 'review_too_early', requestId: 'req_a_1' },
  self_review: { code: 'self_review' },
  not_a_reviewer: { code: 'not_a_reviewer' },
  secret_missing: { code: 'secret_missing' },
  secret_too_long: { code: 'secret_too_long', maxLength: 90_000 },
  secret_unchanged: { code: 'secret_unchanged' },
  secret_changed: { code: 'secret_changed' },
  note_missing: { code: 'note_missing' },
}

describe('a problem', () => {
  it.each(Object.values(ONE_OF_EACH))('of the code $code says what is wrong', (refusal) => {
    const { status, code, title, detail } = problemOf(refusal)
    expect(code).toBe(refusal.code)
    expect([401, 403, 404, 409, 422, 503]).toContain(status)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(detail).toMatch(/^[A-Z].*\.$/)
    expect(detail).not.toMatch(/undefined|NaN|_/)
  })

  it.each(CATALOGUE_PROBLEMS)('of the code %s says what is wrong', (code) => {
    const { status, title, detail } = catalogueProblemOf({ code })
    expect([403, 404, 409, 422]).toContain(status)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(detail).toMatch(/^[A-Z].*\.$/)
  })

  it('names durations and times in words', () => {
    expect(problemOf(ONE_OF_EACH.duration_out_of_bounds).detail).toContain('1 minute to 90 minutes')
    expect(problemOf(ONE_OF_EACH.resource_held).detail).toContain('1970-01-01T00:00:00')
    expect(problemOf(ONE_OF_EACH.window_closed).detail).toContain('1970-01-01T00:00:00')
    expect(problemOf(ONE_OF_EACH.request_not_approved).detail).toContain('in use')
  })

  it('is a document as RFC 9457 has it', async () => {
    const app = new Hono<AppEnv>().get('/', (c) => {
      c.set('traceId', 'trace-1')
      return problemResponse(c, problemOf(ONE_OF_EACH.too_many_open_requests))
    })
    const response = await app.request('/')
    expect(response.status).toBe(409)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      type: 'urn:hallpass:problem:too_many_open_requests',
      status: 409,
      code: 'too_many_open_requests',
      limit: 10,
      traceId: 'trace-1',
    })
  })

  it('of a missing proof is a challenge as RFC 9470 has it, whatever the policy says', () => {
    const acr = ['urn:mfa', 'with"quote']
    const challenge = challengeIn(problemOf({ code: 'proof_required', ...DEMAND, acr }))
    expect(challenge).toBe(
      'Bearer error="insufficient_user_authentication", error_description="This check-out needs a fresh proof, made for it: a new sign-in at your identity provider.", acr_values="urn:mfa with\\"quote", max_age="0"',
    )
    const passkey = challengeIn(
      problemOf({ code: 'proof_too_weak', ...DEMAND, accepts: ['passkey'] }),
    )
    expect(passkey).not.toMatch(/acr_values|max_age/)
    expect(challengeIn(problemOf(ONE_OF_EACH.no_policy))).toBeNull()
  })
})
