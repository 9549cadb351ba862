import { callOut } from '../../connectors/outbound/call-out'
import { type PushReach, pushServiceOf } from '../../connectors/outbound/push-origin'
import { fromBase64, utf8 } from '../../vault/bytes'
import { encrypted, ephemeral } from './encrypt'
import { type VapidEnv, vapidHeader, vapidKeysOf } from './vapid'

const PATIENCE_MS = 10_000
const MOST_BYTES = 16_384

export type PushEnv = VapidEnv & PushReach

/** One browser of one person, as the Push API describes it. */
export type Subscription = {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** What a browser shows. It carries no authority: a tap opens a page, and one signs in there. */
export type PushText = {
  readonly title: string
  readonly body: string
  /** A page of ours. */
  readonly path: string
  /** A later push with the same tag takes the place of the earlier one. */
  readonly tag: string
}

export type PushOptions = {
  readonly isUrgent: boolean
  /** How long the push service keeps it for a browser that is away. */
  readonly keptSeconds: number
}

/**
 * `gone`: this browser takes no pushes any more. `refused`: not this one, ever. `later`: perhaps.
 * Messages say nothing that the push service said.
 */
export type Pushed =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused' | 'later'; readonly message: string }

/** Sends one message to one browser (RFC 8030), so that nobody on the way can read it. */
export async function sendPush(
  env: PushEnv,
  { endpoint, p256dh, auth }: Subscription,
  words: PushText,
  { isUrgent, keptSeconds }: PushOptions,
): Promise<Pushed> {
  const origin = pushServiceOf(endpoint, env)
  if (!origin) return refused('Its address may not be called.')
  const keys = vapidKeysOf(env)
  if (!keys) return refused('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are not set.')
  const [publicKey, authSecret] = [fromBase64(p256dh), fromBase64(auth)]
  if (!publicKey || !authSecret) return refused('The keys of the browser are not readable.')
  const plain = utf8(JSON.stringify(words))
  const body = await encrypted(plain, { publicKey, authSecret }, await ephemeral())
  const headers = {
    authorization: await vapidHeader(keys, env, origin, Date.now()),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: String(keptSeconds),
    urgency: isUrgent ? 'high' : 'normal',
  }
  const request = { method: 'POST', url: endpoint, headers, body, within: [origin] }
  const answer = await callOut(request, { deadlineMs: PATIENCE_MS, maxBytes: MOST_BYTES })
  if (!answer.answered)
    return answer.why === 'redirect' ? refused(answer.message) : later(answer.message)
  return outcomeOf(answer.status)
}

function outcomeOf(status: number): Pushed {
  if (status >= 200 && status < 300) return { outcome: 'taken' }
  if (status === 404 || status === 410) return { outcome: 'gone' }
  const message = `The push service answered ${status}.`
  const mayPass = status === 408 || status === 429 || status >= 500
  return mayPass ? later(message) : refused(message)
}

function refused(message: string): Pushed {
  return { outcome: 'refused', message }
}

function later(message: string): Pushed {
  return { outcome: 'later', message }
}
