import type { Courier } from '../durable-objects/courier'
import type { ChannelId } from './domain/ids'

/** Whoever carries messages to one address of the organisation. */
export function courierOf(env: Env, id: ChannelId): DurableObjectStub<Courier> {
  return (env.COURIER as DurableObjectNamespace<Courier>).getByName(id)
}
