import type { Letter } from './letter'
import type {
  About,
  DecisionWanted,
  RequestApproved,
  RequestRejected,
  RequestReopened,
} from './notice'
import { accessInWords, durationInWords, instantInWords, spanInWords } from './wording'

export function decisionWanted(notice: DecisionWanted): Letter {
  const duration = durationInWords(notice.durationSeconds)
  return {
    subject: `${notice.isReminder ? 'Reminder: your' : 'Your'} decision is wanted: ${accessInWords(notice)} for ${notice.requesterName}, ${duration}`,
    headline: `${notice.requesterName} asks for ${accessInWords(notice)}.`,
    paragraphs: [
      notice.isExtension
        ? `You are one of the people who may decide. It is held now and would last ${duration} longer.`
        : `You are one of the people who may decide. Access would last ${duration}.`,
      ...(notice.inPlaceOf
        ? [`${notice.inPlaceOf} has handed this over: you decide in their place.`]
        : []),
      ...(notice.assigned ? ['An administrator gave this decision to you.'] : []),
      'Nothing is opened unless it is approved: if nobody decides in time, the request expires.',
    ],
    facts: [
      ['Duration', duration],
      ...(notice.ticket ? [['Ticket', notice.ticket] as const] : []),
      ['Step', `${notice.stepName} (${notice.stepNumber} of ${notice.stepCount})`],
      ['Policy', notice.policyName],
      ...(notice.residue ? [['What stays', notice.residue] as const] : []),
      ['Decide by', deadline(notice.at, notice.deadlineAt)],
    ],
    quote: words(notice.requesterName, notice.justification),
    link: { label: 'See the request and decide', path: requestPath(notice) },
  }
}

export function requestApproved(notice: RequestApproved): Letter {
  return {
    subject: `Approved: ${accessInWords(notice)}`,
    headline: `Your request for ${accessInWords(notice)} is approved.`,
    paragraphs: [
      ...(notice.isAutomatic ? ['Its policy asks for nobody’s approval.'] : []),
      'Nothing is open yet. Check it out in time, or the approval lapses.',
    ],
    facts: [
      ['Approved', instantInWords(notice.at)],
      ['Check out by', deadline(notice.at, notice.deadlineAt)],
    ],
    quote: null,
    link: { label: 'See the request and check out', path: requestPath(notice) },
  }
}

export function requestRejected(notice: RequestRejected): Letter {
  return {
    subject: `Rejected: ${accessInWords(notice)}`,
    headline: `${somebody(notice.byName)} rejected your request for ${accessInWords(notice)}.`,
    paragraphs: ['No access is given. If you still need it, ask again and answer what was said.'],
    facts: [['Rejected', instantInWords(notice.at)]],
    quote: words(notice.byName, notice.reason),
    link: { label: 'See the request', path: requestPath(notice) },
  }
}

export function requestExpired(notice: About): Letter {
  return {
    subject: `Expired: ${accessInWords(notice)}`,
    headline: `Your request for ${accessInWords(notice)} expired: it was not decided in time.`,
    paragraphs: ['No access is given. If you still need it, ask again.'],
    facts: [['Expired', instantInWords(notice.at)]],
    quote: null,
    link: { label: 'See the request', path: requestPath(notice) },
  }
}

export function requestLapsed(notice: About): Letter {
  return {
    subject: `Lapsed: ${accessInWords(notice)}`,
    headline: `Your approval for ${accessInWords(notice)} lapsed: it was not used in time.`,
    paragraphs: ['It can no longer be checked out. If you still need access, ask again.'],
    facts: [['Lapsed', instantInWords(notice.at)]],
    quote: null,
    link: { label: 'See the request', path: requestPath(notice) },
  }
}

export function requestReopened(notice: RequestReopened): Letter {
  return {
    subject: `Approval is needed again: ${accessInWords(notice)}`,
    headline: `Your request for ${accessInWords(notice)} needs approval again.`,
    paragraphs: [
      'Either a yes stopped counting, or today’s policy asks for more than was answered.',
      'The approvers are asked, and you hear of their decision. There is nothing for you to do.',
    ],
    facts: [
      ...(notice.stepNames.length > 0 ? [['To answer', notice.stepNames.join(', ')] as const] : []),
      ['Decided by', deadline(notice.at, notice.deadlineAt)],
    ],
    quote: null,
    link: { label: 'See the request', path: requestPath(notice) },
  }
}

function requestPath(notice: About): string {
  return `/requests/${encodeURIComponent(notice.requestId)}`
}

function deadline(from: number, to: number): string {
  return `${instantInWords(to)}, ${spanInWords(from, to)} after this was sent`
}

function words(name: string, text: string): Letter['quote'] {
  return text.trim() === '' ? null : { intro: `${somebody(name)} wrote:`, text }
}

function somebody(name: string): string {
  return name.trim() || 'Somebody'
}
