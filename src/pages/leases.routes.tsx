import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { checkIn, forceClose, forceRevoke } from '../commands/check-in'
import { showCredential } from '../commands/credential'
import { extend } from '../commands/extend'
import { handOver } from '../commands/hand-over'
import { issueSlice } from '../commands/issue-slice'
import { lookAtLease } from '../commands/look'
import { moreTimeOn } from '../commands/more-time'
import { appOf } from '../commands/web-app'
import type { Guide } from '../connectors/connector'
import { connectorOf } from '../connectors/registry'
import { LeaseId, ownerOf } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { Refusal } from '../domain/refusal'
import type { AppEnv } from '../http/context'
import type { Problem } from '../http/problem'
import type { Texts } from '../texts/english'
import { personNamed } from './admin/resolve'
import { keptIn } from './kept'
import { LeasePage } from './lease-page'
import { parseDuration } from './parts/duration'
import { BLANK, type Draft } from './parts/fields'
import { faultsOf, problemIn } from './parts/problems'
import { toProveOf, UNPROVED } from './parts/proof-card'
import type { ShownSlice } from './parts/slice-form'
import { one } from './parts/typed'
import { faultsOfWords } from './parts/words'
import { formOf, idIn, show, type Turn, turn } from './shell'

const signedIn = requireVisitor('page')

type Extra = {
  readonly refusal?: Refusal
  /** What is wrong with what was typed, before anything was refused. */
  readonly detail?: string | undefined
  readonly credential?: { readonly secret: string; readonly guide: Guide }
  readonly slice?: ShownSlice
  readonly problem?: Problem
  readonly draft?: Draft
  readonly isBack?: boolean
}

export const leasePages = new Hono<AppEnv>()
  .get(
    '/leases/:id',
    signedIn,
    turn(async (here) => {
      const kept = await keptIn(here)
      return page(here, kept ? { draft: { typed: kept, faults: {} }, isBack: true } : {})
    }),
  )
  .get(
    '/leases/:id/:verb{check-in|credential|certificate|extend|hand-over|revoke|force-close}',
    signedIn,
    turn(async ({ c }) => {
      const id = idIn(LeaseId, c.req.param('id'))
      return id && c.redirect(`/leases/${id}`, 303) // A form's answer, looked at again.
    }),
  )
  .post(
    '/leases/:id/check-in',
    signedIn,
    turn(async (here) => {
      const id = idIn(LeaseId, here.c.req.param('id'))
      const answer = id && (await checkIn(here.env, here.visitor, id))
      if (!answer) return null
      return answer.accepted
        ? here.c.redirect(`/leases/${id}`, 303)
        : page(here, { refusal: answer.refusal })
    }),
  )
  .post(
    '/leases/:id/credential',
    signedIn,
    turn(async (here) => {
      const id = idIn(LeaseId, here.c.req.param('id'))
      const shown = id && (await showCredential(here.env, here.visitor, id))
      if (!shown) return null
      return page(here, shown.accepted ? { credential: shown.credential } : shown)
    }),
  )
  .post(
    '/leases/:id/certificate',
    signedIn,
    turn(async (here) => {
      const id = idIn(LeaseId, here.c.req.param('id'))
      const typed = await formOf(here.c)
      const input = one(typed, 'publicKey')
      const given = { gives: 'certificate', field: 'publicKey', input } as const
      const issued = id && (await issueSlice(here.env, here.visitor, id, given))
      if (!issued) return null
      const faults = 'problem' in issued ? faultsOf(issued.problem) : {}
      const { refusal, ...said } = { refusal: undefined, ...issued }
      return page(here, { ...said, draft: { typed, faults }, ...(refusal ? { refusal } : {}) })
    }),
  )
  .post(
    '/leases/:id/extend',
    signedIn,
    turn((here) => moreTime(here)),
  )
  .post(
    '/leases/:id/hand-over',
    signedIn,
    turn(async (here) => {
      const id = idIn(LeaseId, here.c.req.param('id'))
      if (!id) return null
      const name = one(await formOf(here.c), 'to').trim()
      const found = await personNamed(here.env.DB, here.texts, name, { activeOnly: true })
      if ('fault' in found) return page(here, { detail: found.fault })
      const answer = await handOver(here.env, here.visitor, id, found.item.id)
      if (!answer) return null
      return answer.accepted
        ? here.c.redirect(`/leases/${id}`, 303)
        : page(here, { refusal: answer.refusal })
    }),
  )
  .post(
    '/leases/:id/revoke',
    signedIn,
    turn((here) => withReason(here, forceRevoke)),
  )
  .post(
    '/leases/:id/force-close',
    signedIn,
    turn((here) => withReason(here, forceClose)),
  )

/** What an administrator does to somebody else's lease, and why. */
async function withReason(
  here: Turn,
  act: typeof forceRevoke | typeof forceClose,
): Promise<Response | null> {
  const id = idIn(LeaseId, here.c.req.param('id'))
  if (!id) return null
  const typed = await formOf(here.c)
  const faults = faultsOfWords(typed, ['reason'])
  if (faults.reason) return page(here, { draft: { typed, faults }, detail: faults.reason })
  const answer = await act(here.env, here.visitor, id, one(typed, 'reason').trim())
  if (!answer) return null
  return answer.accepted
    ? here.c.redirect(`/leases/${id}`, 303)
    : page(here, { refusal: answer.refusal, draft: draftOf(here.texts, typed, answer.refusal) })
}

/** Leads to the request where others have to agree first, and back to the lease otherwise. */
async function moreTime(here: Turn): Promise<Response | null> {
  const id = idIn(LeaseId, here.c.req.param('id'))
  if (!id) return null
  const typed = await formOf(here.c)
  const seconds = parseDuration(one(typed, 'more'))
  const faults = {
    ...faultsOfWords(typed, ['justification']),
    ...(seconds === null ? { more: here.texts.parts.numberAndUnit(30, 1) } : {}),
  }
  const [detail] = Object.values(faults)
  if (seconds === null || detail) return page(here, { draft: { typed, faults }, detail })
  const justification = one(typed, 'justification').trim()
  const answer = await extend(here.env, here.visitor, id, { seconds, justification })
  if (!answer) return null
  if (!answer.accepted) return page(here, { refusal: answer.refusal, draft: { typed, faults } })
  const { request } = answer
  const isWaiting = request?.stage === 'pending'
  return here.c.redirect(isWaiting ? `/requests/${request.id}` : `/leases/${id}`, 303)
}

function draftOf(texts: Texts, typed: Draft['typed'], refusal: Refusal): Draft {
  const faults =
    refusal.code === 'reason_missing' ? { reason: problemIn(texts, refusal).detail } : {}
  return { typed, faults }
}

function wayOn({ c: { req }, texts }: Turn, id: LeaseId, { typed }: Draft) {
  const words =
    {
      credential: texts.lease.showCredential,
      certificate: texts.lease.getCertificate,
      extend: texts.lease.askForMore,
    }[req.path.split('/').at(-1) ?? ''] ?? texts.passkeys.goOn
  // A field for its own sake, so that coming back is told from coming anew.
  const kept = Object.keys(typed).length > 0 ? typed : { again: ['yes'] }
  return { path: req.path, typed: kept, returnTo: `/leases/${id}`, words }
}

/** A page with a secret on it is not live: looking again would fold it away. */
async function page(
  here: Turn,
  { refusal, credential, slice, detail, draft = BLANK, ...extra }: Extra,
): Promise<Response | null> {
  const { c, env, visitor, texts, now } = here
  const id = idIn(LeaseId, c.req.param('id'))
  const known = id && (await lookAtLease(env, visitor, id))
  if (!known) return null
  const { phase, holder, account } = known.lease
  const app = holder === visitor.personId ? await appOf(env, account.connectorId) : null
  const typo = detail ? { status: 422, title: texts.parts.cannotBeSent, detail } : null
  const problem = refusal ? problemIn(texts, refusal) : (extra.problem ?? typo)
  const toProve = refusal ? toProveOf(texts, refusal, wayOn(here, id, draft)) : null
  return show(
    c,
    {
      title: known.request.resourceName,
      status: toProve ? UNPROVED : (problem?.status ?? 200),
      scripts: ['passkeys'],
      isLive: phase !== 'closed',
      about: ownerOf(id),
      address: `/leases/${id}`,
      ...(phase === 'granting' && c.req.method === 'GET' ? { refreshSeconds: 3 } : {}),
    },
    <LeasePage
      {...known}
      isMine={holder === visitor.personId}
      mayRevoke={mayOn(visitor, 'force-revoke', known.resource)}
      mayForceClose={mayOn(visitor, 'force-close', known.resource)}
      {...{ now, problem, toProve, draft }}
      isBack={extra.isBack === true}
      credential={credential ?? null}
      slice={slice ?? null}
      asks={connectorOf(account.connectorKind)?.issuance?.asks ?? null}
      opens={app?.origin ?? null}
      moreTime={await moreTimeOn(env, visitor, known, now)}
    />,
  )
}
