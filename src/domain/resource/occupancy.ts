import { type AccountFacts, isOneRight, SHARINGS, type Sharing } from '../account'
import { type Lease, openLeases, type Resource } from './state'

/**
 * The open lease that keeps this account from being checked out now, if any. A lease blocks by the
 * stricter of the sharing it was taken under and today's; it blocks until the target was read back.
 * An account that is one right at the target has one holder, however freely its resource is shared.
 */
export function blockingLease(
  resource: Resource,
  account: AccountFacts,
  today: Sharing,
): Lease | undefined {
  return blockingLeases(resource, account, today)[0]
}

/** All of them: there is more than one where the resource was shared more freely before. */
export function blockingLeases(
  resource: Resource,
  account: AccountFacts,
  today: Sharing,
): readonly Lease[] {
  return openLeases(resource).filter((lease) => {
    if (isForceClosed(lease)) return false
    const sharing = stricter(lease.sharing, today)
    if (sharing === 'exclusive') return true
    const isSame = lease.account.id === account.id
    const isOne = isOneRight(lease.account.mode) || isOneRight(account.mode)
    return isSame && (sharing === 'exclusive-per-account' || isOne)
  })
}

/** Two administrators took the lock away. */
function isForceClosed({ forceClose }: Lease): boolean {
  return forceClose?.secondName != null
}

/**
 * Whether a lease that was closed by force may have left the one right of this account behind: what
 * is found there is then Hallpass's own doing, and is taken away.
 */
export function mayHaveBeenLeft(resource: Resource, lease: Lease): boolean {
  return openLeases(resource).some((other) => successorOf(resource, other)?.id === lease.id)
}

/**
 * The lease that holds the one right of this account by now, where this one was closed by force:
 * the right is not taken from its new holder, and is gone for both when theirs ends.
 */
export function successorOf(resource: Resource, lease: Lease): Lease | undefined {
  if (!isForceClosed(lease) || !isOneRight(lease.account.mode)) return undefined
  return openLeases(resource).find(
    ({ account, fence }) => account.id === lease.account.id && fence > lease.fence,
  )
}

export function stricter(one: Sharing, other: Sharing): Sharing {
  return SHARINGS.indexOf(one) < SHARINGS.indexOf(other) ? one : other
}
