import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Event } from '../../src/domain/resource/event.ts'
import type { LogBook } from './log-book.ts'

type Logged = { readonly sequence: number; readonly at: number; readonly event: Event }
type Log = { readonly stream: string; readonly events: readonly Logged[]; readonly owed: number }
type Copy = { stream: string; sequence: number; at: number; type: string; data: string }

/** The databases of a product that has been stopped: what its Custodians know, and what D1 knows. */
export type Books = { readonly logs: readonly Log[]; readonly history: readonly Copy[] }

export function readBooks(dataDir: string): Books {
  const objects = join(dataDir, 'product', 'do', 'hallpass-Custodian')
  const logs = databasesIn(objects).map((file) => withDatabase(file, readLog))
  const [d1 = ''] = databasesIn(join(dataDir, 'product', 'd1', 'miniflare-D1DatabaseObject'))
  const sql = "SELECT * FROM history WHERE stream <> 'catalogue' ORDER BY stream, sequence"
  const history = withDatabase(d1, (db) => db.prepare(sql).all() as Copy[])
  return { logs, history }
}

/** What the product would still do by itself: effects it owes, and leases that are not closed. */
export function unfinished({ logs }: Books): readonly string[] {
  return logs.flatMap(({ stream, events, owed }) => {
    const open = openLeases(events)
    return [
      ...(owed > 0 ? [`${stream} owes ${owed} effects`] : []),
      ...open.map((lease) => `${lease} is not closed`),
    ]
  })
}

/** History in D1 says what the logs say, and both say what clients were told. */
export function lostEvents({ logs, history }: Books, book: LogBook): readonly string[] {
  const copies = new Map(history.map((row) => [`${row.stream} ${row.sequence}`, row]))
  const problems: string[] = []
  for (const { stream, events } of logs)
    for (const [index, { sequence, at, event }] of events.entries()) {
      const key = `${stream} ${sequence}`
      const copy = copies.get(key)
      copies.delete(key)
      if (sequence !== index + 1) problems.push(`${key} comes after a gap`)
      if (!copy) problems.push(`${key} ${event.type} is not in history`)
      else if (copy.type !== event.type || copy.at !== at || !isSame(copy.data, event))
        problems.push(`${key} ${event.type} is another event in history: ${copy.type}`)
    }
  for (const key of copies.keys()) problems.push(`${key} is in history only`)
  return [...problems, ...forgotten(history, book)]
}

export function leasesIn({ logs }: Books): number {
  const events = logs.flatMap((log) => log.events)
  return events.filter(({ event }) => event.type === 'lease.checked_out').length
}

function forgotten(history: readonly Copy[], book: LogBook): readonly string[] {
  const said = new Set(
    history.flatMap(({ type, data }) => {
      const { requestId, leaseId } = JSON.parse(data) as { requestId?: string; leaseId?: string }
      return [`${type} ${requestId}`, `${type} ${leaseId}`]
    }),
  )
  return [
    ...[...book.requests].map((id) => `request.filed ${id}`),
    ...[...book.leases].map((id) => `lease.checked_out ${id}`),
    ...[...book.ended].map((id) => `lease.ended ${id}`),
    ...[...book.leases].map((id) => `lease.closed ${id}`),
  ].flatMap((fact) => (said.has(fact) ? [] : [`a client was told of ${fact}, history was not`]))
}

function openLeases(events: readonly Logged[]): readonly string[] {
  const open = new Set<string>()
  for (const { event } of events) {
    if (event.type === 'lease.checked_out') open.add(event.leaseId)
    if (event.type === 'lease.closed') open.delete(event.leaseId)
  }
  return [...open]
}

/** Everything but what is sealed. */
function isSame(data: string, { type: _type, ...event }: Event): boolean {
  const { sealed: _sealed, ...open } = event as Record<string, unknown>
  return JSON.stringify(JSON.parse(data)) === JSON.stringify(open)
}

function readLog(db: DatabaseSync): Log {
  const rows = db.prepare('SELECT * FROM events ORDER BY sequence').all() as {
    sequence: number
    at: number
    event: string
  }[]
  const events = rows.map(({ event, ...rest }) => ({ ...rest, event: JSON.parse(event) as Event }))
  const filed = events.find(({ event }) => event.type === 'request.filed')?.event
  const stream = filed && 'requestId' in filed ? `res_${filed.requestId?.split('_')[1]}` : 'nobody'
  const { owed } = db.prepare('SELECT count(*) AS owed FROM outbox').get() as { owed: number }
  return { stream, events, owed }
}

function databasesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
    .map((name) => join(folder, name))
}

function withDatabase<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  try {
    return read(db)
  } finally {
    db.close()
  }
}
