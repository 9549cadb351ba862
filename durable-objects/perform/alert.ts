import type { ResourceId } from '../../src/domain/ids'
import type { Effect } from '../../src/domain/resource/effect'
import { alertOf } from '../../src/notify/alert'
import { sendWebhook } from '../../src/notify/webhook'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'

const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1_000

/**
 * Tells the organisation's own alarm system. Its id stays the same over all attempts, so that a
 * receiver can tell a repetition; after three days, or where it wants no more, it is given up.
 */
export async function performAlert(
  { event, at, subject }: Extract<Effect, { type: 'alert' }>,
  promised: Promised,
  resourceId: ResourceId,
  env: Env,
): Promise<Outcome> {
  const body = alertOf(event, subject, at, env.PUBLIC_URL)
  if (!env.ALERT_WEBHOOK_URL || !body) return DONE
  const id = `msg_${resourceId.slice('res_'.length)}_${promised.sequence}`
  const answer = await sendWebhook(env, { id, body: JSON.stringify(body) })
  const isLate = Date.now() - promised.promisedAt > GIVE_UP_AFTER_MS
  if (answer.outcome === 'later' && !isLate) throw new Error(answer.message)
  if (answer.outcome !== 'taken')
    console.error({ failed: 'alert', given: 'up', id, error: answer.message })
  return DONE
}
