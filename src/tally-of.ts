import type { Tally } from '../durable-objects/tally'
import type { PersonId } from './domain/ids'

/** What a person holds and has held lately. */
export function tallyOf(env: Env, id: PersonId): DurableObjectStub<Tally> {
  return (env.TALLY as DurableObjectNamespace<Tally>).getByName(id)
}
