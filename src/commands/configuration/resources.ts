import { createAccount, retireAccount, updateAccount } from '../../db/accounts'
import { type AccountState, guardSeen, type ResourceState } from '../../db/configuration'
import { retireResource } from '../../db/resources'
import type { AccountSettings } from '../../domain/account'
import type { ResourceId } from '../../domain/ids'
import { may, mayOn } from '../../domain/permission/may'
import { isWithin, scopeOf } from '../../domain/permission/scope'
import { accountSettings, checkAccount, mayUse } from '../save-account'
import { addResource, changeResource } from '../save-resource'
import type { Path } from './place'
import type { AccountWritten, ResourceWritten } from './schema'
import { instead, settingWords } from './sentences'
import {
  complain,
  complainOf,
  complainThat,
  note,
  type Reachable,
  removes,
  type Work,
} from './work'

type Home = { readonly id: ResourceId; readonly written: ResourceWritten; readonly path: Path }

/** The resources of the file, each with its accounts. */
export async function planResources(work: Work): Promise<void> {
  for (const [place, written] of (work.file.resources ?? []).entries())
    await planResource(work, written, ['resources', place])
}

async function planResource(work: Work, written: ResourceWritten, path: Path): Promise<void> {
  const { accounts, ...input } = written
  const { keeping, visitor, editor, today, file } = work
  const before = today.resources.find(({ name }) => name === input.name)
  const scope = scopeOf(file.scope)
  if (scope && !isWithin(scope, input))
    return complain(work, path, `It is not within the scope of this file, ${file.scope}.`)
  if (before && !mayOn(visitor, 'manage-resources', before))
    return complainThat(work, path, { code: 'out_of_scope' })
  if (before?.isRetired)
    return complain(work, path, 'It is retired, and its name stays with it. Choose another one.')
  const sentences = differenceOf(before ?? null, written)
  const home = { id: before?.id, written, path }
  if (!before) {
    const made = await addResource(keeping, visitor, editor, input)
    if (!made.ok) return complainThat(work, path, made.problem)
    const step = { kind: 'resource', verb: 'create', seen: '', guards: [] } as const
    note(work, { ...step, name: input.name, sentences, path })
    return planAccounts(work, { ...home, id: made.id }, [])
  }
  if (sentences.length > 0) {
    const done = await changeResource(keeping, visitor, editor, before.id, input)
    if (!done.ok) return complainThat(work, path, done.problem)
    note(work, { ...from(work, before), verb: 'change', sentences, path })
  }
  await planAccounts(work, { ...home, id: before.id }, before.accounts)
  if (!removes(work, 'resources')) return
  const kept = new Set(accounts.map(({ name }) => name))
  for (const account of before.accounts)
    if (!kept.has(account.name)) await removeAccount(work, before, account, path)
}

async function planAccounts(work: Work, home: Home, before: readonly AccountState[]) {
  for (const [place, account] of home.written.accounts.entries()) {
    const old = before.find(({ name }) => name === account.name) ?? null
    await planAccount(work, home, account, old, [...home.path, 'accounts', place])
  }
}

async function planAccount(
  work: Work,
  home: Home,
  written: AccountWritten,
  before: AccountState | null,
  path: Path,
): Promise<void> {
  const { keeping, editor, visitor } = work
  const { name, mode } = written
  const through = work.connectors.get(written.connector)
  if (!through && !may(visitor, 'manage-resources'))
    return complainThat(work, [...path, 'connector'], { code: 'out_of_scope' })
  if (!through)
    return complain(
      work,
      [...path, 'connector'],
      'There is no connector of this name, here or above.',
    )
  const { connector, id: connectorId } = through
  work.accounts.push({
    ...{ resource: home.written, account: written },
    canRotate: connector.rotate !== undefined,
  })
  const settings = accountSettings(connector, mode, written.settings)
  const sentences = accountDifference(work, before, { ...written, settings }, through)
  if (before && sentences.length === 0) return
  const called = { name: `${home.written.name}/${name}`, sentences, path }
  const draft = { name, mode, connectorId: connectorId ?? 'con_new', settings }
  const ids = { id: before?.id ?? null, resourceId: home.id }
  if (!(await mayUse(keeping, visitor, { ...draft, ...ids })))
    return complainThat(work, [...path, 'connector'], { code: 'out_of_scope' })
  const checked = await checkAccount(connector, through.settings, draft)
  if ('problem' in checked) return complainOf(work, path, checked.problem)
  if (connectorId) {
    const done = before
      ? await updateAccount(keeping.DB, editor, before.id, checked.input)
      : await createAccount(keeping.DB, editor, home.id, checked.input)
    if (!done.ok) return complainThat(work, path, done.problem)
  }
  note(work, { ...accountFrom(work, before), ...called })
}

/** Retired ones stay in history. Whoever has access to one is not cut off by a file. */
export async function removeResources(work: Work): Promise<void> {
  if (!removes(work, 'resources')) return
  const scope = scopeOf(work.file.scope)
  const kept = new Set(work.file.resources?.map(({ name }) => name))
  for (const resource of work.today.resources) {
    const isOurs = mayOn(work.visitor, 'manage-resources', resource)
    if (kept.has(resource.name) || resource.isRetired || !isOurs) continue
    if (scope && !isWithin(scope, resource)) continue
    const { held, name, id } = resource
    if (held.length > 0) complain(work, ['removes'], heldWords(`The resource “${name}”`))
    const done = await retireResource(work.keeping.DB, work.editor, id)
    if (!done.ok) complainThat(work, ['removes'], done.problem)
    const sentences = ['It is retired: requests for it are cancelled, and its name stays with it.']
    note(work, { ...from(work, resource), verb: 'remove', sentences, path: ['removes'] })
  }
}

async function removeAccount(
  work: Work,
  { name, held }: ResourceState,
  account: AccountState,
  path: Path,
): Promise<void> {
  if (held.includes(account.name))
    complain(work, path, heldWords(`The account “${name}/${account.name}”`))
  const done = await retireAccount(work.keeping.DB, work.editor, account.id)
  if (!done.ok) complainThat(work, path, done.problem)
  const sentences = ['It is retired: requests for it are cancelled.']
  const called = { name: `${name}/${account.name}`, sentences, path }
  note(work, { ...accountFrom(work, account), ...called, verb: 'remove' })
}

function accountFrom({ env }: Work, before: AccountState | null) {
  if (!before) return { kind: 'account', verb: 'create', seen: '', guards: [] } as const
  const { id, seen } = before
  const guards = [guardSeen(env.DB, 'accounts', id, seen)]
  return { kind: 'account', verb: 'change', seen, guards } as const
}

function heldWords(what: string): string {
  return `${what} is not in the file, so it would be retired, but somebody has access to it now. Wait for the end of it, or end it first.`
}

function differenceOf(before: ResourceState | null, after: ResourceWritten): readonly string[] {
  const { description = '', tags = [] } = before ?? {}
  return [
    ...instead('Kind', before?.kind ?? '', after.kind),
    ...instead('Description', description, after.description),
    ...instead('Tags', tags.join(', '), after.tags.join(', ')),
    ...instead('Sharing', before?.sharing ?? '', after.sharing),
  ]
}

function accountDifference(
  work: Work,
  before: AccountState | null,
  after: Omit<AccountWritten, 'settings'> & { readonly settings: AccountSettings },
  { connector }: Reachable,
): readonly string[] {
  const nameOf = (id: string) => work.today.connectors.find((each) => each.id === id)?.name ?? ''
  const settings = before ? accountSettings(connector, after.mode, before.settings) : {}
  const names = [...new Set([...Object.keys(settings), ...Object.keys(after.settings)])].sort()
  const labelOf = (field: string) =>
    connector.accountSettings.find(({ name }) => name === field)?.label ?? field
  return [
    ...instead('Access mode', before?.mode ?? '', after.mode),
    ...instead('Connector', before ? nameOf(before.connectorId) : '', after.connector),
    ...names.flatMap((name) =>
      instead(labelOf(name), settingWords(settings[name]), settingWords(after.settings[name])),
    ),
  ]
}

function from({ env }: Work, { id, name, seen }: ResourceState) {
  return {
    kind: 'resource',
    name,
    seen,
    guards: [guardSeen(env.DB, 'resources', id, seen)],
  } as const
}
