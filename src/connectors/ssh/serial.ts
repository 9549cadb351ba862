import type { TargetCall } from '../connector'

const FENCE_BITS = 24n

/**
 * The serial of every certificate of one lease: the fence in its low 24 bits, and above it 40 bits
 * that stand for the resource, since one authority may serve many resources.
 */
export async function serialOf({
  resourceKey,
  fence,
}: Pick<TargetCall['lease'], 'resourceKey' | 'fence'>): Promise<bigint> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(resourceKey))
  const resource = new DataView(digest).getBigUint64(0) >> FENCE_BITS
  return (resource << FENCE_BITS) | BigInt.asUintN(Number(FENCE_BITS), BigInt(fence))
}
