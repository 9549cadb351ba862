import { Hono } from 'hono'
import { requirePermission } from '../../auth/may'
import { changesIn } from '../../commands/policy-versions'
import { namesOf } from '../../db/board'
import { type HistoryRow, searchHistory } from '../../db/history'
import { findResource, findResourceByName } from '../../db/resources'
import { PersonId, ResourceId } from '../../domain/ids'
import type { AppEnv } from '../../http/context'
import type { Faults, Typed } from '../parts/typed'
import { idIn, queryOf, show, sliceOf, type Turn, turn } from '../shell'
import { HistoryPage } from './history-page'
import { personNamed } from './resolve'

export const historyPages = new Hono<AppEnv>()
  .use(requirePermission('read-history', 'page'))
  .get('/', turn(page))

async function page(here: Turn): Promise<Response> {
  const { c, env } = here
  const text = (name: string) => queryOf(c, name)
  const [person, resource] = await Promise.all([
    personIn(env.DB, text('person')),
    resourceIn(env.DB, text('resource')),
  ])
  const from = timeIn(text('from'))
  const to = timeIn(text('to'))
  const faults: Faults = {
    ...(person.fault ? { person: person.fault } : {}),
    ...(resource.fault ? { resource: resource.fault } : {}),
    ...(from === null ? { from: 'Give a date and a time.' } : {}),
    ...(to === null ? { to: 'Give a date and a time.' } : {}),
  }
  const isFaulty = Object.keys(faults).length > 0
  const found = isFaulty
    ? { items: [], next: null }
    : await searchHistory(env.DB, {
        ...sliceOf(c),
        personId: person.id,
        resourceId: resource.id,
        type: text('type') || undefined,
        from: from ?? undefined,
        to: to ?? undefined,
      })
  const typed: Typed = {
    person: [text('person')],
    resource: [text('resource')],
    type: [text('type')],
    from: [text('from')],
    to: [text('to')],
  }
  return show(
    c,
    { title: 'History', status: isFaulty ? 400 : 200 },
    <HistoryPage
      page={found}
      draft={{ typed, faults }}
      cursor={c.req.query('cursor') ?? ''}
      names={await namesIn(env.DB, found.items)}
      changes={await changesIn(env, found.items)}
    />,
  )
}

type Wanted<Id> = { readonly id?: Id; readonly fault?: string }

async function personIn(db: D1Database, text: string): Promise<Wanted<PersonId>> {
  if (text === '') return {}
  const id = idIn(PersonId, text)
  if (id) return { id }
  const found = await personNamed(db, text, { activeOnly: false })
  return 'item' in found ? { id: found.item.id } : found
}

async function resourceIn(db: D1Database, text: string): Promise<Wanted<ResourceId>> {
  if (text === '') return {}
  const id = idIn(ResourceId, text)
  if (id) return { id }
  const resource = await findResourceByName(db, text)
  return resource ? { id: resource.id } : { fault: `There is no resource “${text}”.` }
}

/** Undefined where nothing was asked for, null where it cannot be read. Taken as UTC. */
function timeIn(text: string): number | null | undefined {
  if (text === '') return undefined
  const at = Date.parse(text.endsWith('Z') ? text : `${text}Z`)
  return Number.isNaN(at) ? null : at
}

async function namesIn(
  db: D1Database,
  rows: readonly HistoryRow[],
): Promise<Record<string, string>> {
  const people = rows.flatMap(({ personId }) => personId ?? [])
  const ids = [...new Set(rows.flatMap(({ resourceId }) => resourceId ?? []))]
  const resources = await Promise.all(ids.map((id) => findResource(db, id)))
  const named = resources.flatMap((each) => (each ? [[each.id, each.name]] : []))
  return { ...(await namesOf(db, [...new Set(people)])), ...Object.fromEntries(named) }
}
