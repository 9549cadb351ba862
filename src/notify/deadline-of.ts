import type { Notice } from './notice'

/** When it is too late to do what a notice is about, in epoch milliseconds; null for nothing to do. */
export function deadlineOf(notice: Notice): number | null {
  switch (notice.kind) {
    case 'decision_wanted':
    case 'request_approved':
    case 'request_reopened':
    case 'access_failed':
      return notice.deadlineAt
    case 'access_ending':
      return notice.endsAt
    default:
      return null
  }
}
