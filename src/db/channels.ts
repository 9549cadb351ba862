import type { ChannelKind, Wants } from '../domain/channel/channel'
import type { EventGroup } from '../domain/channel/event-group'
import type { ChannelId, ChannelSecretId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement, HALLPASS } from './history'

/** What of its address may be seen, and all of it sealed. */
export type SealedAddress = { readonly shown: string; readonly sealed: string }

export type ChannelInput = Wants & {
  readonly name: string
  readonly kind: ChannelKind
  readonly isActive: boolean
}

export type ChannelRow = ChannelInput & {
  readonly id: ChannelId
  readonly shown: string
  /** Why Hallpass turned it off; null where nobody but people did. */
  readonly offWhy: string | null
  readonly createdAt: number
  readonly secrets: readonly { readonly id: ChannelSecretId; readonly createdAt: number }[]
  /** As its Courier said when it was last asked. */
  readonly waiting: number
  readonly failed: number
  readonly oldestAt: number | null
}

type Stored = Omit<ChannelRow, 'groups' | 'isActive' | 'secrets'> & {
  readonly groups: string
  readonly isActive: number
  readonly secrets: string
}

const SELECT = `SELECT c.id, c.name, c.kind, c.shown, c.event_groups AS "groups", c.resources, c.tag,
    c.is_active AS isActive, c.off_why AS offWhy, c.created_at AS createdAt, c.waiting, c.failed,
    c.oldest_at AS oldestAt,
    (SELECT json_group_array(json_object('id', s.id, 'createdAt', s.created_at)
       ORDER BY s.created_at, s.id)
     FROM channel_secrets s WHERE s.channel_id = c.id) AS secrets
  FROM channels c WHERE c.retired_at IS NULL`

const LIVING = 'EXISTS (SELECT 1 FROM channels WHERE id = ? AND retired_at IS NULL)'

export async function listChannels(db: D1Database): Promise<ChannelRow[]> {
  const { results } = await db.prepare(`${SELECT} ORDER BY c.name`).all<Stored>()
  return results.map(rowOf)
}

export async function findChannel(db: D1Database, id: ChannelId): Promise<ChannelRow | null> {
  const row = await db.prepare(`${SELECT} AND c.id = ?`).bind(id).first<Stored>()
  return row && rowOf(row)
}

export function freshChannelId(): ChannelId {
  return freshId('chn')
}

export async function createChannel(
  db: D1Database,
  editor: Editor,
  id: ChannelId,
  input: ChannelInput,
  { shown, sealed }: SealedAddress,
): Promise<Written<ChannelId>> {
  const { name, kind, groups, resources, tag, isActive } = input
  const fewer = `(SELECT count(*) FROM channels WHERE retired_at IS NULL) < ${LIMITS.channels}`
  const done = await change(db, [
    guard(db, 'channel_limit', fewer),
    db
      .prepare(
        `INSERT INTO channels
           (id, name, kind, shown, sealed, event_groups, resources, tag, is_active, created_at,
            read_to)
         SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(sequence), 0)
         FROM history WHERE stream = 'catalogue'`,
      )
      .bind(
        ...[id, name, kind, shown, sealed, JSON.stringify(groups), resources, tag],
        ...[Number(isActive), Date.now()],
      ),
    factStatement(db, editor, {
      type: 'channel.created',
      data: { channelId: id, ...input, shown },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Its kind stays. A new address is another place, which an earlier refusal says nothing about. */
export async function updateChannel(
  db: D1Database,
  editor: Editor,
  before: ChannelRow,
  input: Omit<ChannelInput, 'kind'>,
  address: SealedAddress | null,
): Promise<Written<ChannelId>> {
  const { id } = before
  const { name, groups, resources, tag, isActive } = input
  const shown = address?.shown ?? before.shown
  const done = await change(db, [
    guard(db, 'channel_unknown', LIVING, id),
    db
      .prepare(
        `UPDATE channels SET name = ?1, event_groups = ?2, resources = ?3, tag = ?4, is_active = ?5,
           off_why = iif(?5 = 1, NULL, off_why), shown = ?6, sealed = coalesce(?7, sealed),
           revision = revision + (?7 IS NOT NULL)
         WHERE id = ?8`,
      )
      .bind(
        ...[name, JSON.stringify(groups), resources, tag, Number(isActive)],
        ...[shown, address?.sealed ?? null, id],
      ),
    factStatement(db, editor, {
      type: 'channel.updated',
      data: {
        channelId: id,
        before: changeable(before),
        after: { ...changeable({ ...before, ...input }), shown },
        isAddressNew: address !== null,
      },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** It hears nothing any more, and its address and its secrets are forgotten. */
export async function retireChannel(
  db: D1Database,
  editor: Editor,
  id: ChannelId,
): Promise<Written<ChannelId>> {
  const channel = await findChannel(db, id)
  if (!channel) return not('channel_unknown')
  const done = await change(db, [
    guard(db, 'channel_unknown', LIVING, id),
    db
      .prepare(
        `UPDATE channels SET retired_at = ?, sealed = '', is_active = 0, waiting = 0, failed = 0,
           oldest_at = NULL WHERE id = ?`,
      )
      .bind(Date.now(), id),
    db.prepare('DELETE FROM channel_secrets WHERE channel_id = ?').bind(id),
    factStatement(db, editor, {
      type: 'channel.retired',
      data: { channelId: id, name: channel.name },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/**
 * Turned off because whoever is there wants no more. Where somebody has given it another address
 * meanwhile, or turned it off, it stays as it is.
 */
export async function turnOff(
  db: D1Database,
  id: ChannelId,
  revision: number,
  why: string,
): Promise<void> {
  const here = `EXISTS (SELECT 1 FROM channels
    WHERE id = ? AND revision = ? AND is_active = 1 AND retired_at IS NULL)`
  const name = await db
    .prepare('SELECT name FROM channels WHERE id = ?')
    .bind(id)
    .first<string>('name')
  await change(db, [
    guard(db, 'channel_unknown', here, id, revision),
    db.prepare('UPDATE channels SET is_active = 0, off_why = ? WHERE id = ?').bind(why, id),
    factStatement(db, HALLPASS, { type: 'channel.turned_off', data: { channelId: id, name, why } }),
  ])
}

function changeable({ name, groups, resources, tag, isActive, shown }: ChannelRow) {
  return { name, groups, resources, tag, isActive, shown }
}

function rowOf({ groups, isActive, secrets, ...row }: Stored): ChannelRow {
  return {
    ...row,
    groups: JSON.parse(groups) as EventGroup[],
    isActive: isActive === 1,
    secrets: JSON.parse(secrets) as ChannelRow['secrets'],
  }
}
