import type { Child } from 'hono/jsx'

/** Accounts of a resource, and how they are given. */
export const accounts = {
  modes: {
    enable: 'Enable: disabled at rest',
    provision: 'Provision: exists only while held',
    elevate: 'Elevate: an existing account gains a right',
    credential: 'Credential: a stored secret is shown, then changed',
    certificate: 'Certificate: a short-lived one is issued',
  },
  add: 'Add an account',
  throughWhich: 'Through which connector?',
  noConnector: 'There is no connector yet',
  connectorFirst: (add: (words: string) => Child) => (
    <>An account is given through a connector. {add('Add one first')}</>
  ),
  through: (connector: string) => `Through ${connector}.`,
  howGiven: 'How is it given?',
  throughTried: (connector: string) =>
    `Through ${connector}. Saving tries it first; nothing is granted by that.`,
  nameHint: 'What people ask for, such as admin or readonly.',
  howItIsGiven: 'How it is given',
  giveOtherwise: 'Give it another way',
  theSecret: 'The secret',
  secretFromNow: 'What it is from now on',
  secretHint: 'Kept sealed, and shown to nobody but a holder. A file as base64, at most 64 KiB.',
  storeSecret: 'Store the secret',
  retire: 'Retire this account',
  retireTerms:
    'Nobody can ask for it any more, and it does not come back. Access that is open runs to its end.',
}
