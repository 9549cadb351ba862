import type { ChannelId, ChannelSecretId } from '../domain/ids'
import { guard } from './catalogue-change'
import type { Editor } from './history'
import { addKey, type PairedKeys, revokeKey } from './paired-keys'

export type SealedChannelSecret = { readonly id: ChannelSecretId; readonly sealed: string }

const SECRETS: PairedKeys = {
  table: 'channel_secrets',
  owners: 'channels',
  ownedBy: 'channel_id',
  unknown: 'channel_unknown',
  tooMany: 'channel_secret_limit',
  noun: 'channel_secret',
  names: ['channelId', 'channelSecretId'],
}

/** Only webhooks are signed. */
export function addChannelSecret(
  db: D1Database,
  editor: Editor,
  channelId: ChannelId,
  secret: SealedChannelSecret,
) {
  const signed = "EXISTS (SELECT 1 FROM channels WHERE id = ? AND kind = 'webhook')"
  const isSigned = guard(db, 'channel_unsigned', signed, channelId)
  return addKey(db, editor, SECRETS, channelId, secret, isSigned)
}

export function revokeChannelSecret(
  db: D1Database,
  editor: Editor,
  channelId: ChannelId,
  id: ChannelSecretId,
) {
  return revokeKey(db, editor, SECRETS, channelId, id)
}
