import * as v from 'valibot'
import type { Connector, ConnectorSettings, Rehearsal } from '../connectors/connector'
import { connectorOf } from '../connectors/registry'
import { liveThrough } from '../db/accounts-behind'
import {
  createConnector,
  findConnector,
  hasOpenLeases,
  type SealedConnectorRow,
  updateConnector,
} from '../db/connectors'
import type { Editor } from '../db/history'
import type { AccountRights } from '../db/rights'
import { isNamed } from '../domain/account'
import type { ConnectorId } from '../domain/ids'
import { Label } from '../domain/name'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { fieldErrors, invalidInput } from '../http/problem-input'
import { connectorContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { randomId } from '../vault/random'
import { seal } from '../vault/seal'
import { openSettings } from '../vault/settings'
import { addressProblem } from './address-problem'
import { originsOf, reachProblem } from './reach'
import { derivedErrors, settingErrors, withDefaults } from './save-settings'
import { type NamedGroup, withGroups } from './setting-groups'

/** How long a target may take to answer a rehearsal. */
export const REHEARSAL_MS = 10_000

export type Saved<Id> =
  | { readonly ok: true; readonly id: Id }
  | { readonly ok: false; readonly problem: Problem }

/** Without an id it is a new one. A secret that is empty or missing stays as it is stored. */
export type ConnectorDraft = {
  readonly id: ConnectorId | null
  readonly name: string
  readonly kind: string
  readonly settings: ConnectorSettings
}

/** Checks the settings, tries them at the target, seals them and stores them. */
export async function saveConnector(
  env: Env,
  editor: Editor,
  draft: ConnectorDraft,
): Promise<Saved<ConnectorId>> {
  const name = v.safeParse(Label, draft.name)
  if (!name.success)
    return no(invalidInput(fieldErrors(name.issues).map((each) => ({ ...each, field: 'name' }))))
  const rehearsed = await rehearseConnector(env, draft)
  if (!rehearsed.ok) return rehearsed
  if (!rehearsed.rehearsal.works) return no(rehearsalFailed(rehearsed.rehearsal.problems))
  return storeConnector(env, editor, { ...draft, name: name.output }, rehearsed)
}

/** Seals settings that were tried, and stores them. */
export async function storeConnector(
  env: Env,
  editor: Editor,
  draft: ConnectorDraft,
  { connector, settings }: Pick<Settled, 'connector' | 'settings'>,
): Promise<Saved<ConnectorId>> {
  const id = draft.id ?? randomId('con')
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const input = {
    name: draft.name,
    settings: withoutSecrets(connector, settings),
    sealed: await seal(JSON.stringify(settings), connectorContext(id), keys),
    origin: connector.originOf(settings),
  }
  const written = draft.id
    ? await updateConnector(env.DB, editor, id, {
        ...input,
        rights: await rightsThrough(env, id, connector, settings),
      })
    : await createConnector(env.DB, editor, { ...input, id, kind: connector.kind })
  return written.ok ? written : no(catalogueProblemOf(written.problem))
}

/** What the connector's accounts take hold of under these settings. */
async function rightsThrough(
  env: Env,
  id: ConnectorId,
  { rightsOf }: Connector,
  target: ConnectorSettings,
): Promise<readonly AccountRights[]> {
  if (!rightsOf) return []
  const accounts = (await liveThrough(env.DB, id)).filter(({ mode }) => isNamed(mode))
  return accounts.map(({ id: accountId, mode, settings }) => ({
    accountId,
    names: rightsOf({ mode, settings, target }),
  }))
}

type Settled = {
  readonly ok: true
  readonly connector: Connector
  /** Whole, with secrets and what the product fills in. */
  readonly settings: ConnectorSettings
}

type Tried = Settled & { readonly rehearsal: Rehearsal }

type Rehearsed = Tried | { readonly ok: false; readonly problem: Problem }

/** Tries settings at the target without storing them. */
export async function rehearseConnector(
  env: Env,
  draft: Omit<ConnectorDraft, 'name'>,
): Promise<Rehearsed> {
  const settled = await settleConnector(env, draft)
  return settled.ok ? tried(settled) : settled
}

/** Tries settings at the target that are right in themselves. */
export async function tried({ connector, settings }: Settled): Promise<Tried> {
  const rehearsal = await connector.rehearse({ settings, deadlineMs: REHEARSAL_MS })
  return { ok: true, rehearsal, connector, settings }
}

/** The settings whole, as they would be stored, once nothing is wrong with them in themselves. */
export async function settleConnector(
  env: Env,
  draft: Omit<ConnectorDraft, 'name'>,
  made: readonly NamedGroup[] = [],
): Promise<Settled | { readonly ok: false; readonly problem: Problem }> {
  const row = draft.id && (await findConnector(env.DB, draft.id))
  if (draft.id && !row) return no(catalogueProblemOf({ code: 'connector_unknown' }))
  const connector = connectorOf(row ? row.kind : draft.kind)
  if (!connector) return no(invalidInput([{ field: 'kind', message: 'There is no such kind.' }]))
  const stored = row ? await openSettings(row.sealed, row.id, env) : null
  const typed = withDefaults(connector.settings, merged(connector, stored, draft.settings))

  const errors = [
    ...derivedErrors(connector.settings, draft.settings),
    ...settingErrors(connector.settings, typed),
  ]
  if (errors.length > 0) return no(invalidInput(errors))
  const resolved = await withGroups(env, connector.settings, typed, made)
  if ('errors' in resolved) return no(invalidInput(resolved.errors))
  const completed = (await connector.complete?.(resolved.settings)) ?? resolved
  if ('field' in completed) {
    const { field, message } = completed
    return no(invalidInput([{ field: `settings.${field}`, message }]))
  }
  const { settings } = completed
  const nowhere = addressProblem(connector, settings)
  if (nowhere) return no(nowhere)
  const moved =
    row && stored && (await moveProblem(env, row, connector, { stored, settings, draft }))
  if (moved) return no(moved)
  const unreachable = reachProblem(env, connector, settings)
  if (unreachable) return no(unreachable)
  return { ok: true, connector, settings }
}

export function rehearsalFailed(problems: readonly string[]): Problem {
  return {
    status: 422,
    code: 'rehearsal_failed',
    title: 'The target does not accept these settings',
    detail: `Nothing was saved. ${problems.join(' ')}`,
    problems,
  }
}

function merged(
  connector: Connector,
  stored: ConnectorSettings | null,
  given: ConnectorSettings,
): ConnectorSettings {
  const secrets = connector.settings.filter((field) => field.type === 'secret')
  const kept = secrets.filter((field) => !given[field.name]).map((field) => field.name)
  const news = Object.entries(given).filter(([name]) => !kept.includes(name))
  return { ...stored, ...Object.fromEntries(news) }
}

/**
 * Another target is a matter of trust: a stored secret is not sent to it, or whoever may edit could
 * read it there; and what is open at the old target could not be revoked any more.
 */
async function moveProblem(
  env: Env,
  row: SealedConnectorRow,
  connector: Connector,
  change: {
    readonly stored: ConnectorSettings
    readonly settings: ConnectorSettings
    readonly draft: { readonly settings: ConnectorSettings }
  },
): Promise<Problem | null> {
  const { stored, settings, draft } = change
  const isSame =
    String(originsOf(connector, stored)) === String(originsOf(connector, settings)) &&
    (connector.isPlain(stored) || !connector.isPlain(settings))
  if (isSame) return null
  if (await hasOpenLeases(env.DB, row.id)) return catalogueProblemOf({ code: 'connector_held' })
  const missing = connector.settings.filter(
    ({ type, name, isDerived }) =>
      type === 'secret' && !isDerived && stored[name] && !draft.settings[name],
  )
  const message = 'Enter this again: the settings lead to another target, or without TLS.'
  if (missing.length === 0) return null
  return invalidInput(missing.map(({ name }) => ({ field: `settings.${name}`, message })))
}

function withoutSecrets(connector: Connector, settings: ConnectorSettings): Record<string, string> {
  const open = connector.settings.filter((field) => field.type !== 'secret')
  return Object.fromEntries(open.map(({ name }) => [name, settings[name] ?? '']))
}

function no(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
