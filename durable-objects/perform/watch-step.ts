import { rosterOf } from '../../src/db/facts'
import { namedBy } from '../../src/domain/policy/rings'
import { concernOf } from '../../src/domain/resource/concern-of'
import type { Effect } from '../../src/domain/resource/effect'
import type { Resource } from '../../src/domain/resource/state'
import { DONE, type Outcome } from '../outcome'

/** How long until the directory is looked at again: people leave and go away while others wait. */
const AGAIN_MS = 60_000

/**
 * Reads who is left and here to answer a step, for as long as it is open and can be widened. It is
 * owed until then, so that it is never done.
 */
export async function performWatchStep(
  { requestId, step }: Extract<Effect, { type: 'watch_step' }>,
  { requests }: Resource,
  env: Env,
): Promise<Outcome> {
  const request = requests.get(requestId)
  if (!request) return DONE
  const roster = await rosterOf(
    env.DB,
    request.requester,
    namedBy(request.steps),
    concernOf(request),
  )
  const command = { type: 'consider_step', requestId, step, roster } as const
  return { done: false, isKnown: true, commands: [command], dueAt: Date.now() + AGAIN_MS }
}
