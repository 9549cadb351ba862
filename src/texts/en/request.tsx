import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** One request: what is asked, where it stands, and what can be done about it. */
export const request = {
  rejectedBy: (name: string | null) => `${name ?? 'Somebody'} rejected it`,
  you: 'you',
  approvedBy: (names: string) => `Approved by ${names}`,
  moreNeeded: (count: number) =>
    plural(count, {
      one: 'One more yes is needed. Nothing is left for you to do.',
      other: `${count} more yeses are needed. Nothing is left for you to do.`,
    }),
  reviewOverdue: (at: Child) => <>Its review is overdue. It was owed by {at}.</>,
  reviewOwed: (at: Child) => <>Its review is owed by {at}.</>,
  noMoreGlass: (requester: string, resource: string) =>
    `Until somebody else has signed it, ${requester} cannot break glass on ${resource} again.`,
  wasHandedOver: (name: string) => `${name} has handed it over to you.`,
  freeForYou: (until: Child) => <>It is free, and nobody else can check it out before {until}.</>,
  outOfDate: {
    settled: 'There is nothing left to decide',
    answered: 'You have answered this already',
    not_eligible: 'You cannot decide on this any more',
    another_step: 'Another step is open by now',
    asked_otherwise: 'Something else is asked by now',
  },
  sinceMail: 'Since the mail',
  mailSent: (at: Child) => <>The mail was sent {at}.</>,
  nothingSince: 'Nothing has happened since.',
  sinceThen: 'Since then:',
  voted: (name: string) => `${name} approved`,
  votedInPlace: (name: string, principal: string) => `${name} approved in place of ${principal}`,
  endings: {
    rejected: 'Rejected',
    cancelled: 'Cancelled',
    expired: 'Expired: not decided in time',
    lapsed: 'Lapsed: not used in time',
  },
  ended: 'Ended',
  leasePhases: {
    granting: 'Access is being opened',
    active: 'In use',
    revoking: 'Access is being taken away',
    quarantined: 'Quarantined: the target could not be confirmed clean',
    closed: 'Access has ended',
  },
  checkedOut: (at: Child) => <>Checked out {at}</>,
  ends: (at: Child) => <>ends {at}</>,
  over: (at: Child) => <>over {at}</>,
  nobodyCanApprove: 'Nobody can approve this step now.',
  names: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),
  needsYesFrom: (name: string) => `Needs a yes from ${name}.`,
  needsYesesOf: (count: number, names: string) =>
    plural(count, {
      one: `Needs a yes from one of ${names}.`,
      other: `Needs ${count} yeses of ${names}.`,
    }),
  askedFor: (duration: string, at: Child) => (
    <>
      {duration}, asked {at}
    </>
  ),
  checkOutWithin: (left: Child) => <>check out within {left}</>,
  decidedWithin: (left: Child) => <>decided within {left}</>,
  notOverYet: 'Not over yet;',
  reviewWithin: (left: Child) => <>its review is owed within {left}</>,
  reviewIsOverdue: 'its review is overdue',
  fromCheckOut: (duration: string) => `${duration} from check-out`,
  accountOn: (account: string, resource: string) => `${account} on ${resource}`,
  asksForAccess: (requester: string) => `${requester} asks for access`,
  nothingOutlives: 'Nothing is known to outlive the access.',
  youDecideFor: (principal: string) => `You decide in place of ${principal}, who handed this over.`,
  toYourAccess: 'Go to your access',
  whereItStands: 'Where it stands',
  everything: 'Everything that happened',
  who: 'Who',
  howLong: 'How long',
  ticket: 'Ticket',
  policy: 'Policy',
  whatToKnow: 'What you should know',
  neverBefore: 'They have not had access to it before.',
  lastAccesses: 'Their last accesses to it:',
  heldNow: 'Held now:',
  heldUntil: (holder: string, account: string, until: Child, id: Child) => (
    <>
      {holder}: {account} until {until} {id}
    </>
  ),
  openNow: 'Open at the same time:',
  moreIsOpen: 'More is open than is shown here.',
  openRequest: (requester: string, account: string, resource: string, stage: string, id: Child) => (
    <>
      {requester}: {account} on {resource}, {stage} {id}
    </>
  ),
  comment: 'Comment',
  shorter: 'For a shorter time',
  shorterHint: 'Such as 30 min. Left empty: as long as was asked.',
  approve: 'Approve',
  rejectInstead: 'Reject instead',
  reasonHint: 'The requester reads this.',
  reject: 'Reject',
  isEmergency: 'This is an emergency: nobody approved it',
  wasRevoked: (names: string) => `${names} held it and was revoked for that.`,
  signedReview: (name: string, at: Child) => (
    <>
      {name} signed the review {at}:
    </>
  ),
  findings: 'What have you found?',
  findingsHint:
    'Look at the reason above and at what was done. It is kept, and the person reads it.',
  signReview: 'Sign the review',
  yourTurn: 'It is your turn',
  letPass: 'Let it pass',
  holdsItNow: (holder: string) => `${holder} holds it now`,
  notFreeYet: 'It is not free yet',
  handsOver: (holder: string) =>
    `${holder} hands it over to you: it is yours once their access is gone.`,
  untilAtLatest: (until: Child) => <>Until {until} at the latest.</>,
  queueHint:
    'Wait in the queue: when it is free, it is yours for a few minutes and you get a mail. Waiting does not use up your approval.',
  joinQueue: 'Wait for it',
  yourPlace: (position: number, waiting: number, at: Child) => (
    <>
      You are number {position} of {waiting}. It is your turn at {at} at the latest, if everybody
      takes all of their time.
    </>
  ),
  askBack: 'Ask the holder to give it back',
  message: 'Message',
  messageHint: 'They get a mail with it.',
  sendAskBack: 'Ask',
  leaveQueue: 'Stop waiting',
  giveDecision: 'Give the decision to somebody',
  toWhom: 'To whom',
  toWhomHint:
    'By name or e-mail address. The policy has to name them in this step or in a ring of it.',
  giveIt: 'Give it to them',
  waitsForProvider: 'New access waits for the identity provider',
  providerUnread: (provider: string, since: Child) => (
    <>
      {provider} could not be read since {since}, so that Hallpass does not know who has left. Your
      administrators have been told.
    </>
  ),
  needsProof:
    'This needs a fresh proof that it is you, so that nobody can use your session. It counts for five minutes.',
  needsSignIn:
    'This needs a fresh sign-in, so that nobody can use your session. It counts for five minutes.',
  checkOut: 'Check out',
  confirmThenCheckOut: 'Confirm it is you, then check out',
  checkOutNow: 'Check out now',
  confirmWithdraw: 'Withdraw this request? It cannot be brought back.',
  withdraw: 'Withdraw',
  whatStays: 'What stays',
  asked: (requester: string) => `${requester} asked`,
  approvedByPolicy: 'Approved by the policy',
  needsNobody: (policy: string) => `“${policy}” needs nobody’s approval.`,
  checksOut: (requester: string) => `${requester} checks out`,
  orLapses: (until: Child) => <>Until {until}, or the approval lapses.</>,
  noJustification: 'No justification was given.',
  takeApprovalBack: 'Take your approval back',
  withdrawHint: 'It is kept, and the step is asked again.',
  takeItBack: 'Take it back',
}
