import { carryOut } from '../commands/carry-out'
import { custodianOf } from '../custodian-of'
import { overdueResources, resourcesOfMinute } from '../db/sweep'

const AT_ONCE = 50

/**
 * Knocks at every Custodian whose deadlines have passed according to D1, in case its alarm was
 * lost, and once an hour at every other. The Custodian decides; the sweep only wakes it, and hands over what D1 still owes.
 */
export async function sweep(env: Env, now: number): Promise<void> {
  await carryOut(env)
  const [late, turn] = [await overdueResources(env.DB, now), await resourcesOfMinute(env.DB, now)]
  const overdue = [...new Set([...late, ...turn])]
  for (let from = 0; from < overdue.length; from += AT_ONCE) {
    const some = overdue.slice(from, from + AT_ONCE)
    const woken = await Promise.allSettled(some.map((id) => custodianOf(env, id).wake()))
    for (const [index, each] of woken.entries())
      if (each.status === 'rejected')
        console.error({ at: some[index], failed: 'wake', error: String(each.reason) })
  }
}
