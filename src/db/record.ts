import type { Actor } from '../domain/actor'
import type { ResourceId } from '../domain/ids'
import type { Concerned } from '../domain/resource/concerned'
import type { Effect, PublicEvent } from '../domain/resource/effect'
import { type Audible, audibleIn, listenersQuery } from './listeners'
import { type Listener, signedIn, signedInQuery } from './listening'
import { leaseRowStatement } from './record-lease'
import { requestRowStatements } from './record-request'

export type Recorded = Extract<Effect, { type: 'record' }> & { readonly sequence: number }

/** The organisation's channels, and who is signed in of those whom it concerns. */
type Heard = { readonly channels: Audible; readonly people: readonly Listener[] }

/**
 * Writes events of one resource into history and the lists, in one transaction. Idempotent by
 * (stream, sequence), and a row that already reflects a later event is left alone, so a copy that
 * arrives twice or late does no harm. Answers who listens right then.
 */
export async function recordEvents(
  db: D1Database,
  resourceId: ResourceId,
  records: readonly Recorded[],
  concerned: readonly Concerned[] = [],
): Promise<Heard> {
  const statements = records.flatMap((record) => [
    historyStatement(db, resourceId, record),
    ...(isNewest(record, records) ? requestRowStatements(db, resourceId, record) : []),
    ...leaseRowStatement(db, resourceId, record),
  ])
  const asked = concerned.length > 0 ? [signedInQuery(db, concerned, Date.now())] : []
  const done = await db.batch([...statements, listenersQuery(db, resourceId), ...asked])
  const [channels, people] = done.slice(statements.length)
  return { channels: audibleIn(channels?.results ?? []), people: signedIn(people?.results ?? []) }
}

/** Of several events of one request in a batch, the list row needs only what the last one left. */
function isNewest({ sequence, subject: { request } }: Recorded, all: readonly Recorded[]): boolean {
  return all.every(
    (other) => other.subject.request?.id !== request?.id || other.sequence <= sequence,
  )
}

function historyStatement(db: D1Database, resourceId: ResourceId, record: Recorded) {
  const { sequence, at, actor, event, subject } = record
  const { type, ...data } = event
  return db
    .prepare(
      `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, person_id,
         resource_id, request_id, lease_id, data)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1, ?8, ?9, ?10)
       ON CONFLICT (stream, sequence) DO NOTHING`,
    )
    .bind(
      resourceId,
      sequence,
      at,
      type,
      actor.kind === 'custodian' ? 'custodian' : actor.id,
      actorName(actor),
      subject.request?.requester ?? subject.lease?.holder ?? null,
      named(event, 'requestId') ?? subject.request?.id ?? null,
      named(event, 'leaseId') ?? subject.lease?.id ?? null,
      JSON.stringify(data),
    )
}

function actorName(actor: Actor): string {
  return actor.kind === 'custodian' ? 'Hallpass' : actor.name
}

function named(event: PublicEvent, key: 'requestId' | 'leaseId'): string | null {
  return ((event as Record<string, unknown>)[key] as string | null | undefined) ?? null
}
