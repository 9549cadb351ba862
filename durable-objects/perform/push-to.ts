import { findSubscription, forgetSubscription } from '../../src/db/push-subscriptions'
import type { PushSubscriptionId } from '../../src/domain/ids'
import { type Pushed, type PushText, sendPush } from '../../src/notify/push/push'

const DAY_SECONDS = 24 * 60 * 60

/** Pushes to a browser while it and its person are here; one that is gone is forgotten. */
export async function pushTo(
  env: Env,
  browser: PushSubscriptionId,
  words: PushText,
  isUrgent: boolean,
): Promise<Pushed> {
  const subscription = await findSubscription(env.DB, browser)
  if (!subscription) return { outcome: 'gone' }
  const pushed = await sendPush(env, subscription, words, { isUrgent, keptSeconds: DAY_SECONDS })
  if (pushed.outcome === 'gone') await forgetSubscription(env.DB, browser)
  return pushed
}
