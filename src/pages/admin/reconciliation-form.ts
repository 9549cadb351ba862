import type { ReaderKind } from '../../commands/reconcile/kinds'
import type { ReconciliationStory } from '../../commands/reconcile/look'
import { settingsIn, typedSettings } from '../parts/setting-fields'
import { one, type Typed } from '../parts/typed'

const USUAL: Typed = {
  readsGroups: ['yes'],
  intervalMinutes: ['15'],
  mostGone: ['10'],
  staleHours: ['24'],
}

/** What the form sent, as the API would take it; its names are those of the API's fields. */
export function reconciliationInput(typed: Typed, { kind, settings }: ReaderKind) {
  const hours = one(typed, 'staleHours').trim()
  return {
    kind,
    settings: settingsIn(settings, typed),
    readsGroups: one(typed, 'readsGroups') === 'yes',
    intervalSeconds: numberIn(typed, 'intervalMinutes') * 60,
    mostGone: numberIn(typed, 'mostGone'),
    staleAfterSeconds: hours === '' ? null : numberIn(typed, 'staleHours') * 3_600,
  }
}

export function typedReconciliation(story: ReconciliationStory | null, kind: ReaderKind): Typed {
  if (!story || story.kind !== kind.kind) return { ...USUAL, ...typedSettings(kind.settings, {}) }
  const { readsGroups, intervalSeconds, mostGone, staleAfterSeconds } = story
  return {
    readsGroups: readsGroups ? ['yes'] : [],
    intervalMinutes: [String(intervalSeconds / 60)],
    mostGone: [String(mostGone)],
    staleHours: [staleAfterSeconds === null ? '' : String(staleAfterSeconds / 3_600)],
    ...typedSettings(kind.settings, story.settings),
  }
}

/** A complaint about a field of the API stands at the field that people filled in. */
export const FIELDS: { readonly [field: string]: string } = {
  intervalSeconds: 'intervalMinutes',
  staleAfterSeconds: 'staleHours',
}

/** What is no number is none of those that the API takes either. */
function numberIn(typed: Typed, name: string): number {
  const text = one(typed, name).trim()
  return text === '' ? Number.NaN : Number(text)
}
