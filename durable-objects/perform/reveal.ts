import type { Guide } from '../../src/connectors/connector'
import type { ResourceId } from '../../src/domain/ids'
import type { Refusal } from '../../src/domain/refusal'
import type { Lease } from '../../src/domain/resource/state'
import { targetCall } from './target-call'

export type Credential = { readonly secret: string; readonly guide: Guide }

export type Revealed =
  | { readonly accepted: true; readonly credential: Credential }
  | { readonly accepted: false; readonly refusal: Refusal }

/** Opens the secret of a lease, empty where it opens nothing, and says how to connect. */
export async function reveal(lease: Lease, resourceId: ResourceId, env: Env): Promise<Credential> {
  const { connector, call } = await targetCall(lease, resourceId, env)
  const guide = connector.instruct(call)
  return { secret: guide.usesOwnLogin ? '' : call.secret, guide }
}
