import { accept, type Decision } from '../../decision'
import type { AccountId } from '../../ids'
import type { Retire } from '../command'
import { ended, isLive } from '../ending'
import type { Event } from '../event'
import { mayStillBeUsed } from '../open'
import type { Resource } from '../state'

/** The resource, or one account of it, is no more: requests for it are cancelled, leases ended. */
export function retire(resource: Resource, { accountId, reason }: Retire): Decision<Event> {
  const isMeant = ({ account }: { readonly account: { readonly id: AccountId } }) =>
    accountId === null || account.id === accountId
  const requests = [...resource.requests.values()].filter(
    (request) => isMeant(request) && mayStillBeUsed(resource, request),
  )
  const leases = [...resource.leases.values()].filter((lease) => isMeant(lease) && isLive(lease))
  return accept<Event>(
    ...requests.map(({ id }): Event => ({ type: 'request.cancelled', requestId: id, reason })),
    ...leases.map((lease, index) => ended(resource, lease, 'retired', reason, index)),
  )
}
