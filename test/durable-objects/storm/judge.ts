import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Event } from '../../../src/domain/resource/event'
import type { Storm } from './storm'

type Logged = { readonly sequence: number; readonly at: number; readonly event: Event }

/** What is wrong after the storm. */
export async function judge({ at, history, target }: Storm, isQuiet: boolean) {
  const { events, owed } = await runInDurableObject(at.custodian(), (_, { storage: { sql } }) => ({
    events: sql
      .exec<{ sequence: number; at: number; event: string }>('SELECT * FROM events')
      .toArray()
      .map((row): Logged => ({ ...row, event: JSON.parse(row.event) as Event })),
    owed: sql.exec('SELECT lane, attempts FROM outbox').toArray(),
  }))
  return [
    ...target.violations,
    ...target.holders.map((name) => `${name} was left behind at the target`),
    ...(isQuiet ? [] : ['it never came to rest']),
    ...owed.map((row) => `it still owes ${JSON.stringify(row)}`),
    ...leftOpen(events),
    ...(await differences(at.stocked.resource.id, events)),
    ...history.violations(),
  ]
}

function leftOpen(events: readonly Logged[]): readonly string[] {
  const open = new Set<string>()
  for (const { event } of events) {
    if (event.type === 'lease.checked_out') open.add(event.leaseId)
    if (event.type === 'lease.closed') open.delete(event.leaseId)
  }
  return [...open].map((lease) => `${lease} was never closed`)
}

/** History in D1 says the same as the log, without a gap. */
async function differences(stream: string, events: readonly Logged[]): Promise<readonly string[]> {
  const { results } = await env.DB.prepare(
    'SELECT sequence, at, type FROM history WHERE stream = ? ORDER BY sequence',
  )
    .bind(stream)
    .all<{ sequence: number; at: number; type: string }>()
  const said = results.map(({ sequence, at, type }) => `${sequence} ${at} ${type}`)
  const known = events.map(({ at, event }, index) => `${index + 1} ${at} ${event.type}`)
  return [
    ...known.filter((line) => !said.includes(line)).map((line) => `history lacks ${line}`),
    ...said.filter((line) => !known.includes(line)).map((line) => `history made up ${line}`),
  ]
}
