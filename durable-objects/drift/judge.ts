import { type ConnectorId, leaseIdOf } from '../../src/domain/ids'
import type { Lease, Resource } from '../../src/domain/resource/state'
import type { EventLog } from '../event-log'

/** Something at the target of this connector that says it was made for the lease with this fence. */
export type Stray = { readonly connectorId: ConnectorId; readonly fence: number }

export type Past = Pick<Lease, 'account' | 'sealed'>

/**
 * `held`: it belongs to a lease that is open. `settling`: its lease was closed a moment ago, and
 * what is seen may be older than that. `over`: it belongs to nobody any more.
 */
export type Verdict =
  | { readonly is: 'held' | 'settling' | 'unknown-lease' }
  | { readonly is: 'elsewhere'; readonly connectorId: ConnectorId }
  | { readonly is: 'over'; readonly past: Past }

/** The same without what is sealed, for whoever asks. */
export type Whose = Exclude<Verdict, { is: 'over' }> | { readonly is: 'over' }

/** Longer than any call to a target may take to land. */
const SETTLING_MS = 15 * 60_000

/**
 * Only the Custodian can tell: a lease is stored here before its target is called, and a fence is
 * never given out again, so that what is over stays over.
 */
export function judge(
  { connectorId, fence }: Stray,
  resource: Resource,
  log: EventLog,
  now: number,
): Verdict {
  const lease = resource.leases.get(leaseIdOf(resource.id, fence))
  if (lease && lease.phase !== 'closed') return { is: 'held' }
  const checkOut = log.checkOutUnder(fence)
  if (checkOut?.event.account.mode !== 'provision') return { is: 'unknown-lease' }
  const { account, sealed } = checkOut.event
  if (account.connectorId !== connectorId)
    return { is: 'elsewhere', connectorId: account.connectorId }
  if (now - (lease?.closedAt ?? checkOut.at) < SETTLING_MS) return { is: 'settling' }
  return { is: 'over', past: { account, sealed } }
}

/** Whether an account was lent to nobody for a while. */
export function isAtRest(resource: Resource, accountId: string, now: number): boolean {
  return [...resource.leases.values()]
    .filter(({ account }) => account.id === accountId)
    .every(({ phase, closedAt }) => phase === 'closed' && now - (closedAt ?? now) >= SETTLING_MS)
}
