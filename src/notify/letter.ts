import type { Texts } from '../texts/english'
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

export function letterOf(texts: Texts, notice: Notice): Letter {
  switch (notice.kind) {
    case 'decision_wanted':
      return decisionWanted(texts, notice)
    case 'request_approved':
      return requestApproved(texts, notice)
    case 'request_settled':
      return requestSettled(texts, notice)
    case 'decided_in_your_place':
      return decidedInYourPlace(texts, notice)
    case 'request_rejected':
      return requestRejected(texts, notice)
    case 'request_expired':
      return requestExpired(texts, notice)
    case 'request_lapsed':
      return requestLapsed(texts, notice)
    case 'request_reopened':
      return requestReopened(texts, notice)
    case 'access_failed':
      return accessFailed(texts, notice)
    case 'access_offered':
      return accessOffered(texts, notice)
    case 'give_back_asked':
      return giveBackAsked(texts, notice)
    case 'access_handed_over':
      return accessHandedOver(texts, notice)
    case 'access_ending':
      return accessEnding(texts, notice)
    case 'access_extended':
      return accessExtended(texts, notice)
    case 'access_ended':
      return accessEnded(texts, notice)
    case 'access_stuck':
      return accessStuck(texts, notice)
    case 'lock_in_doubt':
      return lockInDoubt(texts, notice)
    case 'task_opened':
      return taskOpened(texts, notice)
    case 'glass_broken':
      return glassBroken(texts, notice)
    case 'review_signed':
      return reviewSigned(texts, notice)
    case 'review_overdue':
      return reviewOverdue(texts, notice)
  }
}
