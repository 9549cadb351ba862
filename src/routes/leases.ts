import * as v from 'valibot'
import { checkIn, forceClose, forceRevoke } from '../commands/check-in'
import { showCredential } from '../commands/credential'
import { extend } from '../commands/extend'
import { handOver } from '../commands/hand-over'
import { issueSlice } from '../commands/issue-slice'
import { lookAtLease } from '../commands/look'
import { lookAtOverdue } from '../commands/overdue'
import { retry } from '../commands/retry'
import { leasesOf, openLeases } from '../db/board'
import { LeaseId, PersonId } from '../domain/ids'
import { maySomewhere, reachOf } from '../domain/permission/may'
import { reachOfToken } from '../domain/token'
import { problemOf } from '../http/problem'
import { Nothing, pageOf, SliceQuery } from '../http/schemas'
import {
  CertificateAnswer,
  CertificateBody,
  CredentialAnswer,
  ExtendBody,
  LeaseAnswer,
  RequestAnswer,
  TokenAnswer,
} from '../http/schemas-access'
import { ReasonBody } from '../http/schemas-directory'
import { LeaseListed } from '../http/schemas-overdue'
import { extensionReply, leaseAnswer, leaseReply, overdueAnswer } from './access-answers'
import { endpoint, no, ok } from './endpoint'

const params = { id: LeaseId }

const PROVING = ['proof_required', 'proof_too_old', 'proof_too_weak']

export const leases = [
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/hand-over',
      summary:
        'Give it up for somebody with an approved request; they get it once it is read back as gone',
      access: 'signed-in',
      params,
      body: v.strictObject({ personId: PersonId }),
      answer: LeaseAnswer,
      problems: ['not_the_holder', 'lease_not_active', 'nobody_to_hand_to', 'resource_free'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      leaseReply(await handOver(env, visitor, id, body.personId)),
  ),
  endpoint(
    {
      method: 'get',
      path: '/leases',
      token: 'read',
      summary: 'Leases: mine, or all that are open or overdue (which needs read-history)',
      access: 'signed-in',
      query: { ...SliceQuery, view: v.optional(v.picklist(['mine', 'open', 'overdue']), 'mine') },
      answer: pageOf(LeaseListed),
      problems: ['cursor_invalid'],
    },
    async ({ env, visitor, query: { view, ...slice } }) => {
      if (view === 'mine') {
        const mine = { ...slice, reach: reachOfToken(visitor.token) }
        return ok(await leasesOf(env.DB, visitor.personId, mine))
      }
      if (!maySomewhere(visitor, 'read-history')) return null
      const reach = reachOf(visitor, 'read-history')
      if (view === 'open') return ok(await openLeases(env.DB, reach, slice))
      const { items, next } = await lookAtOverdue(env, reach, slice)
      return ok({ items: items.map(overdueAnswer), next })
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/leases/{id}',
      token: 'read',
      summary: 'A lease, as it is now',
      access: 'signed-in',
      params,
      answer: LeaseAnswer,
    },
    async ({ env, visitor, params: { id } }) => {
      const found = await lookAtLease(env, visitor, id)
      return found && ok(leaseAnswer(found.lease, found.request))
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/leases/{id}/credential',
      token: 'credential',
      summary: 'The secret of an active lease, for its holder; each look is in history',
      access: 'signed-in',
      params,
      answer: CredentialAnswer,
      problems: ['not_the_holder', 'lease_not_active', 'wrong_mode', ...PROVING],
    },
    async ({ env, visitor, params: { id } }) => {
      const shown = await showCredential(env, visitor, id)
      if (!shown) return null
      return shown.accepted ? ok(shown.credential) : no(problemOf(shown.refusal))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/certificate',
      token: 'credential',
      summary: 'A certificate for a public key of the holder, good for a while; ask again to renew',
      access: 'signed-in',
      params,
      body: CertificateBody,
      answer: CertificateAnswer,
      problems: ['not_the_holder', 'lease_not_active', 'wrong_mode', ...PROVING],
    },
    async ({ env, visitor, params: { id }, body: { publicKey } }) => {
      const issued = await issueSlice(env, visitor, id, {
        ...{ gives: 'certificate', field: 'publicKey', input: publicKey },
      })
      if (!issued || 'problem' in issued) return issued
      const { text: certificate, ...slice } = issued.slice
      return ok({ certificate, ...slice })
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/leases/{id}/token',
      token: 'credential',
      summary: 'A token for the app of an active lease, for its holder; each one is in history',
      access: 'signed-in',
      params,
      answer: TokenAnswer,
      problems: ['not_the_holder', 'lease_not_active', 'wrong_mode', ...PROVING],
    },
    async ({ env, visitor, params: { id } }) => {
      const issued = await issueSlice(env, visitor, id, { gives: 'token', field: '', input: '' })
      if (!issued || 'problem' in issued) return issued
      const { text: token, validFrom, validUntil } = issued.slice
      return ok({ token, validFrom, validUntil })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/check-in',
      token: 'check-in',
      summary: 'Give the access back early',
      access: 'signed-in',
      params,
      body: Nothing,
      answer: LeaseAnswer,
      problems: ['not_the_holder', 'lease_not_active'],
    },
    async ({ env, visitor, params: { id } }) => leaseReply(await checkIn(env, visitor, id)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/extend',
      token: 'extend',
      summary: 'Ask for more time. 202 with the request where others have to agree first',
      access: 'signed-in',
      params,
      body: ExtendBody,
      answer: v.union([LeaseAnswer, RequestAnswer]),
      statuses: [200, 202],
      problems: [
        ...['not_the_holder', 'lease_not_active', 'extension_not_allowed', 'extension_pending'],
        ...['extension_too_long', 'justification_missing', 'approvers_unreachable', 'no_policy'],
        ...[...PROVING, 'facts_stale'],
      ],
    },
    async ({ env, visitor, params: { id }, body, key }) =>
      extensionReply(await extend(env, visitor, id, body, key)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/revoke',
      summary: 'Take the access away from its holder',
      access: 'force-revoke',
      params,
      body: ReasonBody,
      answer: LeaseAnswer,
      problems: ['lease_not_active'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      leaseReply(await forceRevoke(env, visitor, id, body.reason)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/force-close',
      summary: 'Let others in although the target could not be confirmed clean; two people say so',
      access: 'force-close',
      params,
      body: ReasonBody,
      answer: LeaseAnswer,
      problems: ['lease_not_quarantined', 'second_person_needed', 'self_approval'],
    },
    async ({ env, visitor, params: { id }, body }) =>
      leaseReply(await forceClose(env, visitor, id, body.reason)),
  ),
  endpoint(
    {
      method: 'post',
      path: '/leases/{id}/retry',
      summary: 'Try what the target of a lease is owed now instead of later',
      access: 'force-revoke',
      params,
      body: Nothing,
      answer: LeaseAnswer,
    },
    async ({ env, visitor, params: { id } }) => {
      const story = await retry(env, visitor, id)
      return story?.lease ? ok(leaseAnswer(story.lease, story.request)) : null
    },
  ),
]
