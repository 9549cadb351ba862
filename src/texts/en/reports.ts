import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** What auditors ask. */
export const reports = {
  perDay: (total: number, days: number, most: number) =>
    plural(total, {
      one: `One check-out in ${days} days, at most ${most} on one day`,
      other: `${total} check-outs in ${days} days, at most ${most} on one day`,
    }),
  notYet: 'not yet',
  accountAs: (resource: string, account: string) => `${resource} as ${account}`,
  underAMinute: 'under a minute',
  never: 'never',
  columns: {
    passes: 'Passes',
    lastAccess: 'Last access',
    granted: 'Granted',
    used: 'Used',
    share: 'Share',
    resource: 'Resource',
    who: 'Who',
    phase: 'Phase',
    since: 'Since',
    until: 'Until',
    account: 'Account',
    person: 'Person',
    lastAccessBefore: 'Last access before',
    ended: 'Ended',
    confirmedGone: 'Confirmed gone',
    lastAnswer: 'Last answer',
  },
  views: {
    now: {
      title: 'Held now',
      lead: 'Everything that is not confirmed gone at its target.',
      empty: 'Nobody holds anything.',
    },
    accounts: {
      title: 'By account',
      lead: 'How often each account was had, when last, and how much of the time granted was used.',
      empty: 'Nothing was checked out in that time.',
    },
    people: {
      title: 'By person',
      lead: 'Who had access, how often and how long.',
      empty: 'Nobody checked anything out in that time.',
    },
    unused: {
      title: 'Never used',
      lead: 'Accounts that can be asked for and that nobody had: candidates for retirement.',
      empty: 'Every account was used in that time.',
    },
    late: {
      title: 'Late ends',
      lead: 'Access whose end was not read back within five minutes, or not yet.',
      empty: 'Every access that ended was confirmed gone in time.',
    },
  },
  time: 'Time',
}
