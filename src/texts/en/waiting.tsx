import type { Child } from 'hono/jsx'

/** What waits for a decision. */
export const waiting = {
  keys: {
    j: 'to the next decision',
    k: 'to the one before',
    a: 'to its Approve button; Enter presses it',
    r: 'to the reason for rejecting it',
    '?': 'this help',
    Esc: 'out of a field',
  },
  left: (left: Child) => (
    <>
      {left}
      <span> left</span>
    </>
  ),
  mostUrgentFirst: 'The most urgent comes first. Each can be decided here.',
  nothing: 'Nothing waits for you',
  nothingWhy: 'You get a mail when somebody needs your decision.',
  asksFor: (requester: string, resource: string, account: Child) => (
    <>
      {requester} asks for {resource} {account}
    </>
  ),
  askedFor: (duration: string, at: Child) => (
    <>
      For {duration}, asked {at}
    </>
  ),
  reviews: 'Reviews of emergencies',
  keysTitle: 'Keys',
  useKeys: 'Use these keys in this browser',
  close: 'Close',
  approvalCounts: 'Your approval counts.',
  isRejected: 'The request is rejected, and the requester knows why.',
}
