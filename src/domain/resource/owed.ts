import type { Effect } from './effect'
import type { Resource } from './state'

/**
 * Whether an effect that was promised earlier is still wanted now. A grant or an extension whose lease
 * has begun to end must not reach the target any more; a revoke is wanted until it is confirmed.
 */
export function isOwed(resource: Resource, effect: Effect): boolean {
  if (effect.type === 'watch_step') {
    const { stage, asking, steps } = resource.requests.get(effect.requestId) ?? {}
    const isOpen = stage === 'pending' && asking?.step === effect.step
    return isOpen && (steps?.[effect.step]?.rings?.length ?? 0) > 0
  }
  if (effect.type !== 'grant' && effect.type !== 'extend' && effect.type !== 'revoke') return true
  const lease = resource.leases.get(effect.leaseId)
  if (!lease || lease.operation !== effect.operation) return false
  if (effect.type === 'grant') return lease.phase === 'granting'
  if (effect.type === 'extend') return lease.phase === 'active'
  return lease.phase === 'revoking' || lease.phase === 'quarantined'
}
