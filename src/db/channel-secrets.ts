import type { ChannelId, ChannelSecretId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

export type SealedChannelSecret = { readonly id: ChannelSecretId; readonly sealed: string }

const MOST_SECRETS = 2

/** Two at most, so that one can replace the other without a gap; only webhooks are signed. */
export async function addChannelSecret(
  db: D1Database,
  editor: Editor,
  channelId: ChannelId,
  { id, sealed }: SealedChannelSecret,
): Promise<Written<ChannelSecretId>> {
  const living = 'EXISTS (SELECT 1 FROM channels WHERE id = ? AND retired_at IS NULL)'
  const signed = "EXISTS (SELECT 1 FROM channels WHERE id = ? AND kind = 'webhook')"
  const fewer = `(SELECT count(*) FROM channel_secrets WHERE channel_id = ?) < ${MOST_SECRETS}`
  const done = await change(db, [
    guard(db, 'channel_unknown', living, channelId),
    guard(db, 'channel_unsigned', signed, channelId),
    guard(db, 'channel_secret_limit', fewer, channelId),
    db
      .prepare(
        'INSERT INTO channel_secrets (id, channel_id, sealed, created_at) VALUES (?, ?, ?, ?)',
      )
      .bind(id, channelId, sealed, Date.now()),
    factStatement(db, editor, {
      type: 'channel_secret.created',
      data: { channelId, channelSecretId: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** Revoking what is not there is refused as unknown. */
export async function revokeChannelSecret(
  db: D1Database,
  editor: Editor,
  channelId: ChannelId,
  id: ChannelSecretId,
): Promise<Written<ChannelSecretId>> {
  const there = 'EXISTS (SELECT 1 FROM channel_secrets WHERE id = ? AND channel_id = ?)'
  const done = await change(db, [
    guard(db, 'channel_unknown', there, id, channelId),
    db.prepare('DELETE FROM channel_secrets WHERE id = ?').bind(id),
    factStatement(db, editor, {
      type: 'channel_secret.revoked',
      data: { channelId, channelSecretId: id },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}
