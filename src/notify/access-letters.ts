import type { LeaseEnding } from '../domain/resource/state'
import type { Letter } from './letter'
import type { AccessEnded, AccessFailed, AccessStuck, LockInDoubt } from './notice'
import { accessInWords, instantInWords, spanInWords } from './wording'

const BECAUSE: Record<LeaseEnding, string> = {
  'check-in': 'It was checked in.',
  time: 'Its time was up.',
  forced: 'It was ended early by somebody who has the permission to do so.',
  leaver: 'Its holder is no longer active in the directory.',
  retired: 'What it was for is retired.',
  'grant-failed': 'It could not be opened.',
  'handed-over': 'You handed it over.',
}

export function accessFailed(notice: AccessFailed): Letter {
  return {
    subject: `Not opened: ${accessInWords(notice)}`,
    headline: `${accessInWords(notice)} could not be opened.`,
    paragraphs: [
      'The target did not confirm the access, so the check-out was given up. Whatever it may have opened is taken back.',
      notice.deadlineAt === null
        ? 'Your approval cannot be used again. If you still need access, ask again.'
        : 'Your approval is good again, so you can check out once more.',
    ],
    facts: [
      ['Given up', instantInWords(notice.at)],
      ...(notice.deadlineAt === null
        ? []
        : [['Check out by', instantInWords(notice.deadlineAt)] as const]),
    ],
    quote: null,
    link: { label: 'See what happened', path: leasePath(notice) },
  }
}

export function accessEnded(notice: AccessEnded): Letter {
  return {
    subject: `Ended: ${accessInWords(notice)}`,
    headline: `Your access to ${accessInWords(notice)} has ended.`,
    paragraphs: [
      BECAUSE[notice.ending],
      'The target was read back and no longer gives this access. If you still need it, ask again.',
    ],
    facts: [
      ['Ended', instantInWords(notice.endedAt)],
      ['Confirmed', confirmed(notice)],
    ],
    quote: null,
    link: { label: 'See the lease', path: leasePath(notice) },
  }
}

export function accessStuck(notice: AccessStuck): Letter {
  return {
    subject: `Action needed: ${accessInWords(notice)} could not be confirmed closed`,
    headline: `${accessInWords(notice)}, held by ${notice.holderName}, could not be confirmed closed.`,
    paragraphs: [
      'The access has ended here, but it may still be open at the target. The resource stays locked, and Hallpass keeps trying to take the access back.',
      'Please look at the target and at its connector, and end the access there if it is still open.',
    ],
    facts: [
      ['Ended', instantInWords(notice.endedAt)],
      ['Reported', instantInWords(notice.at)],
    ],
    quote: notice.reason.trim() === '' ? null : { intro: 'What was found:', text: notice.reason },
    link: { label: 'See the lease', path: leasePath(notice) },
  }
}

export function lockInDoubt(notice: LockInDoubt): Letter {
  const { byName, secondName, holderName } = notice
  const what = accessInWords(notice)
  return {
    subject: secondName ? `Lock taken away: ${what}` : `A second administrator is wanted: ${what}`,
    headline: secondName
      ? `${byName} and ${secondName} took the lock of ${what} away.`
      : `${byName} asks to take the lock of ${what} away.`,
    paragraphs: [
      `What ${holderName} had could not be confirmed closed and may still be open at the target.`,
      secondName
        ? 'Others can check out from now on. Hallpass goes on taking the old access away.'
        : 'If you know that it is safe, agree within an hour. Otherwise do nothing: the lock stays.',
    ],
    facts: [['Said', instantInWords(notice.at)]],
    quote: { intro: 'The reason given:', text: notice.reason },
    link: { label: 'See the lease', path: leasePath(notice) },
  }
}

function confirmed(notice: AccessEnded): string {
  const later = spanInWords(notice.endedAt, notice.closedAt)
  return `${instantInWords(notice.closedAt)}, ${later} after it ended`
}

function leasePath(notice: { readonly leaseId: string }): string {
  return `/leases/${encodeURIComponent(notice.leaseId)}`
}
