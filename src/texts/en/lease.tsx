import type { Child } from 'hono/jsx'

/** Access that is held: using it, giving it back, having it longer, and taking it away. */
export const lease = {
  theRequest: 'the request',
  command: (number: number | null) => (number === null ? 'Command' : `Command ${number}`),
  theUserName: 'the user name',
  theCommand: 'the command',
  thePassword: 'the password',
  theCertificate: 'the certificate',
  canLastUntil: (at: Child) => <>It can last until {at} at the latest.</>,
  atOnce: 'You get it at once.',
  somebodyAgrees: 'Somebody has to agree first.',
  onceClosedForYou: 'They can take it once the target was read back as closed for you.',
  onceClosedFor: (holder: string) =>
    `They can take it once the target was read back as closed for ${holder}.`,
  confirmRevoke: (account: string, holder: string) => `Take ${account} of ${holder} back now?`,
  takeBack: (account: string, holder: string) => `Take back ${account} of ${holder}`,
  revokeHint: (holder: string) => `${holder} reads this, and it is kept.`,
  secondAsked: (name: string, at: Child, reason: string) => (
    <>
      {name} asked for this on {at}: “{reason}”. Somebody else has to agree.
    </>
  ),
  openedByHand: 'People were asked to open it by hand.',
  targetIsAsked: 'The target is being asked.',
  looksAgain: 'This page looks again by itself',
  goneWhenReadBack: 'It counts as gone only when the target was read back.',
  notClean: 'The target could not be confirmed clean.',
  staysLocked: 'The resource stays locked, and people were told.',
  confirmedAt: (at: Child) => <>Confirmed at the target {at}.</>,
  endings: {
    'check-in': 'It was given back.',
    time: 'Its time is over.',
    forced: 'It was taken back before its time.',
    leaver: 'Its holder is no longer active.',
    retired: 'What it was for is retired.',
    'handed-over': 'It was handed over.',
    'grant-failed': 'The target could not be opened; the approval is good again.',
  },
  yours: 'Your access',
  accessOf: (holder: string) => `Access of ${holder}`,
  open: (app: string) => `Open ${app}`,
  showCredential: 'Show the credential',
  about: 'About this access',
  checkedOut: 'Checked out',
  ends: 'Ends',
  ended: 'Ended',
  askedFor: 'Asked for',
  why: 'Why',
  lockTakenBy: 'Lock taken away by',
  lockTaken: (first: string, second: string, reason: string) => `${first} and ${second}: ${reason}`,
  readBack: 'Read back',
  howToConnect: 'How to connect',
  userName: 'User name',
  password: 'Password',
  hide: 'Hide',
  moreTime: 'More time',
  stillCloses: (at: Child) => <>The target still closes {at}; it is being told of the later end.</>,
  askedForMore: (see: (words: string) => Child) => (
    <>You have asked for more time. {see('See the request')}</>
  ),
  confirmThenMore: 'Confirm it is you, then ask for more time',
  howMuchLonger: 'How much longer?',
  howMuchHint: 'A number and a unit, such as 30 min or 1 h.',
  whyLonger: 'Why?',
  isKept: 'This is kept.',
  askForMore: 'Ask for more time',
  getCertificate: 'Get a certificate',
  yourCertificate: 'Your certificate',
  goodUntil: (at: Child) => <>It is good until {at}.</>,
  handedOverTo: (name: string) => `Handed over to ${name}`,
  handOverTo: 'Hand it over to somebody',
  handOverHint:
    'By name or e-mail address. They need an approved request for the same. Your access ends first.',
  handOver: 'Hand it over',
  takeBackNow: 'Take it back now',
  confirmForce: (account: string) =>
    `Take the lock away although ${account} may still be open at the target?`,
  takeLockAway: 'Take the lock away',
  forceTerms: (holder: string) =>
    `The target could not be confirmed clean. Two administrators together may let others check out all the same, within an hour of each other. What ${holder} had may still be open; Hallpass goes on taking it away.`,
  forceHint: 'How you know that it is safe. It is kept, and all administrators are told.',
  agreeToForce: 'Agree, and take the lock away',
  askForSecond: 'Ask for a second administrator',
  beingOpened: 'Access is being opened',
  beingTaken: 'Access is being taken away',
  quarantined: 'Quarantined',
  hasEnded: 'Access has ended',
  runsOut: (at: Child) => (
    <>What was issued runs out by itself {at}; the resource stays locked until then.</>
  ),
}
