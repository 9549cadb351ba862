import type { LeaseId } from '../ids'
import type { Roster } from '../policy/roster'
import type { Keyed, Proof, Ruling } from './command'

/** The holder asks for so much more time; without steps to answer, they have it at once. */
export type Extend = Keyed & {
  readonly type: 'extend'
  readonly leaseId: LeaseId
  readonly ruling: Ruling
  readonly roster: Roster
  readonly seconds: number
  readonly justification: string
  readonly proof: Proof | null
}

/** The target was told of the later end and read back. */
export type ConfirmExtension = {
  readonly type: 'confirm_extension'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly evidence: string
}

export type WarnOfEnd = { readonly type: 'warn_of_end'; readonly leaseId: LeaseId }

/** What is said about access while it is held, apart from its beginning and its end. */
export type HoldingCommand = Extend | ConfirmExtension | WarnOfEnd
