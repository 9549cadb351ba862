import type { Child } from 'hono/jsx'

/** What stands around every page, and pages that say that there is none. */
export const shell = {
  ownName: 'English',
  language: 'Language',
  noTexts: 'There are no texts in this language',
  noTextsWhy: 'Choose one of those at the foot of the page.',
  skip: 'Skip to the content',
  main: 'Main',
  home: 'Home',
  requests: 'Requests',
  waiting: 'Waiting for me',
  tasks: 'Tasks',
  manage: 'Manage',
  overdue: 'Overdue',
  resources: 'Resources',
  connectors: 'Connectors',
  policies: 'Policies',
  people: 'People',
  groups: 'Groups',
  roles: 'Roles',
  channels: 'Channels',
  drift: 'Drift',
  history: 'History',
  status: 'Status',
  reports: 'Reports',
  signedInAs: (name: string) => `Signed in as ${name}`,
  tokens: 'My tokens',
  machines: 'Machines',
  away: 'Away and standing in',
  notices: 'Notices',
  sessions: 'Where you are signed in',
  passkeys: 'Your passkeys',
  signOut: 'Sign out',
  notFound: 'Not found',
  notForYou: 'There is nothing here, or it is not for you to see.',
  listGone: 'This page of the list is gone',
  listGoneWhy: 'Its address is incomplete or from elsewhere. Start again from the first page.',
  tooMuchText: 'Too much text',
  formLimit: 'A form has at most 256 KiB.',
  giveNumber: (number: Child) => <>If you ask for help, give this number: {number}</>,
  toStart: 'Go to the start',
  search: 'Search',
  pages: 'Pages',
  firstPage: 'First page',
  nextPage: 'Next page',
  optional: 'optional',
  live: 'Live',
  notLive: 'Not live',
  hasChanged: (show: (words: string) => Child) => (
    <>Something has changed here since you began to type. {show('Show what is new')}</>
  ),
  isSignedOut: (signIn: (words: string) => Child) => (
    <>
      You are no longer signed in. What you have typed stays here: {signIn('Sign in in a new tab')}{' '}
      before you send it.
    </>
  ),
}
