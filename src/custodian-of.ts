import type { Custodian } from '../durable-objects/custodian'
import { type LeaseId, ownerOf, type RequestId, type ResourceId } from './domain/ids'

/** The Custodian that owns a resource, or the resource of a request or lease. */
export function custodianOf(
  env: Env,
  id: ResourceId | RequestId | LeaseId,
): DurableObjectStub<Custodian> {
  const resource = id.startsWith('res_') ? id : ownerOf(id as RequestId | LeaseId)
  return (env.CUSTODIAN as DurableObjectNamespace<Custodian>).getByName(resource)
}
