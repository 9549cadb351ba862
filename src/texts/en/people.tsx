import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** The directory, and one person in it. */
export const people = {
  severalFit: (text: string) => `“${text}” fits several people; use the e-mail address.`,
  nobodyIs: (text: string) => `“${text}” is nobody in the directory.`,
  whoLeft: (text: string) => `“${text}” has left.`,
  atMostAtOnce: (count: number) => `Add at most ${count} people at a time.`,
  holdsUntil: (what: Child, until: Child) => (
    <>
      {what} until {until}
    </>
  ),
  roleFor: (role: string, scope: string) => `${role} for ${scope}`,
  through: (group: string) => `through ${group}`,
  rolesHint:
    'Asking and deciding need no role: policies say who may. For some resources only, give a role on its own page.',
  endsNothing: (name: string) =>
    `Ends every session, request, role and membership of ${name} at once, and every lease; none is open now. It cannot be undone, not even by signing in again.`,
  endsLeases: (name: string, leases: string) =>
    `Ends every session, request, role and membership of ${name} at once, and takes away ${leases}. It cannot be undone, not even by signing in again.`,
  hasPasskeys: (name: string, count: number) =>
    count === 0
      ? `${name} has no passkey.`
      : plural(count, { one: `${name} has one passkey.`, other: `${name} has ${count} passkeys.` }),
  lead: 'Everybody who has signed in, and those who have left.',
  providers: 'Identity providers',
  scim: 'SCIM connections',
  events: 'Events',
  search: 'Search by name or e-mail',
  none: 'Nobody here is like that',
  noneHint: (all: (words: string) => Child) => (
    <>
      People appear when they sign in for the first time, or when a SCIM connection says so.{' '}
      {all('Show everybody')}
    </>
  ),
  role: 'Role',
  noEmail: 'no e-mail address',
  left: 'Left',
  active: 'Active',
  hasLeft: 'This person has left',
  allEnded: (at: Child) => <>Everything ended {at}, and stays ended.</>,
  id: 'Id',
  noGroups: 'none',
  holdsNow: 'Holds now',
  holdsNothing: 'nothing',
  passkeys: 'Passkeys',
  lostThem: 'They have lost them',
  everythingAbout: (name: string) => `Everything about ${name}`,
  rolesForAll: 'Roles for everything',
  saveRoles: 'Save roles',
  leaves: 'This person leaves',
  member: 'member, like everybody',
  signedIn: 'Signed in',
  confirmEndSessions: (name: string) => `${name} is signed out everywhere, and may sign in again.`,
  endSessions: 'End all sessions',
  waysToSignIn: 'Ways to sign in',
  noWays: 'None yet.',
  atIssuer: (issuer: string, since: Child) => (
    <>
      at {issuer}, since {since}
    </>
  ),
  confirmUnlink: 'They cannot sign in so any more, and sessions that began so end.',
  unlinkNamed: (subject: string) => `Take away the way to sign in with ${subject}`,
  takeAway: 'Take away',
  linkAnother: 'Link another one',
  issuer: 'Issuer',
  issuerHint: 'Of an identity provider that is connected here.',
  subject: 'Subject',
  subjectHint: 'What that provider calls this person for good. Never an address.',
  link: 'Link',
  lostPasskeys: 'Lost passkeys',
  mayStartAnew: 'They may start anew',
  waitingForSecond: 'Waiting for a second administrator',
  proposed: 'Proposed',
  agreed: 'Agreed',
  until: 'Until',
  agree: 'Agree',
  recoveryTerms: (name: string) =>
    `When another administrator agrees within a day, ${name} can add one passkey by signing in at the identity provider, within another day. The passkeys they had are gone then. They are mailed both times.`,
  recoveryHint: 'How you know that it is them who ask.',
  proposeRecovery: 'Propose a recovery',
}
