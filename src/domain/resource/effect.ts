import type { Actor } from '../actor'
import type { ChannelMessage } from '../channel/message'
import type {
  AskerId,
  ChannelId,
  GroupId,
  LeaseId,
  PersonId,
  PushSubscriptionId,
  RequestId,
} from '../ids'
import type { Language } from '../language'
import type { Use } from '../policy/budget'
import type { Concern } from '../policy/delegation-scope'
import type { Choice } from '../telling/choices'
import type { Hearer } from '../telling/table'
import type { Event } from './event'
import type { Request } from './state'
import type { LeaseView } from './view'

/** An event as the outside may see it: nothing sealed in it. */
export type PublicEvent =
  | Exclude<Event, { type: 'lease.checked_out' }>
  | Omit<Extract<Event, { type: 'lease.checked_out' }>, 'sealed'>

/** What an event was about, as it stood right after it. */
export type Subject = { readonly request: Request | null; readonly lease: LeaseView | null }

export type Audience =
  /** In place of a machine its owners are told. */
  | { readonly kind: 'person'; readonly person: AskerId }
  | {
      readonly kind: 'approvers'
      readonly people: readonly PersonId[]
      readonly groups: readonly GroupId[]
      readonly except: readonly AskerId[]
      /** What they decide about: whoever stands in for one of them in that is told as well. */
      readonly about?: Concern
      /** They are asked to do something, which nobody is who is away. */
      readonly isAsking?: boolean
    }
  | { readonly kind: 'administrators' }

/** What one person is told of: an event and what it was about. */
type Said = {
  readonly as?: 'asked'
  readonly event: PublicEvent
  readonly at: number
  readonly subject: Subject
}

/** Who is told. */
type Hearing = {
  readonly id: PersonId
  readonly name: string
  readonly address: string | null
  /** What they have chosen to read. */
  readonly language?: Language | null
  /** Whom they stand in for. */
  readonly inPlaceOf?: string
  /** The machine in whose place they are told. */
  readonly asOwnerOf?: string
}

/** Work the outside world owes us because of a fact. Plain data: it is stored before it is done. */
export type Effect =
  | { readonly type: 'grant'; readonly leaseId: LeaseId; readonly operation: number }
  /** The grant again, with the later end. */
  | { readonly type: 'extend'; readonly leaseId: LeaseId; readonly operation: number }
  | { readonly type: 'revoke'; readonly leaseId: LeaseId; readonly operation: number }
  | {
      readonly type: 'record'
      readonly event: PublicEvent
      readonly at: number
      readonly actor: Actor
      readonly subject: Subject
    }
  | {
      readonly type: 'tell'
      readonly audience: Audience
      /** They were asked to decide, and hear that it is settled. */
      readonly as?: 'asked'
      readonly event: PublicEvent
      readonly at: number
      readonly subject: Subject
    }
  /** To look again and again whether enough people are left and here to answer this step. */
  | { readonly type: 'watch_step'; readonly requestId: RequestId; readonly step: number }
  /** What came of a request, for the tally of whoever asked; null where nothing did. */
  | {
      readonly type: 'tally'
      readonly person: AskerId
      readonly requestId: RequestId
      readonly use: Use | null
    }
  /** For the organisation's own alarm system, where it has given an address. */
  | {
      readonly type: 'alert'
      readonly event: PublicEvent
      readonly at: number
      readonly subject: Subject
    }
  /** What was recorded, for one channel that wants it; its Courier takes it from there. */
  | {
      readonly type: 'deliver'
      readonly channelId: ChannelId
      readonly message: ChannelMessage
    }
  /** One message of a `tell`, so that one address that fails holds up nobody else. */
  | (Said & {
      readonly type: 'mail'
      readonly to: Omit<Hearing, 'id' | 'address'> & {
        /** Missing in what was owed before mails led each person to a page of their own. */
        readonly id?: PersonId
        readonly address: string
      }
    })
  /** The same to one of their browsers. */
  | (Said & {
      readonly type: 'push'
      readonly to: Hearing
      readonly browser: PushSubscriptionId
      readonly hearer: Hearer
      /** No mail goes to them, and they have to hear of it: where it cannot be pushed, one does. */
      readonly orMail: boolean
    })
  /** The same later, together with what else waits for them. */
  | (Said & {
      readonly type: 'wait'
      readonly to: Hearing
      readonly hearer: Hearer
      readonly channels: Pick<Choice, 'mail' | 'push'>
      readonly until: number
      /** Whoever is not of it any more by then is not told. Missing in what was owed before. */
      readonly audience?: Audience
    })

/**
 * Effects of one lane are performed in order, one at a time; lanes do not wait for each other, so
 * that one slow target or mail server holds up nothing else.
 */
export function laneOf(effect: Effect): string {
  switch (effect.type) {
    case 'grant':
    case 'extend':
    case 'revoke':
      return effect.leaseId
    case 'record':
      return 'record'
    case 'tell':
      return 'tell'
    case 'tally':
      return 'tally'
    case 'watch_step':
      return `watch ${effect.requestId}`
    case 'alert':
      return 'alert'
    case 'deliver':
      return `deliver ${effect.channelId}`
    case 'mail':
      return `mail ${effect.to.address}`
    case 'push':
      return `push ${effect.browser}`
    case 'wait':
      return `wait ${effect.to.id}`
  }
}
