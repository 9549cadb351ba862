import type { EventConnectionId, PersonId, ScimConnectionId } from './ids'

/**
 * Whoever sent a command: a person, a connection to a provider that reports a leaver, or the
 * Custodian itself when a deadline passes or a provider was read and does not have somebody any more.
 */
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  | {
      readonly kind: 'connection'
      readonly id: ScimConnectionId | EventConnectionId
      readonly name: string
    }
  | { readonly kind: 'custodian' }

export const CUSTODIAN: Actor = { kind: 'custodian' }
