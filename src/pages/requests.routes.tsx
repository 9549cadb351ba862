import { Hono } from 'hono'
import { requirePermission, requireVisitor } from '../auth/may'
import { signReview } from '../commands/break-glass'
import { cancel } from '../commands/cancel'
import { checkOut } from '../commands/check-out'
import { approve, reject, withdrawVote } from '../commands/decide'
import { lookAtRequest } from '../commands/look'
import { reassign } from '../commands/reassign'
import { askBack, joinQueue, leaveQueue } from '../commands/wait'
import { RequestId } from '../domain/ids'
import type { Refusal } from '../domain/refusal'
import type { Answer } from '../domain/resource/view'
import type { AppEnv } from '../http/context'
import type { Texts } from '../texts/english'
import { personNamed } from './admin/resolve'
import { keptIn } from './kept'
import { parseDuration } from './parts/duration'
import { BLANK, type Draft } from './parts/fields'
import type { Said } from './parts/notice'
import { problemIn } from './parts/problems'
import { type ProofNeeded, toProveOf, UNPROVED } from './parts/proof-card'
import { type Faults, one, type Typed } from './parts/typed'
import { faultsOfWords } from './parts/words'
import { formOf, idIn, type Turn, turn } from './shell'
import { showRequest } from './show-request'

const signedIn = requireVisitor('page')

export const requestPages = new Hono<AppEnv>()
  .get(
    '/requests/:id',
    signedIn,
    turn(async (here) => {
      const kept = await keptIn(here)
      const draft = kept ? { typed: kept, faults: {} } : BLANK
      const id = idIn(RequestId, here.c.req.param('id'))
      return showRequest(here, id, { draft, isBack: kept !== null })
    }),
  )
  .get(
    '/requests/:id/:verb{approve|reject|cancel|check-out|join-queue|leave-queue|ask-back|withdraw-vote|reassign|review}',
    signedIn,
    turn(async ({ c }) => {
      const id = idIn(RequestId, c.req.param('id'))
      return id && c.redirect(`/requests/${id}`, 303) // The address of a refusal, looked at again.
    }),
  )
  .post(
    '/requests/:id/approve',
    signedIn,
    turn((here) =>
      decide(here, 'approved', ({ env, visitor }, id, typed) => {
        const shorter = parseDuration(one(typed, 'shorter')) ?? undefined
        return approve(env, visitor, id, one(typed, 'comment').trim(), null, shorter)
      }),
    ),
  )
  .post(
    '/requests/:id/reject',
    signedIn,
    turn((here) =>
      decide(here, 'rejected', ({ env, visitor }, id, typed) =>
        reject(env, visitor, id, one(typed, 'reason').trim()),
      ),
    ),
  )
  .post(
    '/requests/:id/withdraw-vote',
    signedIn,
    turn((here) =>
      decide(here, '', ({ env, visitor }, id, typed) =>
        withdrawVote(env, visitor, id, one(typed, 'reason').trim()),
      ),
    ),
  )
  .post(
    '/requests/:id/reassign',
    requirePermission('manage-directory', 'page'),
    turn(async (here) => {
      const typed = await formOf(here.c)
      const found = await personNamed(here.env.DB, here.texts, one(typed, 'to').trim(), {
        activeOnly: true,
      })
      if ('fault' in found)
        return page(
          here,
          422,
          { title: here.texts.parts.nobodyOfThatName, detail: found.fault },
          BLANK,
        )
      return decide(here, '', ({ env, visitor }, id) =>
        reassign(env, visitor, id, found.item.id, one(typed, 'reason').trim()),
      )
    }),
  )
  .post(
    '/requests/:id/review',
    signedIn,
    turn((here) =>
      decide(here, '', ({ env, visitor }, id, typed) =>
        signReview(env, visitor, id, one(typed, 'words').trim()),
      ),
    ),
  )
  .post(
    '/requests/:id/cancel',
    signedIn,
    turn((here) => decide(here, '', ({ env, visitor }, id) => cancel(env, visitor, id))),
  )
  .post(
    '/requests/:id/join-queue',
    signedIn,
    turn((here) => decide(here, '', ({ env, visitor }, id) => joinQueue(env, visitor, id))),
  )
  .post(
    '/requests/:id/leave-queue',
    signedIn,
    turn((here) => decide(here, '', ({ env, visitor }, id) => leaveQueue(env, visitor, id))),
  )
  .post(
    '/requests/:id/ask-back',
    signedIn,
    turn((here) =>
      decide(here, '', ({ env, visitor }, id, typed) =>
        askBack(env, visitor, id, one(typed, 'message').trim()),
      ),
    ),
  )
  .post(
    '/requests/:id/check-out',
    signedIn,
    turn(async (here) => {
      const id = idIn(RequestId, here.c.req.param('id'))
      const answer = id && (await checkOut(here.env, here.visitor, id))
      if (!answer) return null
      if (!answer.accepted) return held(here, id, answer.refusal)
      const { lease } = answer
      return here.c.redirect(lease ? `/leases/${lease.id}` : `/requests/${id}`, 303)
    }),
  )

type Verb = (here: Turn, id: RequestId, typed: Typed) => Promise<Answer | null>

/** Back to where the decision was made; a refusal shows the request as it truly stands. */
async function decide(here: Turn, said: string, verb: Verb): Promise<Response | null> {
  const { c } = here
  const id = idIn(RequestId, c.req.param('id'))
  if (!id) return null
  const typed = await formOf(c)
  const faults = {
    ...faultsOfWords(typed, ['comment', 'reason', 'message', 'words']),
    ...shorterFault(here.texts, typed),
  }
  const detail = Object.values(faults).join(' ')
  if (detail)
    return page(here, 422, { title: here.texts.parts.cannotBeSent, detail }, { typed, faults })
  const answer = await verb(here, id, typed)
  if (!answer) return null
  if (!answer.accepted) return refused(here, answer.refusal, { typed, faults: {} })
  const isFromList = one(typed, 'from') === 'waiting'
  return c.redirect(isFromList ? `/waiting?said=${said}` : `/requests/${id}`, 303)
}

/** Pressed twice, or in a second tab: what was asked for is there, so that is where it leads. */
async function held(here: Turn, id: RequestId, refusal: Refusal): Promise<Response | null> {
  if (refusal.code !== 'request_not_approved') return refused(here, refusal, BLANK)
  const story = await lookAtRequest(here.env, here.visitor, id)
  const isHeld = story?.isMine && story.lease && story.lease.phase !== 'closed'
  return isHeld ? here.c.redirect(`/leases/${story.lease.id}`, 303) : refused(here, refusal, BLANK)
}

/** A duration that cannot be read is not one that was left out. */
function shorterFault(texts: Texts, typed: Typed): Faults {
  const text = one(typed, 'shorter').trim()
  if (text === '' || parseDuration(text) !== null) return {}
  return { shorter: texts.parts.numberAndUnit(30, 1) }
}

function refused(here: Turn, refusal: Refusal, { typed }: Draft): Promise<Response | null> {
  const { texts } = here
  const problem = problemIn(texts, refusal)
  const faults = faultsOfDeciding(refusal, problem.detail, here.c.req.path)
  const { path } = here.c.req
  const returnTo = `/requests/${here.c.req.param('id')}`
  const words =
    { reject: texts.request.reject, approve: texts.request.approve }[
      path.split('/').at(-1) ?? ''
    ] ?? texts.request.checkOut
  const toProve = toProveOf(texts, refusal, { path, typed, returnTo, words })
  const status = toProve ? UNPROVED : problem.status
  return page(here, status, problem, { typed, faults }, toProve)
}

function faultsOfDeciding({ code }: Refusal, detail: string, path: string): Faults {
  if (code === 'duration_out_of_bounds') return { shorter: detail }
  if (code !== 'reason_missing') return {}
  if (path.endsWith('/review')) return { words: detail }
  return path.endsWith('/approve') ? { comment: detail } : { reason: detail }
}

function page(
  here: Turn,
  status: number,
  problem: Said | null,
  draft: Draft,
  toProve: ProofNeeded | null = null,
): Promise<Response | null> {
  const id = idIn(RequestId, here.c.req.param('id'))
  return showRequest(here, id, { status, problem, draft, toProve })
}
