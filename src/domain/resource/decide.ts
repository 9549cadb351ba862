import type { Actor } from '../actor'
import { type Decision, refuse } from '../decision'
import type { Command } from './command'
import { alertOverdue } from './decide/alert-overdue'
import { approve } from './decide/approve'
import { breakGlass } from './decide/break-glass'
import { cancel } from './decide/cancel'
import { checkOut } from './decide/check-out'
import { checkIn, endOfTime, forceRevoke } from './decide/close-lease'
import { confirmByHand } from './decide/confirm-by-hand'
import { confirmExtension } from './decide/confirm-extension'
import { confirmGrant } from './decide/confirm-grant'
import { confirmRevoke } from './decide/confirm-revoke'
import { endPerson } from './decide/end-person'
import { expire } from './decide/expire'
import { extend } from './decide/extend'
import { failGrant } from './decide/fail-grant'
import { forceClose } from './decide/force-close'
import { handOver } from './decide/hand-over'
import { issueSlice } from './decide/issue-slice'
import { lapse } from './decide/lapse'
import { noteBefore } from './decide/note-before'
import { noteOverdueReview } from './decide/note-overdue-review'
import { openRequest } from './decide/open-request'
import { openTask } from './decide/open-task'
import { quarantine } from './decide/quarantine'
import { reassign } from './decide/reassign'
import { reject } from './decide/reject'
import { remind } from './decide/remind'
import { reportFailure } from './decide/report-failure'
import { retire } from './decide/retire'
import { showCredential } from './decide/show-credential'
import { signReview } from './decide/sign-review'
import { askBack, endOffer, joinQueue, leaveQueue } from './decide/wait'
import { warnOfEnd } from './decide/warn-of-end'
import { considerStep, widen } from './decide/widen'
import { withdrawVote } from './decide/withdraw-vote'
import type { Event } from './event'
import { followUps } from './follow-ups'
import { rememberRefusal } from './refused'
import type { Resource } from './state'

/** Who gave the command, and when the Custodian received it, in epoch milliseconds. */
export type Given = { readonly by: Actor; readonly at: number }

/** The one door into the rules. A refused attempt to ask, decide or take is itself a fact. */
export function decide(resource: Resource, command: Command, given: Given): Decision<Event> {
  const decided = rule(resource, command, given)
  const events = [...decided.events, ...followUps(resource, decided.events, given)]
  if (decided.accepted) return { ...decided, events }
  return rememberRefusal(resource, command, { ...decided, events }, given)
}

/** All branching on the command is here; each file minds one verb. */
function rule(resource: Resource, command: Command, given: Given): Decision<Event> {
  switch (command.type) {
    case 'open_request':
      return openRequest(resource, command, given)
    case 'approve':
      return approve(resource, command, given)
    case 'reject':
      return reject(resource, command, given)
    case 'withdraw_vote':
      return withdrawVote(resource, command, given)
    case 'cancel':
      return cancel(resource, command, given)
    case 'expire':
      return expire(resource, command, given)
    case 'lapse':
      return lapse(resource, command, given)
    case 'remind':
      return remind(resource, command, given)
    case 'widen':
      return widen(resource, command, given)
    case 'consider_step':
      return considerStep(resource, command, given)
    case 'reassign':
      return reassign(resource, command, given)
    case 'check_out':
      return checkOut(resource, command, given)
    case 'check_in':
      return checkIn(resource, command, given)
    case 'extend':
      return extend(resource, command, given)
    case 'join_queue':
      return joinQueue(resource, command, given)
    case 'leave_queue':
      return leaveQueue(resource, command, given)
    case 'end_offer':
      return endOffer(resource, command, given)
    case 'ask_back':
      return askBack(resource, command, given)
    case 'hand_over':
      return handOver(resource, command, given)
    case 'break_glass':
      return breakGlass(resource, command, given)
    case 'sign_review':
      return signReview(resource, command, given)
    case 'note_overdue_review':
      return noteOverdueReview(resource, command, given)
    case 'warn_of_end':
      return warnOfEnd(resource, command, given)
    case 'confirm_extension':
      return confirmExtension(resource, command)
    case 'end_of_time':
      return endOfTime(resource, command, given)
    case 'force_revoke':
      return forceRevoke(resource, command, given)
    case 'force_close':
      return forceClose(resource, command, given)
    case 'end_person':
      return endPerson(resource, command, given)
    case 'retire':
      return retire(resource, command)
    case 'show_credential':
      return showCredential(resource, command, given)
    case 'issue_slice':
      return issueSlice(resource, command, given)
    case 'note_before':
      return noteBefore(resource, command)
    case 'confirm_grant':
      return confirmGrant(resource, command)
    case 'fail_grant':
      return failGrant(resource, command)
    case 'confirm_revoke':
      return confirmRevoke(resource, command, given)
    case 'report_failure':
      return reportFailure(resource, command, given)
    case 'open_task':
      return openTask(resource, command)
    case 'confirm_by_hand':
      return confirmByHand(resource, command, given)
    case 'alert_overdue':
      return alertOverdue(resource, command, given)
    case 'quarantine':
      return quarantine(resource, command)
    default:
      return unheard(command)
  }
}

/** After a deploy new Workers talk to old objects for a while, and may say what those never heard. */
function unheard(_command: never): Decision<Event> {
  return refuse({ code: 'facts_stale' })
}
