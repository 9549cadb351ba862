import { SHARINGS, type Sharing } from '../account'
import type { AccountId } from '../ids'
import { type Lease, openLeases, type Resource } from './state'

/**
 * The open lease that keeps this account from being checked out now, if any. A lease blocks by the
 * stricter of the sharing it was taken under and today's; it blocks until the target was read back.
 */
export function blockingLease(
  resource: Resource,
  account: AccountId,
  today: Sharing,
): Lease | undefined {
  return openLeases(resource).find((lease) => {
    const sharing = stricter(lease.sharing, today)
    if (sharing === 'exclusive') return true
    return sharing === 'exclusive-per-account' && lease.account.id === account
  })
}

function stricter(one: Sharing, other: Sharing): Sharing {
  return SHARINGS.indexOf(one) < SHARINGS.indexOf(other) ? one : other
}
