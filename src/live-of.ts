import type { Live } from '../durable-objects/live'
import type { PersonId } from './domain/ids'

/** The open pages of a person. */
export function liveOf(env: Env, id: PersonId): DurableObjectStub<Live> {
  return (env.LIVE as DurableObjectNamespace<Live>).getByName(id)
}
