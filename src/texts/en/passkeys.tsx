import type { Child } from 'hono/jsx'

/** One’s own passkeys. */
export const passkeys = {
  added: (at: Child) => <>Added {at}</>,
  neverUsed: 'never used since',
  lastUsed: (at: Child) => <>last used {at}</>,
  isShared: 'Your devices share it.',
  isBound: 'It stays on its device.',
  wasAdded: 'The passkey is added.',
  wasRemoved: 'The passkey is removed.',
  goOn: 'Go on',
  removeNamed: (name: string) => `Remove “${name}”`,
  lead: 'A passkey signs you in and proves that it is you, also while your organisation’s sign-in is out of reach.',
  startAnew: 'You can start anew',
  startAnewTerms:
    'Two administrators have agreed. The passkeys that are listed here go when you add one.',
  none: 'You have no passkey yet.',
  add: 'Add a passkey',
  takesOne:
    'It takes one that you have. If you have lost them all, two administrators can let you start anew.',
  takesSignIn: 'It takes a new sign-in first, so that nobody else adds theirs to your name.',
  call: 'What do you call it?',
  callHint: 'Such as “work laptop” or “blue key”.',
  addHere: 'Add it on this device',
  locked: 'Locked',
  mayBeCopied: 'There may be a copy of it, so it proves nothing any more. Remove it.',
  rename: 'Call it something else',
  saveName: 'Save the name',
  removeOne: (name: string) => `Remove ${name}`,
  remove: 'Remove',
  faults: {
    known: 'This device has a passkey for you already.',
    none: 'No passkey was used: it was cancelled, took too long, or this device has none that fits.',
    unable: 'This browser cannot use passkeys here. Use a newer one.',
    wrong: 'Something went wrong. Try again.',
  },
}
