import { namesOf } from '../../db/board'
import { type HistoryFilter, type HistoryRow, searchHistory } from '../../db/history'
import { findResourceByName, resourceNames } from '../../db/resources'
import { AskerId, PolicyId, ResourceId } from '../../domain/ids'
import type { Reach } from '../../domain/permission/scope'
import type { Texts } from '../../texts/english'
import type { Query } from '../parts/pager'
import type { Faults } from '../parts/typed'
import { idIn } from '../shell'
import { askerAmong, askerNamed, type Found, policyNamed } from './resolve'

/** What the history keeps in its address. */
export const HISTORY_QUERY = [
  'person',
  'resource',
  'policy',
  'type',
  'from',
  'to',
  'cursor',
] as const

export type HistoryAsked = {
  /** Null where something in the address means nothing; `faults` says what. */
  readonly filter: HistoryFilter | null
  readonly faults: Faults
}

/**
 * The address, read: names become ids, times instants. To whoever sees some resources only, a name of
 * which nothing has happened there is as unknown as one that nobody has.
 */
export async function historyAsked(
  db: D1Database,
  texts: Texts,
  query: Query,
  reach: Reach,
): Promise<HistoryAsked> {
  const seen: Seen = async (filter) =>
    reach === 'everything' ||
    (await searchHistory(db, reach, { ...filter, limit: 1, cursor: null })).items.length > 0
  const text = (name: string) => query[name] ?? ''
  const [person, resource, policy] = await Promise.all([
    personIn(db, texts, text('person'), reach === 'everything' ? null : seen),
    resourceIn(db, texts.history, text('resource'), seen),
    policyIn(db, texts.history, text('policy'), seen),
  ])
  const from = timeIn(text('from'))
  const to = timeIn(text('to'))
  const faults: Faults = {
    ...(person.fault ? { person: person.fault } : {}),
    ...(resource.fault ? { resource: resource.fault } : {}),
    ...(policy.fault ? { policy: policy.fault } : {}),
    ...(from === null ? { from: texts.history.giveTime } : {}),
    ...(to === null ? { to: texts.history.giveTime } : {}),
  }
  const filter = {
    personId: person.id,
    resourceId: resource.id,
    policyId: policy.id,
    type: text('type') || undefined,
    from: from ?? undefined,
    to: to ?? undefined,
  }
  return { filter: Object.keys(faults).length > 0 ? null : filter, faults }
}

type Words = Texts['history']

type Wanted<Id> = { readonly id?: Id; readonly fault?: string }

/** Whether something of it has happened where the reader may see it. */
type Seen = (filter: HistoryFilter) => Promise<boolean>

/** A part of a name would tell how many there are of it, so where some are not seen it takes the whole. */
async function personIn(
  db: D1Database,
  texts: Texts,
  text: string,
  seen: Seen | null,
): Promise<Wanted<AskerId>> {
  if (text === '') return {}
  const id = idIn(AskerId, text)
  if (id) return { id }
  const found: Found<AskerId> = seen
    ? await askerAmong(db, texts, text, (personId) => seen({ personId }))
    : await askerNamed(db, texts, text)
  return 'item' in found ? { id: found.item } : found
}

async function resourceIn(
  db: D1Database,
  words: Words,
  text: string,
  seen: Seen,
): Promise<Wanted<ResourceId>> {
  if (text === '') return {}
  const id = idIn(ResourceId, text)
  if (id) return { id }
  const resource = await findResourceByName(db, text)
  const isSeen = resource && (await seen({ resourceId: resource.id }))
  return isSeen ? { id: resource.id } : { fault: words.noResource(text) }
}

/** A policy that is deleted is found by its id, which stands in its history. */
async function policyIn(
  db: D1Database,
  words: Words,
  text: string,
  seen: Seen,
): Promise<Wanted<PolicyId>> {
  if (text === '') return {}
  const id = idIn(PolicyId, text)
  if (id) return { id }
  const policyId = await policyNamed(db, text)
  return policyId && (await seen({ policyId })) ? { id: policyId } : { fault: words.noPolicy(text) }
}

/** Undefined where nothing was asked for, null where it cannot be read. Taken as UTC. */
function timeIn(text: string): number | null | undefined {
  if (text === '') return undefined
  const at = Date.parse(text.endsWith('Z') ? text : `${text}Z`)
  return Number.isNaN(at) ? null : at
}

/** What to call the people and resources in these rows. */
export async function namesIn(
  db: D1Database,
  rows: readonly HistoryRow[],
): Promise<Record<string, string>> {
  const people = new Set(rows.flatMap(({ personId }) => personId ?? []))
  const resources = new Set(rows.flatMap(({ resourceId }) => resourceId ?? []))
  const [ofPeople, ofResources] = await Promise.all([
    namesOf(db, [...people]),
    resourceNames(db, [...resources]),
  ])
  return { ...ofPeople, ...ofResources }
}
