import { Hono } from 'hono'
import { requireVisitor } from '../auth/may'
import { delegationsWith, endDelegation, findDelegation, makeDelegation } from '../db/delegations'
import { personFacts } from '../db/facts'
import { DelegationId } from '../domain/ids'
import { namedBy } from '../domain/policy/rings'
import type { AppEnv } from '../http/context'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { DelegationBody } from '../http/schemas-delegation'
import { parsed } from './admin/parsed'
import { personNamed } from './admin/resolve'
import { AwayPage } from './away-page'
import { BLANK, type Draft } from './parts/fields'
import { faultsOf, saidOf } from './parts/problems'
import { type Faults, many, one, type Typed } from './parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from './shell'

const signedIn = requireVisitor('page')

export const awayPages = new Hono<AppEnv>()
  .get(
    '/away',
    signedIn,
    turn((here) => page(here, null, BLANK)),
  )
  .get('/away/:id/end', signedIn, (c) => c.redirect('/away', 303))
  .post('/away', signedIn, turn(save))
  .post(
    '/away/:id/end',
    signedIn,
    turn(async ({ c, env, visitor, editor }) => {
      const id = idIn(DelegationId, c.req.param('id'))
      const row = id && (await findDelegation(env.DB, id))
      if (!row || ![row.principalId, row.delegateId].includes(visitor.personId)) return null
      const done = await endDelegation(env.DB, editor, row)
      if (!done.ok) throw new Error(`A delegation could not be ended: ${done.problem.code}.`)
      return c.redirect('/away', 303)
    }),
  )

async function save(here: Turn): Promise<Response> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const name = one(typed, 'delegateId').trim()
  const found =
    name === '' ? null : await personNamed(env.DB, here.texts, name, { activeOnly: true })
  if (found && 'fault' in found)
    return page(here, null, { typed, faults: { delegateId: found.fault } })
  const unsaid = ['startsAt', 'endsAt'].filter((time) => one(typed, time) === '')
  if (unsaid.length > 0) {
    const faults = Object.fromEntries(unsaid.map((time) => [time, here.texts.away.giveTime]))
    return page(here, null, { typed, faults })
  }
  const body = parsed(DelegationBody, bodyOf(typed, found?.item.id ?? null))
  if (!body.ok) return page(here, body.problem, { typed, faults: {} })
  const done = await makeDelegation(env.DB, { ...editor, id: visitor.personId }, body.output)
  if (done.ok) return c.redirect('/away', 303)
  return page(here, catalogueProblemOf(done.problem), { typed, faults: {} })
}

function bodyOf(typed: Typed, delegateId: string | null) {
  const policies = many(typed, 'policies')
  return {
    delegateId,
    isAway: one(typed, 'isAway') === 'yes',
    startsAt: timeOf(one(typed, 'startsAt')),
    endsAt: timeOf(one(typed, 'endsAt')),
    policies: policies.length > 0 ? policies : null,
    resources: one(typed, 'resources').trim() || null,
    accounts: one(typed, 'accounts').trim() || null,
    note: one(typed, 'note').trim(),
  }
}

/** What the browser's field gives, which has no zone: the page says that it is UTC. */
function timeOf(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00Z` : `${text}Z`
}

/** Only policies in which they may decide are on offer: what others say is none of their business. */
async function page({ c, env, visitor, texts }: Turn, problem: Problem | null, draft: Draft) {
  const { personId } = visitor
  const [found, facts] = await Promise.all([
    delegationsWith(env.DB, personId, Date.now(), sliceOf(c)),
    personFacts(env.DB, personId),
  ])
  const { policies: all, groups } = facts
  const policies = all.policies.filter(({ terms }) =>
    namedBy([...terms.steps, ...(terms.extension?.steps ?? [])]).some(
      (named) => named.people.includes(personId) || groups.some((id) => named.groups.includes(id)),
    ),
  )
  const faults: Faults = { ...draft.faults, ...(problem ? faultsOf(problem) : {}) }
  const status = problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
  return show(
    c,
    { title: texts.shell.away, status, address: '/away' },
    <AwayPage
      {...{ found, problem: problem && saidOf(problem) }}
      query={queriesOf(c, ['cursor'])}
      personId={personId}
      policies={policies.map(({ id, name }) => ({ value: id, words: name }))}
      draft={{ ...draft, faults }}
    />,
  )
}
