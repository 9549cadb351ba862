import type { Actor } from '../actor'
import type { LeaseId, RequestId } from '../ids'
import type { Refusal } from '../refusal'
import type { Command } from './command'
import type { Event } from './event'
import { filedUnder } from './given-again'
import { type Lease, openLeases, type Request, type Resource } from './state'

/** A lease as people and routes may see it: without anything sealed. */
export type LeaseView = Omit<Lease, 'sealed'>

/** A request with the lease that came of it, as they stand now. */
export type Story = { readonly request: Request | null; readonly lease: LeaseView | null }

/** What a command came to, with the request and lease as they stand afterwards. */
export type Answer =
  | ({ readonly accepted: true } & Story)
  | { readonly accepted: false; readonly refusal: Refusal }

/** What the target of a lease is owed, and when it is tried next. Times in epoch milliseconds. */
export type Debt = {
  readonly leaseId: LeaseId
  readonly attempts: number
  readonly nextAttemptAt: number
}

/** How much a Custodian owes to the outside, and since when the oldest of it. */
export type Backlog = { readonly owed: number; readonly oldestAt: number | null }

export function viewOf({ sealed: _sealed, ...lease }: Lease): LeaseView {
  return lease
}

export function leaseViewOf(resource: Resource, id: LeaseId | null): LeaseView | null {
  const lease = id ? resource.leases.get(id) : undefined
  return lease ? viewOf(lease) : null
}

export function holdersOf(resource: Resource): readonly LeaseView[] {
  return openLeases(resource).map(viewOf)
}

/** The lease that came of a request, or that it asks more time for. */
export function leaseIdBehind({ leaseId, extension }: Request): LeaseId | null {
  return leaseId ?? extension?.leaseId ?? null
}

/** The request and lease that a command and its events were about. */
export function storyOf(
  resource: Resource,
  command: Command,
  events: readonly Event[],
  by: Actor,
): Story {
  const named = [command, ...events]
  const requestId =
    (firstOf(named, 'requestId') as RequestId | undefined) ?? filedAgain(resource, command, by)
  const leaseId = firstOf(named, 'leaseId') as LeaseId | undefined
  const lease = leaseId ? resource.leases.get(leaseId) : undefined
  const request = resource.requests.get(requestId ?? lease?.requestId ?? ('' as RequestId))
  return {
    request: request ?? null,
    lease: leaseViewOf(resource, lease?.id ?? (request ? leaseIdBehind(request) : null)),
  }
}

/** A filing that was given again has no event that would name its request. */
function filedAgain(resource: Resource, command: Command, by: Actor): RequestId | undefined {
  const isFiling = command.type === 'open_request' || command.type === 'break_glass'
  return isFiling ? filedUnder(resource, command.key, by)?.id : undefined
}

function firstOf(named: readonly object[], key: string): unknown {
  return named.map((each) => (each as Record<string, unknown>)[key]).find(Boolean)
}
