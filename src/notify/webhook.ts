import { post } from './post'
import { signatureOf } from './webhook-signature'

export type WebhookEnv = {
  readonly ALERT_WEBHOOK_URL?: string
  readonly ALERT_WEBHOOK_SECRET?: string
  readonly ALLOWED_PLAIN_ORIGINS: string
}

export type Delivery = { readonly id: string; readonly body: string }

/** `refused` will never succeed; `later` may. Messages never contain what the receiver said. */
export type Delivered =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'refused' | 'later'; readonly message: string }

/** Sends one signed message (Standard Webhooks 1.0) to the organisation's alarm system. */
export async function sendWebhook(env: WebhookEnv, message: Delivery): Promise<Delivered> {
  const url = URL.parse(env.ALERT_WEBHOOK_URL ?? '')
  if (!url || !isAllowed(url, env.ALLOWED_PLAIN_ORIGINS))
    return later('ALERT_WEBHOOK_URL is not an https address, nor one that is allowed without TLS.')
  const headers = await signedHeaders(env.ALERT_WEBHOOK_SECRET ?? '', message)
  if (!headers) return later('ALERT_WEBHOOK_SECRET is not of the form whsec_…')
  const { status } = await post({ url, headers, body: message.body })
  if (status === null) return later('The receiver could not be reached.')
  if (status >= 200 && status < 300) return { outcome: 'taken' }
  const said = `The receiver answered ${status}.`
  return { outcome: status === 410 ? 'refused' : 'later', message: said }
}

/** What Standard Webhooks 1.0 has beside the body; null where a secret is not of its form. */
export async function signedHeaders(
  secrets: string,
  { id, body }: Delivery,
): Promise<{ readonly [name: string]: string } | null> {
  const timestamp = Math.floor(Date.now() / 1_000)
  const signature = await signatureOf(secrets, { id, timestamp, body })
  if (!signature) return null
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  }
}

function later(message: string): Delivered {
  return { outcome: 'later', message }
}

function isAllowed({ protocol, origin, username }: URL, plainOrigins: string): boolean {
  if (username !== '') return false
  return protocol === 'https:' || plainOrigins.split(/\s+/).includes(origin)
}
