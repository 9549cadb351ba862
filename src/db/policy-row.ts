import type { Policy } from '../domain/policy/policy'
import type { policies } from './tables/catalogue'

/** A policy as the core knows it, from its row. */
export function toPolicy(row: typeof policies.$inferSelect): Policy {
  const { createdAt: _created, updatedAt: _updated, position: _position, ...policy } = row
  return policy
}
