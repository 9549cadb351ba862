import type { Gate } from '../durable-objects/gate'
import type { ConnectorId } from './domain/ids'

/** The Gate before a connector's target. */
export function gateOf(env: Env, id: ConnectorId): DurableObjectStub<Gate> {
  return (env.GATE as DurableObjectNamespace<Gate>).getByName(id)
}
