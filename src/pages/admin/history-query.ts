import { namesOf } from '../../db/board'
import type { HistoryFilter, HistoryRow } from '../../db/history'
import { findResourceByName, resourceNames } from '../../db/resources'
import { AskerId, PolicyId, ResourceId } from '../../domain/ids'
import type { Texts } from '../../texts/english'
import type { Query } from '../parts/pager'
import type { Faults } from '../parts/typed'
import { idIn } from '../shell'
import { askerNamed, policyNamed } from './resolve'

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

/** The address, read: names become ids, times instants. */
export async function historyAsked(
  db: D1Database,
  texts: Texts,
  query: Query,
): Promise<HistoryAsked> {
  const text = (name: string) => query[name] ?? ''
  const [person, resource, policy] = await Promise.all([
    personIn(db, texts, text('person')),
    resourceIn(db, texts.history, text('resource')),
    policyIn(db, texts.history, text('policy')),
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

async function personIn(db: D1Database, texts: Texts, text: string): Promise<Wanted<AskerId>> {
  if (text === '') return {}
  const id = idIn(AskerId, text)
  if (id) return { id }
  const found = await askerNamed(db, texts, text)
  return 'item' in found ? { id: found.item } : found
}

async function resourceIn(db: D1Database, words: Words, text: string): Promise<Wanted<ResourceId>> {
  if (text === '') return {}
  const id = idIn(ResourceId, text)
  if (id) return { id }
  const resource = await findResourceByName(db, text)
  return resource ? { id: resource.id } : { fault: words.noResource(text) }
}

/** A policy that is deleted is found by its id, which stands in its history. */
async function policyIn(db: D1Database, words: Words, text: string): Promise<Wanted<PolicyId>> {
  if (text === '') return {}
  const id = idIn(PolicyId, text) ?? (await policyNamed(db, text))
  return id ? { id } : { fault: words.noPolicy(text) }
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
