import { accessEnded, accessFailed, accessStuck, lockInDoubt } from './access-letters'
import { accessEnding, accessExtended } from './extension-letters'
import { glassBroken, reviewOverdue, reviewSigned } from './glass-letters'
import type { Notice } from './notice'
import { accessHandedOver, accessOffered, giveBackAsked } from './queue-letters'
import {
  decisionWanted,
  requestApproved,
  requestExpired,
  requestLapsed,
  requestRejected,
  requestReopened,
} from './request-letters'
import { decidedInYourPlace, requestSettled } from './settled-letter'
import { taskOpened } from './task-letter'

/** What a notice says, before it takes a form: what happened, what it means, what to do. */
export type Letter = {
  readonly subject: string
  readonly headline: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly Fact[]
  /** Somebody else's words, shown as theirs. */
  readonly quote: { readonly intro: string; readonly text: string } | null
  readonly link: { readonly label: string; readonly path: string }
  /** Several things in one mail, each with a page of its own. */
  readonly entries?: readonly Entry[]
}

export type Entry = {
  readonly headline: string
  /** What has come of it meanwhile. */
  readonly news: string | null
  readonly label: string
  /** The whole address. */
  readonly href: string
}

export type Fact = readonly [label: string, value: string]

export const FOOTER =
  'Sent by Hallpass. The link only points to a page: you sign in there, and opening it changes nothing.'
export const SHORTENED = '(Shortened. The page has the whole text.)'

export function letterOf(notice: Notice): Letter {
  switch (notice.kind) {
    case 'decision_wanted':
      return decisionWanted(notice)
    case 'request_approved':
      return requestApproved(notice)
    case 'request_settled':
      return requestSettled(notice)
    case 'decided_in_your_place':
      return decidedInYourPlace(notice)
    case 'request_rejected':
      return requestRejected(notice)
    case 'request_expired':
      return requestExpired(notice)
    case 'request_lapsed':
      return requestLapsed(notice)
    case 'request_reopened':
      return requestReopened(notice)
    case 'access_failed':
      return accessFailed(notice)
    case 'access_offered':
      return accessOffered(notice)
    case 'give_back_asked':
      return giveBackAsked(notice)
    case 'access_handed_over':
      return accessHandedOver(notice)
    case 'access_ending':
      return accessEnding(notice)
    case 'access_extended':
      return accessExtended(notice)
    case 'access_ended':
      return accessEnded(notice)
    case 'access_stuck':
      return accessStuck(notice)
    case 'lock_in_doubt':
      return lockInDoubt(notice)
    case 'task_opened':
      return taskOpened(notice)
    case 'glass_broken':
      return glassBroken(notice)
    case 'review_signed':
      return reviewSigned(notice)
    case 'review_overdue':
      return reviewOverdue(notice)
  }
}
