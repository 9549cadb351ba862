import type { ConnectorSettings } from '../../connectors/connector'
import { reachOf } from '../../connectors/outbound/reach'
import type { Editor } from '../../db/history'
import {
  findReconciliation,
  type ReadProvider,
  type ReconciliationInput,
  type SealedReconciliation,
  saveReconciliation,
} from '../../db/reconciliations'
import type { ProviderId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { invalidInput } from '../../http/problem-input'
import type { Reader } from '../../readers/reader'
import { readerOf } from '../../readers/registry'
import { reconciliationContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { open, seal } from '../../vault/seal'
import { allowedOrigins, REACH_WORDS } from '../reach'
import type { Saved } from '../save-connector'
import { settingErrors, withDefaults } from '../save-settings'
import { type Found, readAndCompare } from './read'
import { PATIENCE_MS } from './reconcile'

const NAMES_SHOWN = 20

/** What a reading with these settings would find, and what it would take away. */
export type ReconciliationRehearsal = {
  readonly people: number
  readonly known: number
  readonly gone: readonly string[]
  readonly losing: readonly string[]
  readonly more: number
  readonly missingGroups: readonly string[]
}

type Rehearsed =
  | {
      readonly ok: true
      readonly rehearsal: ReconciliationRehearsal
      readonly settings: ConnectorSettings
      readonly reader: Reader
    }
  | { readonly ok: false; readonly problem: Problem }

/** Reads the provider with these settings, to the end, seals them and stores them. */
export async function setReconciliation(
  env: Env,
  editor: Editor,
  provider: ReadProvider,
  draft: ReconciliationInput,
): Promise<Saved<ProviderId>> {
  const rehearsed = await rehearseReconciliation(env, provider, draft)
  if (!rehearsed.ok) return rehearsed
  const { settings, reader } = rehearsed
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const context = reconciliationContext(provider.providerId)
  const shown = reader.settings.filter(({ type }) => type !== 'secret')
  const written = await saveReconciliation(env.DB, editor, provider, {
    ...draft,
    settings: Object.fromEntries(shown.map(({ name }) => [name, settings[name] ?? ''])),
    sealed: await seal(JSON.stringify(settings), context, keys),
  })
  return written.ok ? written : no(catalogueProblemOf(written.problem))
}

/** Reads with these settings and changes nothing. Secrets that are left out are the stored ones. */
export async function rehearseReconciliation(
  env: Env,
  provider: ReadProvider,
  draft: ReconciliationInput,
): Promise<Rehearsed> {
  const reader = readerOf(draft.kind)
  if (!reader) return no(invalidInput([{ field: 'kind', message: 'There is no such kind.' }]))
  const row = await findReconciliation(env.DB, provider.providerId)
  const stored = row?.kind === draft.kind ? await storedSettings(env, row) : null
  const kept = secretsOf(reader).filter((name) => stored?.[name] && !draft.settings[name])
  const settings = withDefaults(reader.settings, {
    ...draft.settings,
    ...Object.fromEntries(kept.map((name) => [name, stored?.[name] ?? ''])),
  })
  const errors = settingErrors(reader.settings, settings)
  if (errors.length > 0) return no(invalidInput(errors))
  // A stored secret is not sent to another place, or whoever may edit could read it there.
  const isMoved = stored && String(reader.originsOf(stored)) !== String(reader.originsOf(settings))
  if (isMoved && kept.length > 0) return no(invalidInput(kept.map(enterAgain)))
  const nowhere = reachProblem(env, reader, settings)
  if (nowhere) return no(nowhere)
  const way = { reader, settings, readsGroups: draft.readsGroups }
  const found = await readAndCompare(env, provider, way, Date.now(), PATIENCE_MS)
  if ('problem' in found) return no(failed(found.problem))
  const isStrange = found.known > 0 && goneIn(found).length === found.known
  if (isStrange) return no(failed(NOBODY_FOUND))
  return { ok: true, rehearsal: rehearsalOf(found), settings, reader }
}

const NOBODY_FOUND =
  'It can be read, but nobody of those whom this provider has signed in is there. Look at how people are named.'

function rehearsalOf(found: Found): ReconciliationRehearsal {
  const gone = goneIn(found)
  const losing = found.differences.filter((each) => each.gone === null)
  const named = (list: Found['differences']) =>
    list.slice(0, NAMES_SHOWN).map(({ person }) => person.displayName)
  const rest = (list: readonly unknown[]) => Math.max(0, list.length - NAMES_SHOWN)
  return {
    people: found.reading.people.size,
    known: found.known,
    gone: named(gone),
    losing: named(losing),
    more: rest(gone) + rest(losing),
    missingGroups: found.missingGroups.slice(0, NAMES_SHOWN),
  }
}

function goneIn({ differences }: Found): Found['differences'] {
  return differences.filter(({ gone }) => gone !== null)
}

function secretsOf({ settings }: Reader): readonly string[] {
  return settings.filter(({ type }) => type === 'secret').map(({ name }) => name)
}

async function storedSettings(env: Env, row: SealedReconciliation): Promise<ConnectorSettings> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  return JSON.parse(await open(row.sealed, reconciliationContext(row.providerId), keys))
}

function enterAgain(name: string) {
  const message = 'Enter this again: the settings lead to another place.'
  return { field: `settings.${name}`, message }
}

/** The same rule as for connectors: only origins that everybody may reach, or that are listed. */
function reachProblem(env: Env, reader: Reader, settings: ConnectorSettings): Problem | null {
  for (const origin of reader.originsOf(settings)) {
    const reach = reachOf(origin, origin.startsWith('http:'), allowedOrigins(env))
    if (reach.isAllowed) continue
    const [code, title] = REACH_WORDS[reach.why]
    return { status: 422, code, title, detail: reach.problem, origin }
  }
  return null
}

function failed(detail: string): Problem {
  return {
    status: 422,
    code: 'rehearsal_failed',
    title: 'The provider cannot be read with these settings',
    detail: `Nothing was saved. ${detail}`,
    problems: [detail],
  }
}

function no(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
