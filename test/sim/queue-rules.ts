import type { Event } from '../../src/domain/resource/event'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'

/** What is offered to one is taken by nobody else meanwhile, where they would exclude each other. */
export function judgeTurn(
  sim: Simulation,
  { id, resource }: KnownRequest,
  taken: Extract<Event, { type: 'lease.checked_out' }>,
  at: number,
): void {
  const rivals = [...sim.ledger.requests.values()].filter((other) => {
    const isOffered = other.stage === 'approved' && (other.offeredUntil ?? 0) > at
    return other.id !== id && other.resource === resource && isOffered
  })
  for (const rival of rivals)
    if (taken.sharing === 'exclusive')
      sim.violate('what is offered to one is taken by nobody else', `${id} before ${rival.id}`)
}
