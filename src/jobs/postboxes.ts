import { lostPostboxes, postboxWaits } from '../db/postboxes'
import { postboxOf } from '../postbox-of'

/** Wakes postboxes that should have been emptied, in case their alarm was lost. */
export async function wakePostboxes(env: Env, now: number): Promise<void> {
  for (const id of await lostPostboxes(env.DB, now)) {
    try {
      await postboxWaits(env.DB, id, await postboxOf(env, id).wake())
    } catch (error) {
      console.error({ at: id, failed: 'postbox', error: String(error) })
    }
  }
}
