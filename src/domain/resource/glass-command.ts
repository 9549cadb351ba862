import type { RequestId } from '../ids'
import type { Roster } from '../policy/roster'
import type { Proved } from '../proving'
import type { Keyed, Ruling } from './command'

/** Access in an emergency, which nobody approves; whoever holds it loses it the normal way first. */
export type BreakGlass = Keyed &
  Proved & {
    readonly type: 'break_glass'
    readonly ruling: Ruling
    /** Whom the policy names as those to tell and as reviewers. */
    readonly roster: Roster
    /** They hold the permission for this resource now. */
    readonly mayBreakGlass: boolean
    readonly durationSeconds: number
    readonly justification: string
  }

/** Somebody else has looked at what was done, and says what they found. */
export type SignReview = {
  readonly type: 'sign_review'
  readonly requestId: RequestId
  readonly roster: Roster
  /** They hold the permission to review on this resource now. */
  readonly mayReview: boolean
  readonly words: string
}

/** The date has passed by which the review was owed. */
export type NoteOverdueReview = {
  readonly type: 'note_overdue_review'
  readonly requestId: RequestId
}

/** What is said about access in an emergency. */
export type GlassCommand = BreakGlass | SignReview | NoteOverdueReview
