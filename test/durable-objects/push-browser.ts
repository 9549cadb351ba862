import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { addSubscription } from '../../src/db/push-subscriptions'
import type { PersonId, PushSubscriptionId } from '../../src/domain/ids'
import type { PushText } from '../../src/notify/push/push'

/** What a browser was shown, with what came along. */
export type Heard = {
  readonly words: PushText
  readonly authorization: string
  readonly ttl: string
  readonly urgency: string
  readonly encoding: string
}

type Given = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** A browser of this person behind the real push service. */
export async function browserOf(person: PersonId) {
  const made = await fetch(`${inject('push')}/browsers`, { method: 'POST' })
  const { endpoint, keys } = (await made.json()) as Given
  const subscription = { endpoint, ...keys, device: 'A test', browser: null }
  const added = await addSubscription(env.DB, { id: person, name: 'A test' }, subscription)
  if (!added.ok) throw new Error(added.problem.code)
  const id: PushSubscriptionId = added.id
  return {
    id,
    endpoint,
    heard: async () => (await (await fetch(endpoint)).json()) as readonly Heard[],
    /** How the next pushes to it are answered. */
    answers: async (...statuses: readonly number[]) => {
      await fetch(endpoint, { method: 'PUT', body: JSON.stringify(statuses) })
    },
  }
}
