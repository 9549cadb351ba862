import type { AccountFacts } from '../account'
import type { AccountId, AskerId, GroupId, LeaseId, RequestId } from '../ids'
import type { Use } from '../policy/budget'
import type { MfaRule, PolicyPin } from '../policy/policy'
import type { Roster } from '../policy/roster'
import type { TicketAnswer } from '../policy/ticket'
import type { Proved } from '../proving'
import type { AskingCommand } from './asking-command'
import type { GlassCommand } from './glass-command'
import type { HoldingCommand } from './holding-command'
import type { ResourceFacts, SealedTarget } from './state'

/** What the catalogue and the policies say at the moment of a command, about this actor. */
export type Ruling = {
  readonly resource: ResourceFacts
  /** Null when the account is gone or retired. */
  readonly account: AccountFacts | null
  /** The first active policy that matches, or null: closed by default. */
  readonly policy: PolicyPin | null
  readonly requesterActive: boolean
  /** News about the requester were not understood: it may be that they have left. */
  readonly requesterUnclear?: boolean
  /** Their identity provider was not read for longer than is allowed: it may be that they have left. */
  readonly requesterUnread?: Unread | null
}

/** Which provider was last read to its end when, in epoch milliseconds. */
export type Unread = { readonly provider: string; readonly since: number }

/**
 * A key that its sender made up for this one command, and that counts for this sender alone. The
 * same command under the same key is the same one given again, whose answer was lost.
 */
export type Keyed = { readonly key: string | null }

export type OpenRequest = Keyed &
  Proved & {
    readonly type: 'open_request'
    readonly ruling: Ruling
    readonly roster: Roster
    readonly durationSeconds: number
    readonly justification: string
    readonly ticket: string | null
    /** What the ticket system says of it, where there is one. */
    readonly ticketAnswer?: TicketAnswer | undefined
    readonly uses?: readonly Use[]
  }

export type Cancel = { readonly type: 'cancel'; readonly requestId: RequestId }
export type Expire = { readonly type: 'expire'; readonly requestId: RequestId }
export type Lapse = { readonly type: 'lapse'; readonly requestId: RequestId }

export type CheckOut = Keyed &
  Proved & {
    readonly type: 'check_out'
    readonly requestId: RequestId
    readonly ruling: Ruling
    readonly roster: Roster
    readonly sealed: SealedTarget
    /** How long the target may take to open, where its connector says so. */
    readonly grantingSeconds?: number
    /** What else this person holds and has held lately; where there are budgets, it is needed. */
    readonly uses?: readonly Use[]
    /** They hold the permission to break glass now, which an emergency needs here too. */
    readonly mayBreakGlass?: boolean
  }

export type CheckIn = { readonly type: 'check_in'; readonly leaseId: LeaseId }
export type EndOfTime = { readonly type: 'end_of_time'; readonly leaseId: LeaseId }
export type ForceRevoke = {
  readonly type: 'force_revoke'
  readonly leaseId: LeaseId
  readonly reason: string
}

/** Said by two administrators, of a lease in quarantine: the lock goes, the revoke goes on. */
export type ForceClose = {
  readonly type: 'force_close'
  readonly leaseId: LeaseId
  readonly reason: string
  /** Who gains by what a machine holds; nobody closes that of a machine without it. */
  readonly roster?: Roster
}

/** Every open request and lease of this person on this resource ends. */
export type EndPerson = {
  readonly type: 'end_person'
  readonly personId: AskerId
  readonly reason: string
}

/** Retired in the catalogue: one account, or the whole resource where it is null. */
export type Retire = {
  readonly type: 'retire'
  readonly accountId: AccountId | null
  readonly reason: string
}

export type ShowCredential = Proved & {
  readonly type: 'show_credential'
  readonly leaseId: LeaseId
  /** What today's policy asks for, beside the pinned one. */
  readonly today?: MfaRule | null
}

/**
 * A slice of what cannot be taken back, such as a certificate. `subject` is what history calls the
 * thing that it is issued for, such as the fingerprint of a key.
 */
export type IssueSlice = Proved & {
  readonly type: 'issue_slice'
  readonly leaseId: LeaseId
  readonly subject: string
  readonly seconds: number
  /** Nothing new is decided while what was issued is good for so long still; null for never. */
  readonly enoughSeconds: number | null
  /** What today's policy asks for, beside the pinned one. */
  readonly today?: MfaRule | null
  /** For the app's proxy while the holder uses the app: it shows nothing to anybody. */
  readonly isForProxy?: true
}

/** What a connector found before the first call that changes anything. */
export type NoteBefore = {
  readonly type: 'note_before'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly isHeld: boolean
  readonly evidence: string
}

/** What a connector's call came to, as the next command. `operation` is the fence it was made under. */
export type ConfirmGrant = {
  readonly type: 'confirm_grant'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly evidence: string
}
export type FailGrant = {
  readonly type: 'fail_grant'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly cause: 'refused' | 'late' | 'leaver'
}
export type ConfirmRevoke = {
  readonly type: 'confirm_revoke'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly evidence: string
}
export type ReportFailure = {
  readonly type: 'report_failure'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly verb: 'grant' | 'extend' | 'revoke'
  readonly outcome: 'retry' | 'unknown' | 'refused'
  readonly attempt: number
  readonly message: string
}
/** The target is changed by people: those of this group are told what to do, once per operation. */
export type OpenTask = {
  readonly type: 'open_task'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly verb: 'grant' | 'revoke'
  readonly group: GroupId
  readonly instructions: string
}

/** Somebody did it and says so. `isKeeper`: they keep the catalogue, and may for any group. */
export type ConfirmByHand = {
  readonly type: 'confirm_by_hand'
  readonly leaseId: LeaseId
  readonly verb: 'grant' | 'revoke'
  readonly note: string
  readonly roster: Roster
  readonly isKeeper: boolean
}

export type AlertOverdue = { readonly type: 'alert_overdue'; readonly leaseId: LeaseId }

export type Quarantine = {
  readonly type: 'quarantine'
  readonly leaseId: LeaseId
  readonly operation: number
  readonly reason: string
}

export type Command =
  | OpenRequest
  | AskingCommand
  | Cancel
  | Expire
  | Lapse
  | CheckOut
  | HoldingCommand
  | GlassCommand
  | CheckIn
  | EndOfTime
  | ForceRevoke
  | ForceClose
  | EndPerson
  | Retire
  | ShowCredential
  | IssueSlice
  | NoteBefore
  | ConfirmGrant
  | FailGrant
  | ConfirmRevoke
  | ReportFailure
  | Quarantine
  | AlertOverdue
  | OpenTask
  | ConfirmByHand

/** What people and the catalogue may send; the rest follows from deadlines and effects. */
export type Order = Extract<
  Command,
  {
    type:
      | 'open_request'
      | 'approve'
      | 'reject'
      | 'withdraw_vote'
      | 'reassign'
      | 'cancel'
      | 'check_out'
      | 'extend'
      | 'join_queue'
      | 'leave_queue'
      | 'ask_back'
      | 'hand_over'
      | 'break_glass'
      | 'sign_review'
      | 'check_in'
      | 'force_revoke'
      | 'force_close'
      | 'end_person'
      | 'retire'
      | 'confirm_by_hand'
  }
>
