import type { Postbox } from '../durable-objects/postbox'
import type { PersonId } from './domain/ids'

/** What waits for a person until they want to hear of it. */
export function postboxOf(env: Env, id: PersonId): DurableObjectStub<Postbox> {
  return (env.POSTBOX as DurableObjectNamespace<Postbox>).getByName(id)
}
