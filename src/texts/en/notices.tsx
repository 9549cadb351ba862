import type { Child } from 'hono/jsx'
import { type Hearer, NOTICES, type NoticeKind } from '../../domain/telling/table'

/** How somebody is told, and what a mail says that brings several things together. */
export const notices = {
  title: 'Notices',
  lead: 'What you are told of, and how. What is urgent comes at once, also in quiet hours. What can wait comes once a day, in one mail.',
  saved: 'Saved.',
  added: 'You are told in this browser from now on.',
  removed: 'Removed.',
  unreadable: 'This browser was not added',
  unreadableWhy: 'It needs a browser that runs scripts and knows pushes. Try again there.',
  parts: {
    requester: 'What I ask for and hold',
    approver: 'What waits for my decision',
    asked: 'What I was asked',
    named: 'What concerns me otherwise',
    administrator: 'What administrators are told',
  } as { readonly [hearer in Hearer]: string },
  /** The table's own words, which the API has too. */
  kinds: Object.fromEntries(NOTICES.map(({ kind, words }) => [kind, words])) as {
    readonly [kind in NoticeKind]: string
  },
  always: 'Always by mail, at once.',
  ways: { mail: 'Mail', push: 'Browser', isDaily: 'Can wait' },
  duty: 'Somebody relies on your hearing this: leave it one way.',
  now: 'At once, at any hour.',
  soon: 'At once where time is short.',
  save: 'Save',
  times: 'Quiet hours, and the mail of the day',
  timesWhy:
    'What can wait comes in one mail when the quiet hours end. A night belongs to the day on which it begins.',
  zone: 'Time zone',
  zoneHint: 'Such as Europe/Berlin.',
  quietDays: 'Quiet on',
  quietDaysHint: 'None ticked: there are no quiet hours.',
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  quietFrom: 'Quiet from',
  quietTo: 'Quiet until',
  hints: {
    quietFrom: 'Such as 22:00.',
    quietTo: 'Such as 07:00.',
    digestAt: 'It comes after the quiet hours at the earliest.',
  },
  digestAt: 'Mail of the day at',
  browsers: 'Browsers that tell you',
  browsersWhy:
    'A short message appears there, also while Hallpass is closed. Signing out there ends it, or ending a session of yours.',
  noKeys: 'This installation has no keys for browser push. An administrator can set them.',
  since: (at: Child): Child => <>since {at}</>,
  removeNamed: (device: string) => `Remove ${device}`,
  tellHere: 'Tell me in this browser',
  needsScript: 'It needs a browser that runs scripts.',
  notAllowed: 'This browser does not let Hallpass show messages. Allow it, and try again.',
  notReached: 'This browser could not reach its push service.',
  notAble: 'This browser takes no pushes here.',
  digest: {
    decisions: (count: number) => (count === 1 ? '1 decision wanted' : `${count} decisions wanted`),
    notices: (count: number) => (count === 1 ? '1 notice for you' : `${count} notices for you`),
    both: (decisions: number, notices: number) =>
      `${decisions === 1 ? '1 decision' : `${decisions} decisions`} wanted, and ${notices === 1 ? '1 notice' : `${notices} notices`}`,
    headline: (subject: string) => `This has waited for you: ${subject}.`,
    chosen: 'You have chosen to hear of these together. What was urgent came at once.',
    open: 'Open Hallpass',
    waiting: 'See what waits for you',
    forgotten: 'It is settled by now. There is nothing to decide any more.',
    answered: 'Others have answered this step by now. There is nothing to decide any more.',
    settled: {
      approved: (name: string) =>
        `It is approved${name ? ` by ${name}` : ''}. There is nothing to decide any more.`,
      rejected: (name: string) =>
        `It is rejected${name ? ` by ${name}` : ''}. There is nothing to decide any more.`,
      cancelled: (name: string) =>
        `It is cancelled${name ? ` by ${name}` : ''}. There is nothing to decide any more.`,
      expired: () => 'It is expired. There is nothing to decide any more.',
    },
  },
}
