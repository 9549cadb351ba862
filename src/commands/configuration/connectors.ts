import type { Connector, ConnectorSettings, SettingField } from '../../connectors/connector'
import { connectorKinds, connectorOf } from '../../connectors/registry'
import { type ConnectorState, guardSeen } from '../../db/configuration'
import { deleteConnector } from '../../db/connectors'
import type { Problem } from '../../http/problem'
import { openSettings } from '../../vault/settings'
import { rehearsalFailed, settleConnector, storeConnector, tried } from '../save-connector'
import type { Path } from './place'
import type { ConnectorWritten } from './schema'
import { instead } from './sentences'
import { complain, complainOf, complainThat, note, removes, type Work } from './work'
import { openFields } from './write'

/** The connectors of the file, whose secrets are not in it. */
export async function planConnectors(work: Work): Promise<void> {
  for (const state of work.today.connectors) know(work, state)
  for (const [place, written] of (work.file.connectors ?? []).entries())
    await planConnector(work, written, ['connectors', place])
  for (const name of Object.keys(work.secrets))
    if (!work.file.connectors?.some((each) => each.name === name))
      complain(work, [], `A secret is given for “${name}”, which is no connector of this file.`)
}

/** Refused while accounts have used it, as everywhere. */
export async function removeConnectors(work: Work): Promise<void> {
  if (!removes(work, 'connectors')) return
  const kept = new Set(work.file.connectors?.map(({ name }) => name))
  for (const state of work.today.connectors) {
    if (kept.has(state.name)) continue
    const done = await deleteConnector(work.keeping.DB, work.editor, state.id)
    if (!done.ok) complainThat(work, ['removes'], done.problem)
    note(work, { ...from(work, state), verb: 'remove', sentences: [], path: ['removes'] })
  }
}

async function planConnector(work: Work, written: ConnectorWritten, path: Path): Promise<void> {
  const before = work.today.connectors.find(({ name }) => name === written.name)
  const connector = connectorOf(written.kind)
  if (!connector) return complain(work, [...path, 'kind'], kindsInWords())
  if (before && before.kind !== written.kind)
    return complain(work, [...path, 'kind'], `It is of the kind ${before.kind}, and that stays.`)
  if (hasSecret(work, connector, written, path)) return
  const given = work.secrets[written.name] ?? {}
  const sentences = differenceOf(work, connector, before ?? null, written)
  if (before && sentences.length === 0) {
    if (Object.keys(given).length > 0)
      complain(work, path, 'Nothing asks for this secret. Change it on the connector’s page.')
    return
  }
  const step = before
    ? ({ ...from(work, before), verb: 'change', sentences, path } as const)
    : ({ ...NEW, name: written.name, sentences, path } as const)
  const draft = { ...written, id: before?.id ?? null, settings: whole(connector, written, given) }
  const settled = await settleConnector(work.keeping, draft, work.groups)
  if (settled.ok) {
    const { rehearsal } = await tried(settled)
    if (!rehearsal.works) return complainOf(work, path, rehearsalFailed(rehearsal.problems))
    const stored = await storeConnector(work.keeping, work.editor, draft, settled)
    if (!stored.ok) return complainOf(work, path, stored.problem)
    const { settings } = settled
    work.connectors.set(written.name, { id: stored.id, connector, settings: async () => settings })
    return note(work, step)
  }
  const wanted = secretsOf(connector).filter(({ name }) => isComplainedOf(settled.problem, name))
  if (wanted.length === 0) return complainOf(work, path, settled.problem)
  await lookAtTheRest(work, draft, wanted, path)
  for (const { name: field, label } of wanted) {
    const isGiven = given[field] !== undefined
    if (isGiven) complain(work, path, `The secret “${label}” that was given is not one.`)
    else work.wanted.push({ connector: written.name, field, label })
  }
  const id = before?.id ?? null
  work.connectors.set(written.name, { id, connector, settings: async () => null })
  note(work, step)
}

const NEW = { kind: 'connector', verb: 'create', seen: '', guards: [] } as const

/** What else is wrong is said now, although a secret is missing: as if there were one. */
async function lookAtTheRest(
  work: Work,
  draft: ConnectorWritten & { readonly id: ConnectorState['id'] | null },
  wanted: readonly SettingField[],
  path: Path,
): Promise<void> {
  const some = Object.fromEntries(wanted.map(({ name }) => [name, 'a secret']))
  const settings = { ...draft.settings, ...some }
  const settled = await settleConnector(work.keeping, { ...draft, settings }, work.groups)
  const isAboutSecret =
    !settled.ok && wanted.some(({ name }) => isComplainedOf(settled.problem, name))
  if (!settled.ok && !isAboutSecret) complainOf(work, path, settled.problem)
}

function know(work: Work, state: ConnectorState): void {
  const { id, name, kind, sealed } = state
  const connector = connectorOf(kind)
  const settings = () => openSettings(sealed, id, work.env)
  if (connector) work.connectors.set(name, { id, connector, settings })
}

/** What is not said is empty, so that the file says everything. */
function whole(
  { kind }: Connector,
  { settings }: ConnectorWritten,
  secrets: ConnectorSettings,
): ConnectorSettings {
  const empty = openFields(kind).map(({ name }) => [name, ''] as const)
  return { ...Object.fromEntries(empty), ...settings, ...secrets }
}

function hasSecret(
  work: Work,
  connector: Connector,
  { settings, name }: ConnectorWritten,
  path: Path,
): boolean {
  const secrets = secretsOf(connector).map((field) => field.name)
  const inFile = secrets.filter((field) => field in settings)
  const strange = Object.keys(work.secrets[name] ?? {}).filter((field) => !secrets.includes(field))
  for (const field of inFile)
    complain(
      work,
      [...path, 'settings', field],
      'Secrets do not belong into the file. Leave it out, and give it when the file is applied.',
    )
  for (const field of strange) complain(work, path, `There is no secret “${field}” to give here.`)
  return inFile.length + strange.length > 0
}

function secretsOf({ settings }: Connector): readonly SettingField[] {
  return settings.filter(({ type, isDerived }) => type === 'secret' && !isDerived)
}

function differenceOf(
  work: Work,
  { kind }: Connector,
  before: ConnectorState | null,
  { settings }: ConnectorWritten,
): readonly string[] {
  const nameOf = (id: string) => work.groups.find((group) => group.id === id)?.name ?? id
  const said = openFields(kind).flatMap(({ name, label, type, default: usual = '' }) => {
    const old = before?.settings[name] || (before ? usual : '')
    return instead(label, type === 'group' ? nameOf(old) : old, settings[name] || usual)
  })
  const known = new Set(openFields(kind).map(({ name }) => name))
  // A setting that nobody knows is no difference, but has to be complained about.
  const unknown = Object.keys(settings).filter((name) => !known.has(name))
  const head = before ? [] : [`Kind: ${kind}. It is tried before it is stored.`]
  return [...head, ...said, ...unknown.map((name) => `${name} is given.`)]
}

function isComplainedOf({ errors }: Problem, field: string): boolean {
  const all = Array.isArray(errors) ? (errors as readonly { field: string }[]) : []
  return all.some((each) => each.field === `settings.${field}`)
}

function kindsInWords(): string {
  return `A kind is one of: ${connectorKinds()
    .map(({ kind }) => kind)
    .join(', ')}.`
}

function from({ env }: Work, { id, name, seen }: ConnectorState) {
  const guards = [guardSeen(env.DB, 'connectors', id, seen)]
  return { kind: 'connector', name, seen, guards } as const
}
