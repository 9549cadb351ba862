import type { Tally } from '../durable-objects/tally'
import type { AskerId } from './domain/ids'

/** What a person holds and has held lately. */
export function tallyOf(env: Env, id: AskerId): DurableObjectStub<Tally> {
  return (env.TALLY as DurableObjectNamespace<Tally>).getByName(id)
}
