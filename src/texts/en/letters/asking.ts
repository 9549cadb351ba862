/** Mails about requests, and about who decides on them. `what` is an account on a resource. */
export const asking = {
  decisionWanted: {
    subject: (what: string, name: string, duration: string) =>
      `Your decision is wanted: ${what} for ${name}, ${duration}`,
    reminder: (what: string, name: string, duration: string) =>
      `Reminder: your decision is wanted: ${what} for ${name}, ${duration}`,
    headline: (name: string, what: string) => `${name} asks for ${what}.`,
    wouldLast: (duration: string) =>
      `You are one of the people who may decide. Access would last ${duration}.`,
    wouldLastLonger: (duration: string) =>
      `You are one of the people who may decide. It is held now and would last ${duration} longer.`,
    inPlace: (name: string) => `${name} has handed this over: you decide in their place.`,
    assigned: 'An administrator gave this decision to you.',
    orExpires:
      'Nothing is opened unless it is approved: if nobody decides in time, the request expires.',
  },
  requestApproved: {
    subject: (what: string) => `Approved: ${what}`,
    headline: (what: string) => `Your request for ${what} is approved.`,
    automatic: 'Its policy asks for nobody’s approval.',
    orLapses: 'Nothing is open yet. Check it out in time, or the approval lapses.',
  },
  requestRejected: {
    subject: (what: string) => `Rejected: ${what}`,
    headline: (name: string, what: string) => `${name} rejected your request for ${what}.`,
    askAgain: 'No access is given. If you still need it, ask again and answer what was said.',
  },
  requestExpired: {
    subject: (what: string) => `Expired: ${what}`,
    headline: (what: string) => `Your request for ${what} expired: it was not decided in time.`,
    askAgain: 'No access is given. If you still need it, ask again.',
  },
  requestLapsed: {
    subject: (what: string) => `Lapsed: ${what}`,
    headline: (what: string) => `Your approval for ${what} lapsed: it was not used in time.`,
    askAgain: 'It can no longer be checked out. If you still need access, ask again.',
  },
  requestReopened: {
    subject: (what: string) => `Approval is needed again: ${what}`,
    headline: (what: string) => `Your request for ${what} needs approval again.`,
    why: 'Either a yes stopped counting, or today’s policy asks for more than was answered.',
    nothingToDo:
      'The approvers are asked, and you hear of their decision. There is nothing for you to do.',
  },
  requestSettled: {
    outcomes: {
      approved: 'approved',
      rejected: 'rejected',
      cancelled: 'cancelled',
      expired: 'expired',
    },
    subject: (what: string, name: string, outcome: string) =>
      `Settled: ${what} for ${name}, ${outcome}`,
    headline: (name: string, what: string, outcome: string) =>
      `The request of ${name} for ${what} is ${outcome}.`,
    headlineBy: (name: string, what: string, outcome: string, by: string) =>
      `The request of ${name} for ${what} is ${outcome} by ${by}.`,
    nothingToDo: 'You were asked to decide; there is nothing for you to do any more.',
  },
  decidedInYourPlace: {
    subjectYes: (by: string, what: string, name: string) =>
      `In your place: ${by} approved ${what} for ${name}`,
    subjectNo: (by: string, what: string, name: string) =>
      `In your place: ${by} said no to ${what} for ${name}`,
    headlineYes: (by: string, name: string, what: string) =>
      `${by} approved the request of ${name} for ${what}, in your place.`,
    headlineNo: (by: string, name: string, what: string) =>
      `${by} said no to the request of ${name} for ${what}, in your place.`,
    counts:
      'You had handed this over. It counts as your decision; until the access is taken you can take it back on the page.',
  },
  delegationMade: {
    subject: (principal: string) => `You stand in for ${principal}`,
    headline: (principal: string) => `${principal} has handed decisions over to you.`,
    terms:
      'You are asked what they would be asked. History keeps both names, and you never decide on what you ask for yourself.',
    endIt: 'If you cannot do it, end it on the page.',
  },
  delegationEnded: {
    subjectToDelegate: (principal: string) => `You do not stand in for ${principal} any more`,
    subjectToPrincipal: (delegate: string) => `${delegate} does not stand in for you any more`,
    headline: (by: string) => `${by} has ended it before its time.`,
    toDelegate: (principal: string) =>
      `What ${principal} is asked is not asked of you from now on. What you decided stays decided.`,
    toPrincipal:
      'You are asked yourself from now on, unless you are away. What was decided in your place stays decided.',
  },
}
