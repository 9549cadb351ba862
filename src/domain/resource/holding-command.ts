import type { LeaseId, PersonId, RequestId } from '../ids'
import type { Use } from '../policy/budget'
import type { Roster } from '../policy/roster'
import type { Proof } from '../proving'
import type { Keyed, Ruling } from './command'

/** The holder asks for so much more time; without steps to answer, they have it at once. */
export type Extend = Keyed & {
  readonly type: 'extend'
  readonly leaseId: LeaseId
  readonly ruling: Ruling
  readonly roster: Roster
  readonly seconds: number
  readonly justification: string
  readonly proof: Proof | null
  readonly uses?: readonly Use[]
}

/** The target was told of the later end and read back. */
export type ConfirmExtension = {
  readonly type: 'confirm_extension'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly evidence: string
}

export type WarnOfEnd = { readonly type: 'warn_of_end'; readonly leaseId: LeaseId }

/** For what others hold; how it is shared today comes along. */
export type JoinQueue = {
  readonly type: 'join_queue'
  readonly requestId: RequestId
  readonly ruling: Ruling
}

export type LeaveQueue = { readonly type: 'leave_queue'; readonly requestId: RequestId }
export type EndOffer = { readonly type: 'end_offer'; readonly requestId: RequestId }

export type AskBack = {
  readonly type: 'ask_back'
  readonly requestId: RequestId
  readonly message: string
}

/** The holder gives it up for somebody with an approved request for the same; `ruling` is theirs. */
export type HandOver = {
  readonly type: 'hand_over'
  readonly leaseId: LeaseId
  readonly to: PersonId
  readonly toName: string
  readonly ruling: Ruling
}

/** What is said about access while it is held or waited for, apart from its beginning and end. */
export type HoldingCommand =
  | Extend
  | ConfirmExtension
  | WarnOfEnd
  | JoinQueue
  | LeaveQueue
  | EndOffer
  | AskBack
  | HandOver
