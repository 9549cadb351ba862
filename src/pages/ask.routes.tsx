import { Hono } from 'hono'
import * as v from 'valibot'
import { requirePermission, requireVisitor } from '../auth/may'
import { askableAccounts } from '../commands/askable'
import { breakGlass } from '../commands/break-glass'
import { openRequest } from '../commands/open-request'
import { evaluateFor } from '../commands/preview'
import { readRequestsOf } from '../db/board'
import { readPersonFacts } from '../db/facts'
import { readOffered } from '../db/offered'
import { findResource, findResourceByName } from '../db/resources'
import { readTogether } from '../db/together'
import { AccountId, ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { Name } from '../domain/name'
import { mayOn } from '../domain/permission/may'
import type { AppEnv } from '../http/context'
import type { Texts } from '../texts/english'
import { randomToken } from '../vault/random'
import { durationIn, faultsOfRefusal, keyIn, unreadableDuration, withDuration } from './ask-form'
import { AskPage } from './ask-page'
import { keptIn } from './kept'
import { parseDuration } from './parts/duration'
import type { Said } from './parts/notice'
import { problemIn } from './parts/problems'
import { type ProofNeeded, toProveOf, UNPROVED } from './parts/proof-card'
import { type Faults, one, type Typed } from './parts/typed'
import { faultsOfWords } from './parts/words'
import { formOf, idIn, readMenu, show, type Turn, turn } from './shell'

type Trouble = {
  readonly status: number
  readonly faults: Faults
  readonly problem: Said | null
  readonly toProve?: ProofNeeded | null
  readonly isBack?: boolean
}

const MOST_OPEN = LIMITS.openRequestsPerPersonAndResource

const NO_TROUBLE: Trouble = { status: 200, faults: {}, problem: null }

export const askPages = new Hono<AppEnv>()
  .get(
    '/resources/:id/ask',
    requireVisitor('page'),
    turn(async (here) => {
      const kept = await keptIn(here)
      if (kept) return form(here, here.c.req.param('id'), kept, { ...NO_TROUBLE, isBack: true })
      const account = here.c.req.query('account')
      const seconds = here.c.req.query('duration')
      const typed = {
        ...(account ? { accountId: [account] } : {}),
        ...(seconds ? { wished: [seconds] } : {}),
      }
      return form(here, here.c.req.param('id'), typed, NO_TROUBLE)
    }),
  )
  .get(
    '/r/:name',
    requireVisitor('page'),
    turn(async ({ c, env }) => {
      const name = v.safeParse(Name, c.req.param('name'))
      const resource = name.success ? await findResourceByName(env.DB, name.output) : null
      return resource && c.redirect(`/resources/${resource.id}/ask`, 303)
    }),
  )
  .post(
    '/resources/:id/ask',
    requireVisitor('page'),
    turn(async (here) => {
      const typed = await formOf(here.c)
      return form(here, here.c.req.param('id'), typed, NO_TROUBLE)
    }),
  )
  .post('/requests', requireVisitor('page'), turn(file))
  .get(
    '/resources/:id/break-glass',
    requireVisitor('page'),
    turn(async ({ c }) => {
      const id = idIn(ResourceId, c.req.param('id'))
      return id && c.redirect(`/resources/${id}/ask`, 303)
    }),
  )
  .post('/resources/:id/break-glass', requirePermission('break-glass', 'page'), turn(emergency))

async function file(here: Turn): Promise<Response | null> {
  const { c, env, visitor } = here
  const typed = await formOf(c)
  const resource = one(typed, 'resourceId')
  const resourceId = idIn(ResourceId, resource)
  const accountId = idIn(AccountId, one(typed, 'accountId'))
  if (!resourceId) return null
  if (!accountId)
    return form(
      here,
      resource,
      typed,
      fault(here.texts, { accountId: here.texts.parts.chooseAccount }),
    )
  const durationSeconds = durationIn(typed)
  if (durationSeconds === null)
    return form(here, resource, typed, fault(here.texts, unreadableDuration(here.texts, typed)))
  const faults = faultsOfWords(typed, ['justification', 'ticket'])
  if (Object.keys(faults).length > 0) return form(here, resource, typed, fault(here.texts, faults))
  const words = {
    resourceId,
    accountId,
    durationSeconds,
    justification: one(typed, 'justification').trim(),
    ticket: one(typed, 'ticket').trim() || null,
  }
  const answer = await openRequest(env, visitor, words, keyIn(typed))
  if (!answer) return null
  if (answer.accepted) return c.redirect(`/requests/${answer.request?.id ?? ''}`, 303)
  const problem = problemIn(here.texts, answer.refusal)
  const returnTo = `/resources/${resourceId}/ask`
  const way = { path: '/requests', typed, returnTo, words: here.texts.home.ask }
  const toProve = toProveOf(here.texts, answer.refusal, way)
  return form(here, resource, typed, {
    status: toProve ? UNPROVED : problem.status,
    problem,
    toProve,
    faults: faultsOfRefusal(here.texts, answer.refusal, typed),
  })
}

/** What nobody may ask for looks like what does not exist, and so does what is not theirs to break. */
async function emergency(here: Turn): Promise<Response | null> {
  const { c, env, visitor } = here
  const typed = await formOf(c)
  const resourceId = idIn(ResourceId, c.req.param('id'))
  const resource = resourceId && (await findResource(env.DB, resourceId))
  if (!resource || !mayOn(visitor, 'break-glass', resource)) return null
  const accountId = idIn(AccountId, one(typed, 'accountId'))
  if (!accountId)
    return form(
      here,
      resourceId,
      typed,
      fault(here.texts, { accountId: here.texts.parts.chooseAccount }),
    )
  const durationSeconds = parseDuration(one(typed, 'emergencyDuration'))
  const faults = {
    ...faultsOfWords(typed, ['justification']),
    ...(durationSeconds === null
      ? { emergencyDuration: here.texts.parts.numberAndUnit(15, 1) }
      : {}),
  }
  if (durationSeconds === null || Object.keys(faults).length > 0)
    return form(here, resourceId, typed, fault(here.texts, faults))
  const justification = one(typed, 'justification').trim()
  const words = { resourceId, accountId, durationSeconds, justification }
  const answer = await breakGlass(env, visitor, words, keyIn(typed))
  if (!answer) return null
  if (answer.accepted) {
    const { lease, request } = answer
    return c.redirect(lease ? `/leases/${lease.id}` : `/requests/${request?.id ?? ''}`, 303)
  }
  const problem = problemIn(here.texts, answer.refusal)
  const returnTo = `/resources/${resourceId}/ask`
  const way = { path: c.req.path, typed, returnTo, words: here.texts.ask.breakGlass }
  const toProve = toProveOf(here.texts, answer.refusal, way)
  const status = toProve ? UNPROVED : problem.status
  return form(here, resourceId, typed, { status, problem, toProve, faults: {} })
}

/** What nobody may ask for looks like what does not exist. */
async function form(
  { c, env, visitor, texts }: Turn,
  resourceText: string | undefined,
  typed: Typed,
  { status, faults, ...trouble }: Trouble,
): Promise<Response | null> {
  const id = idIn(ResourceId, resourceText)
  if (!id) return null
  const { personId } = visitor
  const here = { resourceId: id, open: true, limit: MOST_OPEN, cursor: null }
  const [resource, facts, { items: open }] = await readTogether(
    env.DB,
    readOffered(env.DB, { id }),
    readPersonFacts(env.DB, personId),
    readRequestsOf(env.DB, personId, here),
    readMenu(c),
  )
  if (!resource || resource.retiredAt !== null) return null
  const accounts = askableAccounts(await facts, resource)
  const [first] = accounts
  if (!first) return null
  const account = accounts.find((each) => each.id === one(typed, 'accountId')) ?? first
  const wished = durationIn({ duration: typed.wished ?? [] })
  const durationSeconds = durationIn(typed) ?? wished ?? undefined
  const question = { personId, resourceId: resource.id, accountId: account.id, durationSeconds }
  const preview = await evaluateFor(env, question, 'none')
  const rule = preview?.policy?.terms.duration
  const chosen = { ...typed, accountId: [account.id], key: [keyIn(typed) ?? randomToken()] }
  const filled = rule ? withDuration(chosen, wished ?? rule.defaultSeconds, offers(rule)) : chosen
  const draft = { typed: filled, faults }
  const mayBreak = mayOn(visitor, 'break-glass', resource)
  const urgent = accounts.filter(({ emergencySeconds }) => mayBreak && emergencySeconds)
  return show(
    c,
    { title: texts.ask.title(resource.name), status, scripts: ['passkeys'] },
    <AskPage {...{ resource, accounts, draft, preview, open, urgent }} {...trouble} />,
  )
}

function offers(rule: { presetsSeconds: readonly number[]; defaultSeconds: number }) {
  return [...rule.presetsSeconds, rule.defaultSeconds]
}

function fault(texts: Texts, faults: Faults): Trouble {
  return {
    status: 422,
    faults,
    problem: { title: texts.parts.cannotBeSent, detail: Object.values(faults).join(' ') },
  }
}
