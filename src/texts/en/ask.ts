import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Asking for access, and for access in an emergency. */
export const ask = {
  atMost: (account: string, duration: string) => `${account}, ${duration} at most`,
  youCheckOut: 'You check out',
  theyCheckOut: 'They check out',
  nobodyCould: 'Nobody could approve this now.',
  someOf: (count: number, names: string) =>
    plural(count, { one: `One of ${names}`, other: `${count} of ${names}` }),
  within: (duration: string) => `Within ${duration} of the last approval.`,
  withinProvedByYou: (duration: string) =>
    `Within ${duration} of the last approval, after confirming that it is you.`,
  withinProved: (duration: string) =>
    `Within ${duration} of the last approval, after confirming that it is them.`,
  title: (resource: string) => `Ask for ${resource}`,
  account: 'Account',
  why: 'Why do you need it?',
  whyHint: 'Approvers read this, and it is kept.',
  whoIsAsked: 'Who will be asked?',
  howLong: 'How long?',
  another: 'Another',
  anotherDuration: 'Another duration',
  durationHint: (least: string, most: string) => `Such as 90 min or 2 h. From ${least} to ${most}.`,
  emergency: 'Emergency: take it now, without approval',
  emergencyTerms:
    'Whoever holds it loses it first, and you get it once the target was read back. Everybody named by the policy is told at once. Somebody else reviews what you did; until they have signed, you cannot do this again here.',
  emergencyHint: 'Such as 15 min. It gets no more time.',
  whatEmergency: 'What is the emergency?',
  emergencyWhyHint: 'Everybody who is told reads this, and it is kept.',
  breakGlass: 'Break the glass',
  whatWillHappen: 'What will happen',
  chooseAccount: 'Choose an account first.',
  alreadyOpen: 'You have asked here already',
  chooseDuration: 'Choose how long you need it.',
  noAccessTo: (app: string) => `You hold no access to ${app}`,
  noAccessWhy: 'Ask for it at the start page. When you have checked it out, open the app again.',
}
