import type { AccessMode } from '../../domain/account'

/** Each access mode with what it means for the account. */
export const MODE_WORDS: { readonly [mode in AccessMode]: string } = {
  enable: 'Enable: disabled at rest',
  provision: 'Provision: exists only while held',
  elevate: 'Elevate: an existing account gains a right',
  credential: 'Credential: a stored secret is shown, then changed',
  certificate: 'Certificate: a short-lived one is issued',
}
