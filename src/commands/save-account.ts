import * as v from 'valibot'
import type { Connector, ConnectorSettings, SettingField } from '../connectors/connector'
import { connectorOf } from '../connectors/registry'
import { type AccountInput, createAccount, findAccount, updateAccount } from '../db/accounts'
import { findConnector } from '../db/connectors'
import type { Editor } from '../db/history'
import { servingOnly } from '../db/served'
import { type AccessMode, type AccountSettings, isNamed } from '../domain/account'
import type { AccountId, ConnectorId, ResourceId } from '../domain/ids'
import { Name } from '../domain/name'
import { reachOf } from '../domain/permission/may'
import type { Visitor } from '../http/context'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { type FieldError, fieldErrors, invalidInput } from '../http/problem-input'
import { openSettings } from '../vault/settings'
import { REHEARSAL_MS, rehearsalFailed, type Saved } from './save-connector'
import { fieldsIn, settingErrors, withDefaults } from './save-settings'

/** Without an id it is a new one. A list may come as lines of one text, as forms send it. */
export type AccountDraft = {
  readonly id: AccountId | null
  readonly resourceId: ResourceId
  readonly name: string
  readonly mode: AccessMode
  readonly connectorId: ConnectorId
  readonly settings: AccountSettings
}

/** Checks the account against its connector, tries it at the target, and stores it. */
export async function saveAccount(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  draft: AccountDraft,
): Promise<Saved<AccountId>> {
  const { id, resourceId } = draft
  if (id && (await findAccount(env.DB, id))?.resourceId !== resourceId)
    return no(catalogueProblemOf({ code: 'account_unknown' }))
  if (!(await mayUse(env, visitor, draft))) return no(catalogueProblemOf({ code: 'out_of_scope' }))
  const checked = await check(env, draft)
  if ('problem' in checked) return no(checked.problem)
  const { input } = checked
  const written = id
    ? await updateAccount(env.DB, editor, id, input)
    : await createAccount(env.DB, editor, resourceId, input)
  return written.ok ? written : no(catalogueProblemOf(written.problem))
}

/**
 * A connector opens whatever its target has, so whoever manages some resources only may use those
 * that serve nothing else, and serve one of theirs already.
 */
export async function mayUse(
  env: Env,
  visitor: Visitor,
  { id, connectorId }: AccountDraft,
): Promise<boolean> {
  const reach = reachOf(visitor, 'manage-resources')
  const before = id && (await findAccount(env.DB, id))
  const connectors = [connectorId, ...(before ? [before.connectorId] : [])]
  const able = await servingOnly(env.DB, reach, connectors)
  return connectors.every((each) => able.has(each))
}

async function check(env: Env, draft: AccountDraft): Promise<Checked> {
  const row = await findConnector(env.DB, draft.connectorId)
  const connector = row && connectorOf(row.kind)
  if (!connector) return { problem: catalogueProblemOf({ code: 'connector_unknown' }) }
  return checkAccount(connector, () => openSettings(row.sealed, row.id, env), draft)
}

type Checked = { readonly input: AccountInput } | { readonly problem: Problem }

/**
 * Checks an account against its connector and tries it at the target, whose settings are given
 * whole; where they are not known yet there is nothing to try.
 */
export async function checkAccount(
  connector: Connector,
  settingsOf: () => Promise<ConnectorSettings | null>,
  draft: Omit<AccountDraft, 'id' | 'resourceId'>,
): Promise<Checked> {
  const { name, mode, connectorId } = draft
  const fields = fieldsIn(mode, connector)
  const settings = accountSettings(connector, mode, draft.settings)
  const unoffered = modeErrors(connector, mode)
  const errors = [
    ...nameErrors(name),
    ...(unoffered.length > 0 ? unoffered : settingErrors(fields, settings)),
  ]
  if (errors.length > 0) return { problem: invalidInput(errors) }
  const target = await settingsOf()
  if (!target) return { input: { name, mode, connectorId, settings } }
  const rehearsal = await connector.rehearse({
    settings: target,
    account: { mode, settings },
    deadlineMs: REHEARSAL_MS,
  })
  if (!rehearsal.works) return { problem: rehearsalFailed(rehearsal.problems) }
  const rights = isNamed(mode) ? connector.rightsOf?.({ mode, settings, target }) : undefined
  return { input: { name, mode, connectorId, settings, ...(rights ? { rights } : {}) } }
}

/** As they are stored: lists as lists, and what was left out as its default says. */
export function accountSettings(
  connector: Connector,
  mode: AccessMode,
  given: AccountSettings,
): AccountSettings {
  const fields = fieldsIn(mode, connector)
  return listsAsLists(fields, withDefaults(fields, filled(fields, given)))
}

function nameErrors(name: string): readonly FieldError[] {
  const { issues } = v.safeParse(Name, name)
  return fieldErrors(issues ?? []).map((each) => ({ ...each, field: 'name' }))
}

/** Rotation that cannot happen is found here, not at the end of access. */
function modeErrors({ title, modes, rotate }: Connector, mode: AccessMode): readonly FieldError[] {
  const able = modes.filter((each) => each !== 'credential' || rotate)
  if (able.includes(mode)) return []
  return [{ field: 'mode', message: `${title} offers: ${able.join(', ')}.` }]
}

/** A form has the fields of all modes; an empty one of another mode says nothing. */
function filled(fields: readonly SettingField[], settings: AccountSettings): AccountSettings {
  const known = new Set(fields.map(({ name }) => name))
  const said = Object.entries(settings).filter(([name, value]) => known.has(name) || value !== '')
  return Object.fromEntries(said)
}

function listsAsLists(fields: readonly SettingField[], settings: AccountSettings): AccountSettings {
  const lists = fields.filter(({ type, name }) => type === 'list' && name in settings)
  const entries = lists.map(({ name }) => [name, linesOf(settings[name])] as const)
  return { ...settings, ...Object.fromEntries(entries) }
}

function linesOf(value: AccountSettings[string] | undefined): AccountSettings[string] {
  if (typeof value === 'boolean' || value === undefined) return value ?? []
  const texts = typeof value === 'string' ? [value] : value
  return texts.flatMap((text) => text.split('\n').map((line) => line.trim())).filter(Boolean)
}

function no(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
