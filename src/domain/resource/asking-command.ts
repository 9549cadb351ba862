import type { PersonId, RequestId } from '../ids'
import type { Use } from '../policy/budget'
import type { Roster } from '../policy/roster'
import type { Proved } from '../proving'
import type { Keyed, Ruling } from './command'

export type Approve = Keyed &
  Proved & {
    readonly type: 'approve'
    readonly requestId: RequestId
    readonly roster: Roster
    readonly comment: string
    /** Today's policy for the access that would get more time; of a request for that only. */
    readonly ruling?: Ruling
    /** Yes, but for a shorter time; it keeps the votes before it. */
    readonly durationSeconds?: number
    /** What its requester has used, for more time only. */
    readonly uses?: readonly Use[]
  }

export type Reject = Keyed &
  Proved & {
    readonly type: 'reject'
    readonly requestId: RequestId
    readonly roster: Roster
    readonly reason: string
  }

/** A yes is taken back, which can be done until the access is taken. */
export type WithdrawVote = {
  readonly type: 'withdraw_vote'
  readonly requestId: RequestId
  readonly reason: string
}

export type Remind = { readonly type: 'remind'; readonly requestId: RequestId }

/** Its time is up, and the next ring may answer too. */
export type Widen = { readonly type: 'widen'; readonly requestId: RequestId }

/** Whether enough people are left and here to answer the open step, as the directory has it now. */
export type ConsiderStep = {
  readonly type: 'consider_step'
  readonly requestId: RequestId
  readonly step: number
  readonly roster: Roster
}

/** An administrator gives a waiting step to one of those who may answer it. */
export type Reassign = {
  readonly type: 'reassign'
  readonly requestId: RequestId
  readonly to: PersonId
  readonly toName: string
  readonly reason: string
  readonly roster: Roster
}

/** What is said while a request waits for its approvers. */
export type AskingCommand =
  | Approve
  | Reject
  | WithdrawVote
  | Remind
  | Widen
  | ConsiderStep
  | Reassign
