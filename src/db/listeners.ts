import type { ChannelBacklog, ChannelKind, Listener, Place } from '../domain/channel/channel'
import type { PastFact } from '../domain/channel/message'
import type { ChannelId, ResourceId } from '../domain/ids'
import type { SealedChannelSecret } from './channel-secrets'

type ListenerRow = Omit<Listener, 'groups'> & { readonly groups: string }

/** A channel as its Courier reads it before it sends anything. */
export type Correspondent = {
  readonly kind: ChannelKind
  readonly sealed: string
  /** Rises with each new address. */
  readonly revision: number
  readonly isActive: boolean
  readonly secrets: readonly SealedChannelSecret[]
}

/** For a batch: channels that are active, with the resource that it is about. */
export function listenersQuery(db: D1Database, resourceId: ResourceId): D1PreparedStatement {
  return db
    .prepare(
      `SELECT c.id, c.event_groups AS "groups", c.resources, c.tag, r.name, r.tags
       FROM channels c LEFT JOIN resources r ON r.id = ?
       WHERE c.is_active = 1 AND c.retired_at IS NULL`,
    )
    .bind(resourceId)
}

/** Who listens, and to what happens where. */
export type Audible = { readonly listeners: readonly Listener[]; readonly place: Place | null }

export function audibleIn(rows: readonly unknown[]): Audible {
  const found = rows as readonly (ListenerRow & {
    readonly name: string | null
    readonly tags: string | null
  })[]
  const [first] = found
  const place = first?.name ? { name: first.name, tags: JSON.parse(first.tags ?? '[]') } : null
  return { listeners: found.map(listenerOf), place }
}

/** Null where the channel is not there any more. */
export async function correspondentOf(
  db: D1Database,
  id: ChannelId,
): Promise<Correspondent | null> {
  const row = await db
    .prepare(
      `SELECT c.kind, c.sealed, c.revision, c.is_active AS isActive,
         (SELECT json_group_array(json_object('id', s.id, 'sealed', s.sealed)
            ORDER BY s.created_at DESC, s.id)
          FROM channel_secrets s WHERE s.channel_id = c.id) AS secrets
       FROM channels c WHERE c.id = ? AND c.retired_at IS NULL`,
    )
    .bind(id)
    .first<Omit<Correspondent, 'isActive' | 'secrets'> & { isActive: number; secrets: string }>()
  return row && { ...row, isActive: row.isActive === 1, secrets: JSON.parse(row.secrets) }
}

/** A channel that has not read all that happened in D1 itself. */
export type Reader = Listener & {
  readonly isActive: boolean
  /** Up to where it has read. */
  readonly readTo: number
  /** Where the end is now. */
  readonly end: number
}

export type UnreadFact = PastFact & { readonly tags: readonly string[] }

type FactRow = Omit<PastFact, 'resource'> & {
  readonly resourceId: ResourceId | null
  readonly resourceName: string | null
  readonly tags: string | null
}

export async function readersBehind(db: D1Database): Promise<readonly Reader[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.event_groups AS "groups", c.resources, c.tag, c.is_active AS isActive,
         c.read_to AS readTo, e.sequence AS "end"
       FROM channels c
       JOIN (SELECT max(sequence) AS sequence FROM history WHERE stream = 'catalogue') e
         ON c.read_to < e.sequence
       WHERE c.retired_at IS NULL`,
    )
    .all<ListenerRow & { isActive: number; readTo: number; end: number }>()
  return results.map(({ isActive, readTo, end, ...row }) => ({
    ...listenerOf(row),
    ...{ isActive: isActive === 1, readTo, end },
  }))
}

/** What happened in D1 itself after this place, in order. */
export async function factsAfter(
  db: D1Database,
  after: number,
  most: number,
): Promise<readonly UnreadFact[]> {
  const { results } = await db
    .prepare(
      `SELECT h.sequence, h.at, h.type, h.actor_id AS actorId, h.actor_name AS actorName,
         h.resource_id AS resourceId, r.name AS resourceName, r.tags,
         coalesce(h.data ->> 'name', h.data -> 'after' ->> 'name', h.data -> 'before' ->> 'name')
           AS name
       FROM history h LEFT JOIN resources r ON r.id = h.resource_id
       WHERE h.stream = 'catalogue' AND h.sequence > ? ORDER BY h.sequence LIMIT ?`,
    )
    .bind(after, most)
    .all<FactRow>()
  return results.map(factOf)
}

/** Only forward, and only from where it was when this was read. */
export async function readTo(
  db: D1Database,
  { id, readTo: before }: Reader,
  to: number,
): Promise<void> {
  await db
    .prepare('UPDATE channels SET read_to = ? WHERE id = ? AND read_to = ?')
    .bind(to, id, before)
    .run()
}

export async function livingChannels(db: D1Database): Promise<readonly ChannelId[]> {
  const { results } = await db
    .prepare('SELECT id FROM channels WHERE retired_at IS NULL ORDER BY id')
    .all<{ id: ChannelId }>()
  return results.map(({ id }) => id)
}

/** Retired channels whose Courier has not said since that it keeps nothing. */
export async function unclearedChannels(db: D1Database): Promise<readonly ChannelId[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM channels
       WHERE retired_at IS NOT NULL AND coalesce(seen_at, 0) <= retired_at ORDER BY id`,
    )
    .all<{ id: ChannelId }>()
  return results.map(({ id }) => id)
}

export async function noteCleared(db: D1Database, id: ChannelId): Promise<void> {
  await db
    .prepare(
      `UPDATE channels SET waiting = 0, failed = 0, oldest_at = NULL, seen_at = retired_at + 1
       WHERE id = ? AND retired_at IS NOT NULL`,
    )
    .bind(id)
    .run()
}

/** What a Courier said about itself, for people to look at. */
export async function noteChannelBacklog(
  db: D1Database,
  id: ChannelId,
  { waiting, failed, oldestAt }: ChannelBacklog,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE channels SET waiting = ?, failed = ?, oldest_at = ?, seen_at = ?
       WHERE id = ? AND retired_at IS NULL`,
    )
    .bind(waiting, failed, oldestAt, now, id)
    .run()
}

function listenerOf({ id, groups, resources, tag }: ListenerRow): Listener {
  return { id, groups: JSON.parse(groups), resources, tag }
}

function factOf({ resourceId, resourceName, tags, ...row }: FactRow) {
  const isThere = resourceId !== null && resourceName !== null
  return {
    ...row,
    resource: isThere ? { id: resourceId, name: resourceName } : null,
    tags: JSON.parse(tags ?? '[]') as string[],
  }
}
