import type { Child } from 'hono/jsx'

/** What scripts come with in somebody’s name. */
export const tokens = {
  mineOnly: 'Mine only',
  everybodys: 'Tokens of everybody',
  theToken: 'the token',
  power: (verbs: string, scope: string, until: Child) => (
    <>
      {verbs}; for {scope}; until {until}
    </>
  ),
  everything: 'everything',
  tagged: (tag: string) => `resources tagged ${tag}`,
  named: (glob: string) => `resources named ${glob}`,
  neverUsed: 'never used',
  lastUsed: (at: Child) => <>last used {at}</>,
  verbs: {
    read: 'See what is one’s own: requests, leases, what can be asked for',
    ask: 'Ask for access, and withdraw what was asked',
    'check-out': 'Take access that was approved',
    credential: 'Get the secret, certificate or token of a lease',
    'check-in': 'Give access back',
    extend: 'Ask for more time',
    audit: 'Read history, and every request and lease, as far as one may',
    plan: 'Export the configuration, and see what a file would change',
    apply: 'Change the configuration by a file, as far as one may',
  },
  wrongDays: 'Give a number of days, 366 at most.',
  everybodysTitle: 'Everybody’s tokens',
  lead: 'For scripts of yours. A token can ask and take access, and never decide.',
  shownOnce: 'The new token, shown this once',
  none: 'No tokens',
  noneHint: 'A token is sent as a bearer token to the API, in place of a session.',
  ofOwner: (token: string, owner: string) => `${token}, of ${owner}`,
  made: (at: Child) => <>Made {at}</>,
  confirmRevoke: 'Whatever uses this token is shut out at once.',
  revokeNamed: (name: string) => `Revoke ${name}`,
  revoke: 'Revoke',
  goodFor: 'Good for',
  someOnly: 'For some resources only',
  someOnlyHint: 'resources:prod-* for names, tag:pci for a tag. Left empty: for all.',
  howManyDays: 'Good for how many days',
  make: 'Make a token',
}
