import type { Listener } from '../../src/db/listening'
import type { ResourceId } from '../../src/domain/ids'
import { liveOf } from '../../src/live-of'
import { patiently } from '../deadline'

const PATIENCE_MS = 5_000

/**
 * Tells the open pages of these people that something about a resource has changed. Once, and never
 * again: a page that does not hear of it looks by itself a little later.
 */
export async function spread(
  listeners: readonly Listener[],
  resourceId: ResourceId,
  env: Env,
): Promise<void> {
  const telling = listeners.map(async ({ personId, sessions }) => {
    try {
      await patiently(liveOf(env, personId).tell(resourceId, sessions), PATIENCE_MS)
    } catch (error) {
      console.warn({ at: resourceId, warning: 'no page was told', error: String(error) })
    }
  })
  await Promise.all(telling)
}
