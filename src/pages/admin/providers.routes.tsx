import { Hono } from 'hono'
import { redirectUriOf } from '../../auth/authorization-url'
import { requirePermission } from '../../auth/may'
import { FIRST } from '../../auth/provider-config'
import { addProvider, changeProvider, providerShown } from '../../auth/save-provider'
import { mayFeed } from '../../auth/stand-for'
import { carryOut } from '../../commands/carry-out'
import { lookAtReconciliation } from '../../commands/reconcile/look'
import { not } from '../../db/catalogue-problem'
import { groupNames, listGroups } from '../../db/groups'
import { type GroupMapping, providerGroups, setProviderGroups } from '../../db/provider-groups'
import {
  findProvider,
  listProviders,
  retireProvider,
  type SealedProviderRow,
} from '../../db/providers'
import { ProviderId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { ProviderBody, ProviderChangeBody, ProviderGroupsBody } from '../../http/schemas-providers'
import { settingsOf } from '../../http/settings'
import { faultsOf, saidOf } from '../parts/problems'
import { type Faults, one, type Typed } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { misnamed } from './confirm'
import { parsed } from './parsed'
import { mappingsIn, providerInput, typedMappings, typedProvider } from './provider-draft'
import { FirstProviderPage, ProviderFormPage } from './provider-form-page'
import { ProvidersPage } from './providers-page'

const HOME = '/admin/providers'

export const providerPages = new Hono<AppEnv>()
  .use(requirePermission('manage-directory', 'page'))
  .get(
    '/',
    turn(async ({ c, env }) => {
      const providers = await listProviders(env.DB)
      const first = settingsOf(env).issuer
      return show(
        c,
        { title: textsFor(c).people.providers },
        <ProvidersPage {...{ first, providers }} />,
      )
    }),
  )
  .get(
    '/new',
    turn((here) => form(here, null, { typed: { 'claims.subject': ['sub'] } })),
  )
  .post(
    '/',
    turn(async (here) => {
      const { c, env, visitor, editor } = here
      const typed = await formOf(c)
      const sent = providerInput(here.texts, typed, await listGroups(env.DB))
      if (!sent.ok) return form(here, null, { typed, problem: sent.problem })
      const issuer = one(typed, 'issuer').trim()
      const body = parsed(ProviderBody, { ...sent.input, issuer })
      if (!body.ok) return form(here, null, { typed, problem: body.problem })
      const added = await addProvider(env, visitor, editor, body.output)
      if (added.ok) return c.redirect(`${HOME}/${added.id}`, 303)
      return form(here, null, { typed, problem: added.problem })
    }),
  )
  .get(
    '/idp_settings',
    turn(async (here) => {
      const mappings = await providerGroups(here.env.DB, FIRST)
      const typed = typedMappings(mappings, await groupsIn(here.env.DB, mappings))
      return first(here, { groups: [typed] }, null)
    }),
  )
  .post(
    '/idp_settings/groups',
    turn(async (here) => {
      const { c, env, editor } = here
      const typed = await formOf(c)
      const sent = mappingsIn(here.texts, typed, await listGroups(env.DB))
      if (!sent.ok) return first(here, typed, sent.problem)
      const body = parsed(ProviderGroupsBody, { groups: sent.groups })
      if (!body.ok) return first(here, typed, body.problem)
      const fed = [...(await providerGroups(env.DB, FIRST)), ...body.output.groups]
      const mayDo = await mayFeed(
        env,
        here.visitor,
        fed.map(({ groupId }) => groupId),
      )
      const done = mayDo
        ? await setProviderGroups(env.DB, editor, FIRST, body.output.groups)
        : not('role_not_held')
      if (done.ok) return c.redirect(HOME, 303)
      return first(here, typed, catalogueProblemOf(done.problem))
    }),
  )
  .get(
    '/:id',
    turn((here) => withProvider(here, (provider) => form(here, provider, {}))),
  )
  .post(
    '/:id',
    turn((here) =>
      withProvider(here, async (provider) => {
        const { c, env, visitor, editor } = here
        const typed = await formOf(c)
        const sent = providerInput(here.texts, typed, await listGroups(env.DB))
        if (!sent.ok) return form(here, provider, { typed, problem: sent.problem })
        const body = parsed(ProviderChangeBody, sent.input)
        if (!body.ok) return form(here, provider, { typed, problem: body.problem })
        const done = await changeProvider(env, visitor, editor, provider.id, body.output)
        if (done.ok) return c.redirect(HOME, 303)
        return form(here, provider, { typed, problem: done.problem })
      }),
    ),
  )
  .post(
    '/:id/retire',
    turn((here) =>
      withProvider(here, async (provider) => {
        const { c, env, editor } = here
        const faults = misnamed(here.texts, await formOf(c), provider.name)
        if (faults) return form(here, provider, { faults })
        const done = await retireProvider(env.DB, editor, provider.id)
        if (!done.ok) return form(here, provider, { problem: catalogueProblemOf(done.problem) })
        await carryOut(env)
        return c.redirect(HOME, 303)
      }),
    ),
  )

async function first(
  { c, env, now }: Turn,
  typed: Typed,
  problem: Problem | null,
): Promise<Response> {
  const settings = settingsOf(env)
  return show(
    c,
    { title: textsFor(c).providers.ofSettingsTitle, status: problem?.status ?? 200 },
    <FirstProviderPage
      issuer={settings.issuer}
      redirectUri={redirectUriOf(settings, FIRST)}
      claim={settings.groupsClaim}
      draft={{ typed, faults: problem ? faultsOf(problem) : {} }}
      problem={problem && saidOf(problem)}
      reading={await lookAtReconciliation(env, FIRST, now)}
    />,
  )
}

async function withProvider(
  { c, env }: Turn,
  then: (provider: SealedProviderRow) => Promise<Response>,
): Promise<Response | null> {
  const id = idIn(ProviderId, c.req.param('id'))
  const provider = id && (await findProvider(env.DB, id))
  return provider && then(provider)
}

function groupsIn(db: D1Database, mappings: readonly GroupMapping[]) {
  const ids = mappings.map(({ groupId }) => groupId)
  return groupNames(db, ids)
}

type Tried = {
  readonly typed?: Typed
  readonly faults?: Faults
  readonly problem?: Problem
}

async function form(
  { c, env, now }: Turn,
  provider: SealedProviderRow | null,
  { typed, faults, problem }: Tried,
): Promise<Response> {
  const stored = provider ? typedProvider(provider, await groupsIn(env.DB, provider.groups)) : {}
  const draft = {
    typed: typed ?? stored,
    faults: { ...(problem && faultsOf(problem)), ...faults },
  }
  const status = problem?.status ?? (faults ? 422 : 200)
  return show(
    c,
    { title: provider?.name ?? textsFor(c).providers.new, status },
    <ProviderFormPage
      provider={provider && providerShown(env, provider)}
      draft={draft}
      problem={problem ? saidOf(problem) : null}
      reading={provider && (await lookAtReconciliation(env, provider.id, now))}
    />,
  )
}
