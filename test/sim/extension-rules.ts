import type { Event } from '../../src/domain/resource/event'
import type { KnownLease, KnownRequest } from './ledger'
import type { Simulation } from './simulation'
import { judgeVotes } from './vote-rules'

/** More time: for access in force, agreed to by whom it takes, and never beyond the longest time. */
export function judgeExtension(
  sim: Simulation,
  lease: KnownLease,
  request: KnownRequest,
  { endsAt }: Extract<Event, { type: 'lease.extended' }>,
): void {
  const what = `${lease.id} by ${request.id}`
  if (lease.phase !== 'active') sim.violate('only access in force lasts longer', what)
  if (request.filed.extension?.leaseId !== lease.id)
    sim.violate('more time is for what it was asked for', what)
  if (request.filed.requester !== lease.taken.holder)
    sim.violate('more time is for the holder', what)
  judgeVotes(sim, request)
  const first = sim.ledger.requests.get(lease.taken.requestId)
  const policies = [first, request].flatMap((each) => each?.filed.policy ?? [])
  const longest = Math.min(...policies.map(({ terms }) => terms.duration.maxSeconds))
  if (endsAt - lease.takenAt > longest * 1_000)
    sim.violate('more time never goes beyond the longest time', what)
}
