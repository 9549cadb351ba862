import type { Child } from 'hono/jsx'

/** What is protected. */
export const resources = {
  everybody: 'Everybody',
  everybodyElse: 'Everybody else',
  kinds: {
    host: 'host',
    database: 'database',
    directory: 'directory',
    'web app': 'web app',
    other: 'other',
  },
  sharings: {
    exclusive: 'One holder at a time',
    'exclusive-per-account': 'One holder per account',
    shared: 'Shared',
  },
  lead: 'What Hallpass protects, and the accounts that can be asked for.',
  asFile: 'As a file',
  new: 'New resource',
  noneLikeThat: 'Nothing here is like that',
  showAll: 'Show all resources',
  noneYet: 'No resources yet',
  noneYetHint:
    'Add what you want to protect, then its accounts, then a policy that lets people ask.',
  newestFirst: 'Newest first',
  accounts: 'Accounts',
  nothingToAsk: 'Nothing can be asked for yet',
  nothingToAskHint:
    'Add an account: a role, a login or a group that Hallpass gives and takes back.',
  retire: 'Retire this resource',
  retireTerms: (name: string) =>
    `Nobody can ask for ${name} any more, and it does not come back. Access that is open runs to its end.`,
  retiredAt: (at: Child) => <>Retired {at}.</>,
  throughConnector: (connector: string) => `Through ${connector}`,
  noPolicy: 'No policy: refused',
  nameHint: 'Letters, digits, “.”, “_” and “-”. Policies match it.',
  tags: 'Tags',
  tagsHint: 'Separated by commas. Policies can ask for them.',
  whoAtOnce: 'Who may hold it at once',
}
