import type { Pushed, PushText, Subscription } from '../../../src/notify/push/push'
import { outward } from '../crash'
import { currentRun } from '../current-run'
import { SECRET } from '../secret'

export type { Pushed, PushText } from '../../../src/notify/push/push'

/** A push service that is sometimes away, and forgets browsers. */
export function sendPush(
  env: { readonly KEY_ENCRYPTION_KEY: string },
  { endpoint }: Subscription,
  words: PushText,
): Promise<Pushed> {
  const sim = currentRun()
  return outward(sim, sim.parties.named(env.KEY_ENCRYPTION_KEY), 'push', async () => {
    const fate = sim.faults.mail()
    await sim.time.sleep(fate.ms)
    if (fate.kind === 'delayed') return { outcome: 'later', message: 'It is away.' } as const
    if (fate.kind === 'refused') return { outcome: 'gone' } as const
    if (JSON.stringify(words).includes(SECRET)) sim.violate('a push has no secret', words.title)
    sim.count('pushed')
    sim.note(`push to ${endpoint}: ${words.title}`)
    return { outcome: 'taken' } as const
  })
}
