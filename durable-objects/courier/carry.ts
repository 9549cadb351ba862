import { allowedIn, reachOf } from '../../src/connectors/outbound/reach'
import { webOriginOf } from '../../src/connectors/outbound/web-origin'
import { retryAfterMs } from '../../src/connectors/scim/retry-after'
import type { Correspondent } from '../../src/db/listeners'
import { LONGEST_WAIT_MS } from '../../src/domain/channel/back-off'
import type { ChannelMessage } from '../../src/domain/channel/message'
import type { ChannelId } from '../../src/domain/ids'
import { outgoingFor } from '../../src/notify/channels/outgoing'
import { post } from '../../src/notify/post'
import { channelContext, channelSecretContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { open } from '../../src/vault/seal'

/** `unwanted`: whoever is there wants no more of anything (410). `why` is ours, never theirs. */
export type Carried =
  | { readonly outcome: 'delivered'; readonly status: number }
  | {
      readonly outcome: 'unwanted' | 'later'
      readonly status: number | null
      readonly why: string
      /** How long the receiver wants to be left alone, in milliseconds. */
      readonly afterMs: number
    }

/** Brings one message to its address, once. Throws where the address cannot be opened. */
export async function carry(
  id: ChannelId,
  { kind, sealed, secrets }: Correspondent,
  message: ChannelMessage,
  env: Env,
): Promise<Carried> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const address = await open(sealed, channelContext(id), keys)
  const signing = await Promise.all(
    secrets.map((each) => open(each.sealed, channelSecretContext(each.id), keys)),
  )
  const origin = webOriginOf(address)
  const allowed = allowedIn(env.ALLOWED_PLAIN_ORIGINS, env.ALLOWED_PRIVATE_ORIGINS)
  const reach = origin ? reachOf(origin, origin.startsWith('http:'), allowed) : null
  if (!reach?.isAllowed) return later(null, 'The address may not be called any more.')
  const outgoing = await outgoingFor(kind, message, signing, env.PUBLIC_URL)
  if ('problem' in outgoing) return later(null, outgoing.problem)
  const posted = await post({ url: new URL(address), ...outgoing })
  if (posted.status === null) return later(null, 'The receiver could not be reached.')
  const { status, retryAfter } = posted
  if (status >= 200 && status < 300) return { outcome: 'delivered', status }
  if (status >= 300 && status < 400)
    return later(status, 'The receiver answered with a redirect, which is never followed.')
  if (status !== 410) return later(status, `The receiver answered ${status}.`, waitOf(retryAfter))
  const why = 'The receiver answered 410: it wants no more messages.'
  return { outcome: 'unwanted', status, why, afterMs: 0 }
}

function later(status: number | null, why: string, afterMs = 0): Carried {
  return { outcome: 'later', status, why, afterMs }
}

function waitOf(retryAfter: string | null): number {
  return retryAfter === null ? 0 : Math.min(LONGEST_WAIT_MS, retryAfterMs(retryAfter))
}
