import { courierOf } from '../../src/courier-of'
import type { Effect } from '../../src/domain/resource/effect'
import { DONE, type Outcome } from '../outcome'

/** Hands a message to the Courier of its channel, which may have it already. */
export async function performDeliver(
  { channelId, message }: Extract<Effect, { type: 'deliver' }>,
  env: Env,
): Promise<Outcome> {
  await courierOf(env, channelId).take(message)
  return DONE
}
