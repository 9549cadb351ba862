import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** What auditors ask. */
export const reports = {
  checkedOut: (total: number, days: number, most: number, isByWeek: boolean) => {
    const peak = `at most ${most} ${isByWeek ? 'in one week' : 'on one day'}`
    return plural(total, {
      one: `One check-out in ${days} days, ${peak}`,
      other: `${total} check-outs in ${days} days, ${peak}`,
    })
  },
  waited: (most: string, isByWeek: boolean) =>
    `How long requests waited for a decision on average, by its ${isByWeek ? 'week' : 'day'}; at most ${most}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  asTable: 'As a table',
  asksFor: {
    resource: 'Whole name of a resource',
    group: 'Whole name of a group',
    asker: 'Name or e-mail address',
  },
  nothingSoFar: 'Nothing so far',
  longerTime: 'Choose a longer time above to look further back.',
  looksFurther: 'So far nothing was found; the next page looks further.',
  signed: 'signed',
  reviewDue: (at: string, isOverdue: boolean) =>
    isOverdue ? `overdue since ${at}` : `due by ${at}`,
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
    day: 'Day',
    week: 'Week',
    decided: 'Decided',
    average: 'On average',
    longest: 'Longest',
    checkOuts: 'Check-outs',
    when: 'When',
    reason: 'Reason',
    displaced: 'Displaced',
    review: 'Review',
    by: 'By',
    words: 'Words',
    policy: 'Policy',
    atMost: 'At most',
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
    waits: {
      title: 'Waiting times',
      lead: 'How long requests waited until people had decided, by the day of the decision.',
      empty: 'Nobody decided anything in that time.',
    },
    emergencies: {
      title: 'Break-glass',
      lead: 'Access that was taken in an emergency, whose had to end for it, and who looked at it afterwards.',
      empty: 'Nobody broke the glass in that time.',
    },
    'may-resource': {
      title: 'Who may ask for it',
      lead: 'Everybody who may ask for something on one resource, by the policies of now.',
      empty: 'Name a resource. Where one is named, nobody may ask for anything on it.',
    },
    'may-group': {
      title: 'What a group may ask for',
      lead: 'What somebody may ask for who is in this group and in no other, by the policies of now.',
      empty: 'Name a group. Where one is named, being in it lets nobody ask for anything.',
    },
    'may-person': {
      title: 'What a person may ask for',
      lead: 'What one person or machine may ask for, by the policies of now.',
      empty: 'Name a person or a machine. Where one is named, they may ask for nothing.',
    },
  },
  time: 'Time',
  from: 'From',
  to: 'To',
}
