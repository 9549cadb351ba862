import { custodianOf } from '../custodian-of'
import { findResource, type ResourceRow } from '../db/resources'
import { type LeaseId, ownerOf, type RequestId } from '../domain/ids'
import type { Request } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'

/** The request as its Custodian has it; null when it is unknown. No object is made for a made-up id. */
export async function knownRequest(env: Env, id: RequestId) {
  const resource = await findResource(env.DB, ownerOf(id))
  if (!resource) return null
  const { request, lease } = await custodianOf(env, id).lookAtRequest(id)
  return request && { request, lease, resource }
}

/** The lease as its Custodian has it, with its request; null when it is unknown. */
export async function knownLease(
  env: Env,
  id: LeaseId,
): Promise<{ lease: LeaseView; request: Request; resource: ResourceRow } | null> {
  const resource = await findResource(env.DB, ownerOf(id))
  if (!resource) return null
  const { request, lease } = await custodianOf(env, id).lookAtLease(id)
  return lease && request && { lease, request, resource }
}
