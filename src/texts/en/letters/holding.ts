/** Mails about access that is held, waited for, taken away or taken in an emergency. */
export const holding = {
  accessFailed: {
    subject: (what: string) => `Not opened: ${what}`,
    headline: (what: string) => `${what} could not be opened.`,
    givenUp:
      'The target did not confirm the access, so the check-out was given up. Whatever it may have opened is taken back.',
    approvalGone: 'Your approval cannot be used again. If you still need access, ask again.',
    approvalGood: 'Your approval is good again, so you can check out once more.',
  },
  accessEnded: {
    because: {
      'check-in': 'It was checked in.',
      time: 'Its time was up.',
      forced: 'It was ended early by somebody who has the permission to do so.',
      leaver: 'Its holder is no longer active in the directory.',
      retired: 'What it was for is retired.',
      'grant-failed': 'It could not be opened.',
      'handed-over': 'You handed it over.',
    },
    subject: (what: string) => `Ended: ${what}`,
    headline: (what: string) => `Your access to ${what} has ended.`,
    readBack:
      'The target was read back and no longer gives this access. If you still need it, ask again.',
  },
  accessStuck: {
    subject: (what: string) => `Action needed: ${what} could not be confirmed closed`,
    headline: (what: string, holder: string) =>
      `${what}, held by ${holder}, could not be confirmed closed.`,
    staysLocked:
      'The access has ended here, but it may still be open at the target. The resource stays locked, and Hallpass keeps trying to take the access back.',
    pleaseLook:
      'Please look at the target and at its connector, and end the access there if it is still open.',
  },
  lockInDoubt: {
    subjectTaken: (what: string) => `Lock taken away: ${what}`,
    subjectAsked: (what: string) => `A second administrator is wanted: ${what}`,
    headlineTaken: (by: string, second: string, what: string) =>
      `${by} and ${second} took the lock of ${what} away.`,
    headlineAsked: (by: string, what: string) => `${by} asks to take the lock of ${what} away.`,
    mayBeOpen: (holder: string) =>
      `What ${holder} had could not be confirmed closed and may still be open at the target.`,
    othersCan: 'Others can check out from now on. Hallpass goes on taking the old access away.',
    agree:
      'If you know that it is safe, agree within an hour. Otherwise do nothing: the lock stays.',
  },
  accessEnding: {
    subject: (left: string, what: string) => `Ends in ${left}: ${what}`,
    headline: (what: string, left: string) => `Your access to ${what} ends in ${left}.`,
    moreTime:
      'Bring what you do to an end, or ask for more time on its page, where the policy gives any.',
    giveBack: 'If you are done, give it back now: others may be waiting.',
  },
  accessExtended: {
    subject: (what: string) => `Approved: ${what}`,
    headline: (what: string) => `Your request for ${what} is approved.`,
    goesOn: 'It goes on without a gap; there is nothing for you to do.',
  },
  glassBroken: {
    subject: (name: string, what: string) => `Emergency: ${name} breaks the glass for ${what}`,
    headline: (name: string, what: string) =>
      `${name} takes ${what} in an emergency, without anybody’s approval.`,
    revoked: (names: string) =>
      `${names} held it and is revoked for that. It is opened only once the target was read back.`,
    nobody: 'Nobody has to give it up for that.',
    reviewOwed:
      'Afterwards somebody else has to look at what was done and sign a review. Until then the same person cannot do this again here.',
  },
  reviewSigned: {
    subject: (what: string) => `Reviewed: your emergency access to ${what}`,
    headline: (by: string, what: string) => `${by} has reviewed your emergency access to ${what}.`,
    again: 'If there is another emergency, you can break glass there again.',
  },
  reviewOverdue: {
    subject: (what: string) => `Overdue: the review of ${what}, taken in an emergency`,
    headline: (name: string, what: string) =>
      `Nobody has reviewed what ${name} did with ${what} in an emergency.`,
    please: 'Please look at what was done, and sign the review.',
  },
  accessOffered: {
    subject: (what: string) => `Your turn: ${what}`,
    headline: (what: string) => `${what} is free, and it is your turn.`,
    meanwhile:
      'Nobody else can check it out meanwhile. If you do not, it is offered to the next who waits.',
  },
  giveBackAsked: {
    subject: (name: string, what: string) => `${name} waits for ${what}`,
    headline: (name: string, what: string) => `${name} waits for ${what}, which you hold.`,
    ifDone:
      'If you are done, give it back now. If you are not, there is nothing to do: it ends by itself at the time below.',
  },
  accessHandedOver: {
    subject: (name: string, what: string) => `${name} hands ${what} over to you`,
    headline: (name: string, what: string) => `${name} hands ${what} over to you.`,
    first:
      'It is taken away from them first. Once the target was read back, it is offered to you before anybody else, and you get another mail.',
  },
  taskOpened: {
    subjectOpen: (what: string, holder: string) => `Please open: ${what} for ${holder}`,
    subjectClose: (what: string, holder: string) => `Please close: ${what} for ${holder}`,
    headlineOpen: (what: string, holder: string) => `${holder} is waiting for ${what}.`,
    headlineClose: (what: string, holder: string) =>
      `${what} of ${holder} is over and has to be taken away.`,
    byPeople:
      'This target is changed by people. Do what is described below, and then say on the page that you did, with a note.',
    openThen: 'The access counts as open only then.',
    lockedUntil:
      'Until then the resource stays locked, and administrators are told when it takes long.',
  },
}
