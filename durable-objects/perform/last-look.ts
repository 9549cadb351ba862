import { isActive as isSomebody } from '../../src/db/askers'
import type { AskerId } from '../../src/domain/ids'
import { answerWithin } from '../deadline'

/** How old the last look at a person may be when the target is called. */
const FRESH_MS = 500

/** With a pass of the Gate in hand nobody waits long for D1: others want to end access. */
const QUICK_MS = 2_000

/**
 * Looks whether somebody, or a machine, is still active, before a pass is asked for. What it returns
 * says the same once there is one, from a look of its own where the wait was long; throws where D1
 * does not answer.
 */
export async function lastLook(env: Env, asker: AskerId) {
  const look = () => isSomebody(env.DB, asker)
  const isActive = await look()
  const lookedAt = Date.now()
  const isStill = async () => {
    const age = Date.now() - lookedAt
    return age >= 0 && age <= FRESH_MS ? isActive : answerWithin(look(), QUICK_MS)
  }
  return { isActive, isStill }
}
