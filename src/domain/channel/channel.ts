import type { ChannelId } from '../ids'
import { matchesPattern } from '../policy/pattern'
import type { EventGroup } from './event-group'

/** In which form an address is told: as a signed webhook, or as a message in a chat. */
export const CHANNEL_KINDS = ['webhook', 'slack', 'teams'] as const

export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** What an address of the organisation wants to hear. */
export type Wants = {
  readonly groups: readonly EventGroup[]
  /** A glob over names of resources; null for all, and for what is about none. */
  readonly resources: string | null
  readonly tag: string | null
}

export type Listener = Wants & { readonly id: ChannelId }

/** A resource as a listener chooses by it. */
export type Place = { readonly name: string; readonly tags: readonly string[] }

/**
 * Whether an event is wanted. Who chose resources hears of these only, and of nothing that is about
 * none.
 */
export function isWanted({ groups, resources, tag }: Wants, group: EventGroup, at: Place | null) {
  if (!groups.includes(group)) return false
  if (resources === null && tag === null) return true
  if (!at) return false
  const isNamed = resources === null || matchesPattern(resources, at.name)
  return isNamed && (tag === null || at.tags.includes(tag))
}

/** What can have become of a message. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const

export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One message and what became of it; nothing that the receiver said. Times in epoch milliseconds. */
export type Delivery = {
  readonly id: string
  readonly type: string
  /** What it says, in one line. */
  readonly words: string
  readonly happenedAt: number
  readonly takenAt: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly lastAt: number | null
  /** The status that the receiver answered with; null where it did not answer. */
  readonly lastStatus: number | null
  /** Why the last attempt failed, in our own words. */
  readonly lastWhy: string | null
  /** When it is tried again; null where it is not. */
  readonly nextAt: number | null
}

/** How much waits at an address and since when, and how much was given up. */
export type ChannelBacklog = {
  readonly waiting: number
  readonly failed: number
  readonly oldestAt: number | null
}
