import { type AccountFacts, isOneRight, type Sharing } from '../account'
import type { RequestId } from '../ids'
import { LIMITS } from '../limits'
import type { Event } from './event'
import { blockingLease, stricter } from './occupancy'
import { openLeases, type Place, type Resource } from './state'

/** What somebody wants to hold, as far as it may exclude others. */
export type Wanted = { readonly account: AccountFacts; readonly sharing: Sharing }

/** The offer to somebody else that keeps this from being checked out now, if any. */
export function offerBefore(
  resource: Resource,
  requestId: string,
  wanted: Wanted,
  at: number,
): Place | undefined {
  return resource.queue.find((place) => {
    const isOffered = place.offeredUntil !== null && place.offeredUntil > at
    return isOffered && place.requestId !== requestId && excludes(resource, place, wanted)
  })
}

/**
 * Until when the approval would have been good that is used now, in epoch milliseconds. Who waits
 * has a clock that stands still, and what was left on it counts.
 */
export function approvalEnd(resource: Resource, requestId: RequestId, at: number): number {
  const place = resource.queue.find((each) => each.requestId === requestId)
  if (place && place.offeredUntil === null) return at + place.leftMs
  return resource.requests.get(requestId)?.deadlineAt ?? at
}

/** What is free is offered to the first who waits for it, and to nobody else meanwhile. */
export function dueOffers(resource: Resource, at: number): readonly Event[] {
  const offered = resource.queue.filter(({ offeredUntil }) => offeredUntil !== null)
  return resource.queue.flatMap((place): readonly Event[] => {
    const request = resource.requests.get(place.requestId)
    if (!request || place.offeredUntil !== null) return []
    if (request.deadlineAt === null || request.deadlineAt <= at) return []
    const wanted = { account: request.account, sharing: place.sharing }
    if (blockingLease(resource, request.account, place.sharing)) return []
    if (offered.some((other) => excludes(resource, other, wanted))) return []
    offered.push(place)
    const until = at + LIMITS.offerSeconds * 1_000
    const deadlineAt = Math.max(until, at + place.leftMs)
    return [{ type: 'queue.offered', requestId: request.id, until, deadlineAt }]
  })
}

/** Where somebody stands, among those who wait for the same. Times in epoch milliseconds. */
export type Standing = {
  /** Counted from 1. */
  readonly position: number
  readonly waiting: number
  /** When it is their turn at the latest, if everybody before them takes all of their time. */
  readonly expectedAt: number
  readonly offeredUntil: number | null
  /** Who gave it up for them; null where they wait in order of coming. */
  readonly handedOverBy: string | null
}

export function standingOf(resource: Resource, requestId: string, at: number): Standing | null {
  const own = resource.queue.find((place) => place.requestId === requestId)
  const request = own && resource.requests.get(own.requestId)
  if (!own || !request) return null
  const wanted = { account: request.account, sharing: own.sharing }
  const rivals = resource.queue.filter((place) => excludes(resource, place, wanted))
  const before = rivals.slice(0, rivals.indexOf(own))
  const seconds = before.map(
    (place) => resource.requests.get(place.requestId)?.durationSeconds ?? 0,
  )
  const held = openLeases(resource).filter((lease) => excludeEachOther(lease, wanted))
  const freeAt = Math.max(at, ...held.map(({ endsAt }) => endsAt))
  return {
    position: before.length + 1,
    waiting: rivals.length,
    expectedAt: freeAt + seconds.reduce((sum, each) => sum + each, 0) * 1_000,
    offeredUntil: own.offeredUntil,
    handedOverBy: own.handedOverBy ?? null,
  }
}

/** Whether what this one waits for cannot be held beside what is wanted. */
export function excludes(
  { requests }: Resource,
  { requestId, sharing }: Place,
  wanted: Wanted,
): boolean {
  const account = requests.get(requestId)?.account
  return account !== undefined && excludeEachOther({ account, sharing }, wanted)
}

function excludeEachOther(one: Wanted, other: Wanted): boolean {
  const sharing = stricter(one.sharing, other.sharing)
  if (sharing === 'exclusive') return true
  if (one.account.id !== other.account.id) return false
  return sharing === 'exclusive-per-account' || isOneRight(one.account.mode)
}
