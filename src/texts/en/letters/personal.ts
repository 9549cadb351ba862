/** Mails about what belongs to one person, and to those who look after who is here. */
export const personal = {
  notMe: 'If this was not you, tell your administrators at once.',
  passkeyEnrolled: {
    subject: 'A passkey was added',
    headline: 'A passkey can sign you in to Hallpass now.',
  },
  passkeyRemoved: {
    subject: 'A passkey was removed',
    headline: 'One of your passkeys does not sign you in to Hallpass any more.',
  },
  passkeyLocked: {
    subject: 'A passkey is locked',
    headline: 'One of your passkeys may have been copied, so it is locked.',
    why: 'Its counter went back, which happens where two devices have the same key. It proves nothing any more: remove it, or ask your administrators.',
  },
  recoveryProposed: {
    subject: 'Your passkeys may be replaced',
    headline: 'An administrator says that you have lost your passkeys.',
    whenSecond:
      'When a second one agrees, you can add a new passkey by signing in at your identity provider, and the old ones are gone then.',
    ifNotLost: 'If you have not lost them, tell your administrators at once.',
  },
  recoveryConfirmed: {
    subject: 'You can add a new passkey',
    headline: 'Two administrators have agreed: add a new passkey within a day.',
    once: 'It works once. The passkeys that you had are gone then.',
  },
  eventsToSee: {
    subject: 'An identity provider told something that needs you',
    headline: (name: string) => `Somebody has to look at what ${name} told.`,
    why: 'It stopped telling, lost something on the way, or said that somebody has left whom Hallpass does not end by itself.',
  },
  reconciliationHeld: {
    subject: 'More people are gone than expected',
    headline: (name: string) => `${name} does not have more people than the limit that is set.`,
    why: 'Nothing was taken away, since something may be wrong with what was read. They cannot check anything out until an administrator has looked and said yes, or the provider has them again.',
  },
  providerUnread: {
    subject: 'An identity provider cannot be read',
    headline: (name: string) => `${name} was not read to its end for longer than is allowed.`,
    why: 'Hallpass does not know who has left there, so new check-outs of its people wait until it is read again. Access still ends as planned, and glass can be broken.',
  },
}
