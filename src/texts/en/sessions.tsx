import type { Child } from 'hono/jsx'

/** Where somebody is signed in. */
export const sessions = {
  lead: 'A session ends twelve hours after you signed in, or when it is not used: after half an hour, for administrators after a quarter.',
  endOthers: 'End all others',
  unknownOnes:
    'If you do not know one of them, end it, and tell your administrators and your identity provider: somebody may have signed in as you.',
  signedIn: (at: Child, seen: Child) => (
    <>
      Signed in {at}, last seen {seen}
    </>
  ),
  thisOne: 'This one',
  endNamed: (device: string) => `End the session with ${device}`,
  end: 'End',
}
