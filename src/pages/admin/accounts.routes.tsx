import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { retireOneAccount } from '../../commands/retire'
import { saveAccount } from '../../commands/save-account'
import { fieldsIn } from '../../commands/save-settings'
import { storeSecret } from '../../commands/store-secret'
import type { Connector } from '../../connectors/connector'
import { connectorOf } from '../../connectors/registry'
import { type AccountRow, accountsOf, findAccount } from '../../db/accounts'
import { type ConnectorRow, findConnector, listConnectors } from '../../db/connectors'
import { findResource, type ResourceRow } from '../../db/resources'
import { servingOnly } from '../../db/served'
import type { AccessMode } from '../../domain/account'
import { AccountId, ConnectorId, ResourceId } from '../../domain/ids'
import { reachOf } from '../../domain/permission/may'
import type { AppEnv } from '../../http/context'
import { type Problem, problemOf } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { AccountBody } from '../../http/schemas-catalogue'
import { BLANK, type Draft } from '../parts/fields'
import { faultsOf, saidOf } from '../parts/problems'
import { settingsIn, typedSettings } from '../parts/setting-fields'
import { one } from '../parts/typed'
import { formOf, idIn, show, type Turn, turn } from '../shell'
import { textsFor } from '../texts'
import { ChooseConnectorPage, ChooseModePage } from './account-choices-page'
import { AccountFormPage } from './account-form-page'
import { misnamed } from './confirm'
import { parsed } from './parsed'

export const accountPages = new Hono<AppEnv>()
  .use(requirePermission('manage-resources', 'page'))
  .get('/:id/accounts/new', turn(add))
  .post('/:id/accounts', turn(save))
  .get(
    '/:id/accounts/:accountId',
    turn(async (here) => {
      const place = await placeOf(here, null)
      return place?.stored ? chosen(here, place) : null
    }),
  )
  .post('/:id/accounts/:accountId', turn(save))
  .post(
    '/:id/accounts/:accountId/secret',
    turn(async (here) => {
      const { c, env, editor } = here
      const place = await placeOf(here, null)
      if (!place?.stored || !place.connector.keepsSecret) return null
      const secret = one(await formOf(c), 'secret')
      const at = { resourceId: place.resource.id, accountId: place.stored.id }
      const refusal = await storeSecret(env, editor, at, secret)
      if (!refusal) return c.redirect(`/admin/resources/${place.resource.id}`, 303)
      return form(here, place, unchanged(place), problemOf(refusal))
    }),
  )
  .post(
    '/:id/accounts/:accountId/retire',
    turn(async (here) => {
      const { c, env, editor } = here
      const place = await placeOf(here, null)
      if (!place?.stored) return null
      const faults = misnamed(here.texts, await formOf(c), place.stored.name)
      if (faults) return form(here, place, { ...unchanged(place), faults }, null)
      const done = await retireOneAccount(env, editor, place.stored.id)
      if (done.ok) return c.redirect(`/admin/resources/${place.resource.id}`, 303)
      return form(here, place, unchanged(place), catalogueProblemOf(done.problem))
    }),
  )

/** Where a form stands: on a resource, through a connector, perhaps for an account that exists. */
type Place = {
  readonly resource: ResourceRow
  readonly stored: AccountRow | null
  readonly connector: Connector
  readonly connectorRow: ConnectorRow
}

async function placeOf(here: Turn, connectorText: string | null): Promise<Place | null> {
  const { c, env } = here
  const resourceId = idIn(ResourceId, c.req.param('id'))
  const accountText = c.req.param('accountId')
  const accountId = idIn(AccountId, accountText)
  const [resource, stored] = await Promise.all([
    resourceId && findResource(env.DB, resourceId),
    accountId && findAccount(env.DB, accountId),
  ])
  if (!resource || (accountText && stored?.resourceId !== resource.id)) return null
  const wanted = idIn(ConnectorId, connectorText ?? '')
  const [able] = wanted && !stored ? await usable(here, [wanted]) : []
  const connectorId = stored?.connectorId ?? able
  const connectorRow = connectorId && (await findConnector(env.DB, connectorId))
  const connector = connectorRow && connectorOf(connectorRow.kind)
  return connector ? { resource, stored: stored ?? null, connector, connectorRow } : null
}

/** What serves others is not shown to whoever manages some resources only: as if there were none. */
async function usable(
  { env, visitor }: Turn,
  ids: readonly ConnectorId[],
): Promise<readonly ConnectorId[]> {
  const able = await servingOnly(env.DB, reachOf(visitor, 'manage-resources'), ids)
  return ids.filter((id) => able.has(id))
}

async function add(here: Turn): Promise<Response | null> {
  const { c, env } = here
  const all = await listConnectors(env.DB)
  const able = new Set(
    await usable(
      here,
      all.map(({ id }) => id),
    ),
  )
  const connectors = all.filter(({ id }) => able.has(id))
  const only = connectors.length === 1 ? connectors[0]?.id : undefined
  const wanted = c.req.query('connector') ?? only
  if (wanted) {
    const place = await placeOf(here, wanted)
    return place && chosen(here, place)
  }
  const resourceId = idIn(ResourceId, c.req.param('id'))
  const resource = resourceId && (await findResource(env.DB, resourceId))
  if (!resource) return null
  const [account] = await accountsOf(env.DB, resource.id)
  return show(
    c,
    { title: textsFor(c).accounts.add },
    <ChooseConnectorPage {...{ resource, connectors }} usual={account?.connectorId} />,
  )
}

/** The form, once it is known how the account is given; until then, that question. */
function chosen(here: Turn, place: Place): Promise<Response> {
  const { resource, connector, connectorRow, stored } = place
  const asked = here.c.req.query('mode') ?? stored?.mode
  const mode = offered(connector, asked)
  if (mode) return form(here, place, unchanged(place, mode), null)
  const name = stored?.name ?? null
  return show(
    here.c,
    { title: name ? here.texts.parts.editNamed(name) : here.texts.accounts.add },
    <ChooseModePage {...{ resource, connector, connectorRow, name }} chosen={stored?.mode} />,
  )
}

function offered({ modes }: Connector, asked: string | undefined): AccessMode | undefined {
  return modes.length === 1 ? modes[0] : modes.find((mode) => mode === asked)
}

async function save(here: Turn): Promise<Response | null> {
  const { c, env, visitor, editor } = here
  const typed = await formOf(c)
  const place = await placeOf(here, one(typed, 'connectorId'))
  if (!place) return null
  const { resource, stored, connector, connectorRow } = place
  const draft = { typed, faults: {} }
  const body = parsed(AccountBody, {
    name: one(typed, 'name').trim(),
    mode: one(typed, 'mode'),
    connectorId: connectorRow.id,
    settings: settingsIn(fieldsIn(modeOf(place, draft), connector), typed),
  })
  if (!body.ok) return form(here, place, draft, body.problem)
  const saved = await saveAccount(env, visitor, editor, {
    ...body.output,
    id: stored?.id ?? null,
    resourceId: resource.id,
  })
  if (saved.ok) return c.redirect(`/admin/resources/${resource.id}`, 303)
  return form(here, place, draft, saved.problem)
}

function form({ c }: Turn, place: Place, draft: Draft, problem: Problem | null): Promise<Response> {
  const faults = { ...draft.faults, ...(problem ? faultsOf(problem) : {}) }
  const status = problem?.status ?? (Object.keys(faults).length > 0 ? 422 : 200)
  return show(
    c,
    {
      title: place.stored
        ? textsFor(c).parts.editNamed(place.stored.name)
        : textsFor(c).accounts.add,
      status,
    },
    <AccountFormPage
      {...place}
      mode={modeOf(place, draft)}
      draft={{ ...draft, faults }}
      problem={problem && saidOf(problem)}
    />,
  )
}

/** The form before anything was typed: as it is stored, or with what is usual. */
function unchanged({ stored, connector }: Place, mode?: AccessMode): Draft {
  const settings = typedSettings(connector.accountSettings, stored?.settings ?? {})
  const typed = { ...settings, name: [stored?.name ?? ''], mode: [mode ?? stored?.mode ?? ''] }
  return { ...BLANK, typed }
}

function modeOf({ connector, stored }: Place, { typed }: Draft): AccessMode {
  return offered(connector, one(typed, 'mode')) ?? stored?.mode ?? connector.modes[0] ?? 'provision'
}
