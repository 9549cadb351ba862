import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { readProvider } from '../../auth/provider-config'
import { waysToRead, wayToRead } from '../../commands/reconcile/kinds'
import { lookAtReconciliation } from '../../commands/reconcile/look'
import { PATIENCE_MS, reconcile } from '../../commands/reconcile/reconcile'
import {
  type ReconciliationRehearsal,
  rehearseReconciliation,
  setReconciliation,
} from '../../commands/reconcile/save'
import type { Written } from '../../db/catalogue-problem'
import { type ReadProvider, removeReconciliation } from '../../db/reconciliations'
import { ProviderId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ReconciliationBody, ReconciliationConfirmBody } from '../../http/schemas-reconciliation'
import { faultsOf, saidOf } from '../parts/problems'
import { one, type Typed } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { parsed } from './parsed'
import { FIELDS, reconciliationInput, typedReconciliation } from './reconciliation-form'
import { ReconciliationPage } from './reconciliation-page'

/** How providers are read at intervals; beside the pages of the providers themselves. */
export const reconciliationPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/:id/reconciliation',
    turn((here) => withProvider(here, (provider) => page(here, provider, {}))),
  )
  .post(
    '/:id/reconciliation',
    turn((here) =>
      withSent(here, async (provider, typed, body) => {
        const done = await setReconciliation(here.env, here.editor, provider, body)
        return done.ok
          ? back(here, provider)
          : page(here, provider, { typed, problem: done.problem })
      }),
    ),
  )
  .post(
    '/:id/reconciliation/rehearse',
    turn((here) =>
      withSent(here, async (provider, typed, body) => {
        const done = await rehearseReconciliation(here.env, provider, body)
        const came = done.ok ? { tried: done.rehearsal } : { problem: done.problem }
        return page(here, provider, { typed, ...came })
      }),
    ),
  )
  .post(
    '/:id/reconciliation/read',
    turn((here) =>
      withProvider(here, async (provider) => {
        const { env, editor } = here
        const reading = { editor, deadlineMs: PATIENCE_MS }
        return after(here, provider, await reconcile(env, provider.providerId, reading))
      }),
    ),
  )
  .post(
    '/:id/reconciliation/confirm',
    turn((here) =>
      withProvider(here, async (provider) => {
        const { c, env, editor } = here
        const body = parsed(ReconciliationConfirmBody, { held: one(await formOf(c), 'held') })
        if (!body.ok) return page(here, provider, { problem: body.problem })
        const reading = { editor, deadlineMs: PATIENCE_MS, approved: body.output.held }
        return after(here, provider, await reconcile(env, provider.providerId, reading))
      }),
    ),
  )
  .post(
    '/:id/reconciliation/remove',
    turn((here) =>
      withProvider(here, async (provider) => {
        const { env, editor } = here
        const done = await removeReconciliation(env.DB, editor, provider.providerId)
        return after(here, provider, done)
      }),
    ),
  )

async function withProvider(
  { c, env }: Turn,
  then: (provider: ReadProvider) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(ProviderId, c.req.param('id'))
  const provider = id && (await readProvider(env, id))
  return provider && then(provider)
}

type Sent = Parameters<typeof setReconciliation>[3]

/** With what the form of the chosen kind sent, once it is what the API would take. */
function withSent(
  here: Turn,
  then: (provider: ReadProvider, typed: Typed, body: Sent) => Promise<Response>,
): Promise<Response | null> {
  return withProvider(here, async (provider) => {
    const typed = await formOf(here.c)
    const kind = wayToRead(here.c.req.query('kind') ?? '')
    if (!kind) return page(here, provider, {})
    const body = parsed(ReconciliationBody, reconciliationInput(typed, kind))
    if (!body.ok) return page(here, provider, { typed, problem: body.problem })
    return then(provider, typed, body.output)
  })
}

async function after(here: Turn, provider: ReadProvider, done: Written<string>): Promise<Response> {
  if (done.ok) return back(here, provider)
  return page(here, provider, { problem: catalogueProblemOf(done.problem) })
}

function back({ c }: Turn, { providerId }: ReadProvider): Response {
  return c.redirect(`/admin/providers/${providerId}/reconciliation`, 303)
}

type Extra = {
  readonly typed?: Typed
  readonly problem?: Problem
  readonly tried?: ReconciliationRehearsal
}

async function page(
  { c, env, now }: Turn,
  { providerId, issuer, providerName }: ReadProvider,
  { typed, problem, tried }: Extra,
): Promise<Response> {
  const home = `/admin/providers/${providerId}`
  const story = await lookAtReconciliation(env, providerId, now)
  const kind = wayToRead(c.req.query('kind') ?? story?.kind ?? '')
  const faults = Object.entries(problem ? faultsOf(problem) : {})
  const draft = {
    typed: typed ?? (kind ? typedReconciliation(story, kind) : {}),
    faults: Object.fromEntries(faults.map(([name, said]) => [FIELDS[name] ?? name, said])),
  }
  return show(
    c,
    {
      title: textsFor(c).reading.title(providerName),
      status: problem?.status ?? 200,
      address: `${home}/reconciliation`,
    },
    <ReconciliationPage
      {...{ home, issuer, story, kind, draft, kinds: waysToRead(), name: providerName }}
      problem={problem ? saidOf(problem) : null}
      tried={tried ?? null}
    />,
  )
}
