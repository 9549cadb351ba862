import { signatureOf } from './webhook-signature'

/** How long the receiver may take, in milliseconds. */
const PATIENCE_MS = 10_000

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

/** Sends one signed message (Standard Webhooks 1.0); redirects are not followed. */
export async function sendWebhook(env: WebhookEnv, { id, body }: Delivery): Promise<Delivered> {
  const url = URL.parse(env.ALERT_WEBHOOK_URL ?? '')
  if (!url || !isAllowed(url, env.ALLOWED_PLAIN_ORIGINS))
    return later('ALERT_WEBHOOK_URL is not an https address, nor one that is allowed without TLS.')
  const timestamp = Math.floor(Date.now() / 1_000)
  const signature = await signatureOf(env.ALERT_WEBHOOK_SECRET ?? '', { id, timestamp, body })
  if (!signature) return later('ALERT_WEBHOOK_SECRET is not of the form whsec_…')
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  }
  return post(url, { method: 'POST', redirect: 'manual', headers, body })
}

async function post(url: URL, init: RequestInit): Promise<Delivered> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), PATIENCE_MS)
  try {
    const { ok, status, body } = await fetch(url, { ...init, signal: ending.signal })
    await body?.cancel()
    if (ok) return { outcome: 'taken' }
    const message = `The receiver answered ${status}.`
    return { outcome: status === 410 ? 'refused' : 'later', message }
  } catch {
    return later('The receiver could not be reached.')
  } finally {
    clearTimeout(timer)
  }
}

function later(message: string): Delivered {
  return { outcome: 'later', message }
}

function isAllowed({ protocol, origin, username }: URL, plainOrigins: string): boolean {
  if (username !== '') return false
  return protocol === 'https:' || plainOrigins.split(/\s+/).includes(origin)
}
