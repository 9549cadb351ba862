import { not } from '../db/catalogue-problem'
import { findEventConnection } from '../db/event-connections'
import { addEventSecret, eventSecretsOf } from '../db/event-secrets'
import type { Editor } from '../db/history'
import type { EventConnectionId } from '../domain/ids'
import { eventSecretContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { randomId, randomToken, randomWebhookSecret } from '../vault/random'
import { open, seal } from '../vault/seal'

/** What a secret scanner knows a secret of an event connection by. */
const PREFIX = 'hpevt_'

/** Of Standard Webhooks: 24 to 64 bytes in base64. */
const WEBHOOK = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/

/** What a transmitter hands out to those who fetch its events. */
const BEARER = /^[A-Za-z0-9._~+/=-]{8,4000}$/

/**
 * Another secret. Ours is shown this once; one that the other side has made is taken over, where it
 * is the other side that makes them, and not shown again.
 */
export async function makeEventSecret(
  env: Env,
  editor: Editor,
  connectionId: EventConnectionId,
  given: string | null,
) {
  const connection = await findEventConnection(env.DB, connectionId)
  if (!connection) return not('event_connection_unknown')
  const { kind } = connection
  const takes = { webhook: WEBHOOK, 'ssf-poll': BEARER }[kind as string] ?? null
  if (given === null ? kind === 'ssf-poll' : !takes?.test(given)) return not('event_secret_unfit')
  const secret = given ?? (kind === 'webhook' ? randomWebhookSecret() : `${PREFIX}${randomToken()}`)
  const id = randomId('evs')
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await seal(secret, eventSecretContext(id), keys)
  const added = await addEventSecret(env.DB, editor, connectionId, { id, sealed })
  return added.ok
    ? { ok: true as const, id: added.id, secret: given === null ? secret : null }
    : added
}

/** Those that are alive, the newest first. */
export async function openEventSecrets(
  env: Env,
  id: EventConnectionId,
): Promise<readonly string[]> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const secrets = await eventSecretsOf(env.DB, id)
  return Promise.all(secrets.map((each) => open(each.sealed, eventSecretContext(each.id), keys)))
}
