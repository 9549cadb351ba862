import type { PersonId } from './ids'

/** Whoever sent a command: a person, or the Custodian itself when a deadline passes. */
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  | { readonly kind: 'custodian' }

export const CUSTODIAN: Actor = { kind: 'custodian' }
