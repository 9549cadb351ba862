import { handAllOver } from '../commands/carry-out'
import { custodianOf } from '../custodian-of'
import { noteBacklogs } from '../db/outboxes'
import { readMinute } from '../db/sweep'
import type { ResourceId } from '../domain/ids'
import type { Backlog } from '../domain/resource/view'

const AT_ONCE = 50

/**
 * Knocks at every Custodian whose deadlines have passed according to D1, in case its alarm was
 * lost, and once an hour at every other. The Custodian decides; the sweep only wakes it, and hands
 * over what D1 still owes.
 */
export async function sweep(env: Env, now: number): Promise<void> {
  const { orders, resources } = await readMinute(env.DB, now)
  await handAllOver(env, orders)
  for (let from = 0; from < resources.length; from += AT_ONCE) {
    const some = resources.slice(from, from + AT_ONCE)
    const woken = await Promise.allSettled(some.map((id) => custodianOf(env, id).wake()))
    for (const [index, each] of woken.entries())
      if (each.status === 'rejected')
        console.error({ at: some[index], failed: 'wake', error: String(each.reason) })
    await noteSeen(env, some, woken, now)
  }
}

/** What they still owe is for people to look at only: nothing waits for this to be written. */
async function noteSeen(
  env: Env,
  ids: readonly ResourceId[],
  woken: readonly PromiseSettledResult<Backlog>[],
  now: number,
): Promise<void> {
  const seen = ids.flatMap((resourceId, index) => {
    const each = woken[index]
    return each?.status === 'fulfilled' && each.value ? [{ resourceId, ...each.value }] : []
  })
  await noteBacklogs(env.DB, seen, now).catch((error: unknown) =>
    console.error({ failed: 'backlog', error: String(error) }),
  )
}
