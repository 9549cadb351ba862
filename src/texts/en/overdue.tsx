import type { Child } from 'hono/jsx'

/** Access that should be over and is not confirmed gone. */
export const overdue = {
  phases: {
    granting: 'The target should have opened by now.',
    active: 'Its time is over, and its end has not begun as far as this list knows.',
    revoking: 'It is being taken away; the target has not confirmed it.',
    quarantined: 'The target could not be confirmed clean, so the resource stays locked.',
    closed: 'It is gone: the target was read back.',
  },
  wasTried: 'It was tried, and is not done yet. It is tried again for as long as it takes.',
  outcomes: {
    retry: 'It was not done',
    unknown: 'It is not known whether it was done',
    refused: 'The target said no',
  },
  noneYet: 'None yet.',
  now: 'Now',
  inTime: (left: Child) => <>In {left}</>,
  heldAndOverdue: (holder: string, duration: string, since: Child) => (
    <>
      Held by {holder}, overdue for {duration}, since {since}
    </>
  ),
  lead: 'Each is tried again for as long as it takes. It counts as gone only when its target was read back.',
  allIsWell: 'All is well',
  allIsWellWhy: 'Every access that should have ended was confirmed gone at its target.',
  attempts: 'Attempts',
  lastAnswer: 'Last answer',
  nextAttempt: 'Next attempt',
  tryNamed: (account: string, resource: string) => `Try ${account} on ${resource} again now`,
  tryNow: 'Try again now',
  takeLock: 'Take the lock away …',
  nothingOwed: 'Nothing is owed any more; this list follows in a moment.',
  notKnown: 'Not known: what looks after this resource does not answer.',
}
