import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { requirePermission } from '../../auth/may'
import { submit } from '../../commands/changes/submit'
import { readFindings } from '../../commands/findings-now'
import { versionsOf } from '../../commands/policy-versions'
import { tryPolicies } from '../../commands/review-policies'
import { findPolicy, type PolicyDraft } from '../../db/policies'
import { readAlone } from '../../db/together'
import { PolicyId } from '../../domain/ids'
import type { Policy } from '../../domain/policy/policy'
import { proposedId, withChange } from '../../domain/policy/proposal'
import { PolicyBody } from '../../domain/policy/schema'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { Pager } from '../parts/pager'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, one, type Typed } from '../parts/typed'
import { formOf, idIn, queriesOf, show, sliceOf, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { landing } from './landing'
import { parsed } from './parsed'
import { isAboutBudgets, withBudgetRows } from './policy-budget'
import {
  atRows,
  bodyIn,
  NEW_POLICY,
  stepRows,
  typedOfPolicy,
  unreadable,
  withQuorums,
} from './policy-form'
import { PolicyFormPage } from './policy-form-page'
import { addressOfPlace, list } from './policy-list'
import { namedIn, withAdded } from './policy-people'
import { Findings, TrialCard, Versions } from './policy-review'

export const policyPages = new Hono<AppEnv>()
  .use(requirePermission('manage-policies', 'page'))
  .get(
    '/',
    turn((here) => list(here, null)),
  )
  .get(
    '/new',
    turn((here) => form(here, null, NEW_POLICY, {}, null)),
  )
  .get(
    '/:id',
    turn((here) => withPolicy(here, (policy) => look(here, policy))),
  )
  .post(
    '/',
    turn((here) => save(here, null)),
  )
  .post(
    '/redraw',
    turn((here) => redraw(here, null)),
  )
  .post(
    '/try',
    turn((here) => tryOut(here, null)),
  )
  .post(
    '/:id/try',
    turn((here) => withPolicy(here, (policy) => tryOut(here, policy))),
  )
  .post(
    '/:id',
    turn((here) => withPolicy(here, (policy) => save(here, policy))),
  )
  .post(
    '/:id/redraw',
    turn((here) => withPolicy(here, (policy) => redraw(here, policy))),
  )
  .post(
    '/:id/activate',
    turn((here) => withPolicy(here, (policy) => switchTo(here, policy, true))),
  )
  .post(
    '/:id/deactivate',
    turn((here) => withPolicy(here, (policy) => switchTo(here, policy, false))),
  )
  .post(
    '/:id/move',
    turn((here) =>
      withPolicy(here, async ({ id }) => {
        const place = Number(one(await formOf(here.c), 'place'))
        if (!Number.isInteger(place) || place < 1) return list(here, null)
        const change = { kind: 'policy', verb: 'move', id, place } as const
        const done = await submit(here.env, here.visitor, here.editor, change)
        if (!done.ok) return list(here, done.problem)
        return here.c.redirect(landing(done, addressOfPlace(id, place)), 303)
      }),
    ),
  )
  .post(
    '/:id/delete',
    turn((here) =>
      withPolicy(here, async (policy) => {
        const faults = misnamed(here.texts, await formOf(here.c), policy.name)
        if (faults)
          return form(
            here,
            policy,
            typedOfPolicy(policy, here.texts.policies.windows),
            faults,
            null,
          )
        const change = { kind: 'policy', verb: 'delete', id: policy.id } as const
        const done = await submit(here.env, here.visitor, here.editor, change)
        if (done.ok) return here.c.redirect(landing(done, '/admin/policies'), 303)
        return form(
          here,
          policy,
          typedOfPolicy(policy, here.texts.policies.windows),
          {},
          done.problem,
        )
      }),
    ),
  )

async function withPolicy(
  { c, env }: Turn,
  then: (policy: Policy) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(PolicyId, c.req.param('id'))
  const policy = id && (await findPolicy(env.DB, id))
  return policy && then(policy)
}

/** A stored policy, with what is odd about it and what its versions changed. */
async function look(here: Turn, policy: Policy): Promise<Response> {
  const [found, versions] = await Promise.all([
    readAlone(here.env.DB, readFindings(here.env, here.now, policy.id)),
    versionsOf(here.env, policy.id, sliceOf(here.c)),
  ])
  const review = (
    <>
      <Findings found={found} foundAt={found.foundAt} />
      <Versions versions={versions.items} />
      <Pager
        path={`/admin/policies/${policy.id}`}
        query={queriesOf(here.c, ['cursor'])}
        next={versions.next}
      />
    </>
  )
  return form(here, policy, typedOfPolicy(policy, here.texts.policies.windows), {}, null, review)
}

async function switchTo(here: Turn, policy: Policy, active: boolean): Promise<Response> {
  const { id, revision: _revision, ...draft } = policy
  const change = { kind: 'policy', verb: 'update', id, draft: { ...draft, active } } as const
  const done = await submit(here.env, here.visitor, here.editor, change)
  if (!done.ok) return list(here, done.problem)
  return here.c.redirect(landing(done, `/admin/policies#${id}`), 303)
}

async function redraw(here: Turn, stored: Policy | null): Promise<Response> {
  const { typed, faults } = await withAdded(here.env.DB, here.texts, await formOf(here.c))
  const more = isAboutBudgets(typed)
    ? withBudgetRows(typed)
    : { ...typed, stepRows: [String(stepRows(typed).length + 1)] }
  return form(here, stored, more, faults, null)
}

async function save(here: Turn, stored: Policy | null): Promise<Response> {
  return withDraft(here, stored, async (draft, typed) => {
    const { c, env, visitor, editor } = here
    if (stored && one(typed, 'revision') !== String(stored.revision))
      return form(here, stored, typed, {}, catalogueProblemOf({ code: 'policy_changed' }))
    const saved = await submit(
      env,
      visitor,
      editor,
      stored
        ? { kind: 'policy', verb: 'update', id: stored.id, draft }
        : { kind: 'policy', verb: 'create', draft },
    )
    if (saved.ok) return c.redirect(landing(saved, `/admin/policies#${saved.id}`), 303)
    return form(here, stored, typed, {}, saved.problem)
  })
}

/** What saving it would lead to; nothing is saved. */
async function tryOut(here: Turn, stored: Policy | null): Promise<Response> {
  return withDraft(here, stored, async (draft, typed) => {
    const id = stored?.id ?? null
    const trial = await tryPolicies(here.env, (today) =>
      withChange(today, { id, draft, position: null }),
    )
    const about = id ?? proposedId()
    // What it hides is a consequence too; what is odd about others is said on the list.
    const findings = (trial?.findings ?? []).filter(
      ({ policyId, code }) => policyId === about || code === 'shadowed',
    )
    const review = trial && <TrialCard trial={{ ...trial, findings }} />
    return form(here, stored, typed, {}, null, review)
  })
}

/** The policy that was typed, or the form again with what cannot be read. */
async function withDraft(
  here: Turn,
  stored: Policy | null,
  then: (draft: PolicyDraft, typed: Typed) => Promise<Response>,
): Promise<Response> {
  const { typed, faults } = await withAdded(here.env.DB, here.texts, await formOf(here.c))
  const early = { ...unreadable(here.texts, typed), ...faults }
  if (Object.keys(early).length > 0) return form(here, stored, typed, early, null)
  const body = parsed(PolicyBody, bodyIn(typed))
  // Pages answer what was typed wrong as forms do everywhere here, and programs as the API does.
  return body.ok
    ? then(body.output, typed)
    : form(here, stored, typed, {}, { ...body.problem, status: 422 })
}

async function form(
  { c, env }: Turn,
  stored: Policy | null,
  typed: Typed,
  faults: Faults,
  problem: Problem | null,
  review: Child = null,
): Promise<Response> {
  const named = await namedIn(env.DB, typed)
  const all = { ...faults, ...(problem ? atRows(faultsOf(problem), typed) : {}) }
  const status = problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
  return show(
    c,
    { title: stored?.name ?? textsFor(c).policies.new, status },
    <PolicyFormPage
      {...{ stored, ...named }}
      draft={{ typed: withQuorums(typed), faults: all }}
      problem={problem && saidOf(problem)}
    >
      {review}
    </PolicyFormPage>,
  )
}
