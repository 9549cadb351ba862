import { addChannelSecret } from '../../db/channel-secrets'
import type { Editor } from '../../db/history'
import type { ChannelId } from '../../domain/ids'
import { channelSecretContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { randomId, randomWebhookSecret } from '../../vault/random'
import { seal } from '../../vault/seal'

/** Another secret that webhooks are signed with, shown this once. */
export async function makeChannelSecret(env: Env, editor: Editor, channelId: ChannelId) {
  const secret = randomWebhookSecret()
  const id = randomId('chs')
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await seal(secret, channelSecretContext(id), keys)
  const added = await addChannelSecret(env.DB, editor, channelId, { id, sealed })
  return added.ok ? { ok: true as const, id: added.id, secret } : added
}
