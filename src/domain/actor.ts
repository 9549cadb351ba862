import {
  type AskerId,
  type EventConnectionId,
  isMachineId,
  type MachineId,
  type PersonId,
  type ScimConnectionId,
} from './ids'

/**
 * Whoever sent a command: a person, a machine, a connection to a provider that reports a leaver, or the
 * Custodian itself when a deadline passes or a provider was read and does not have somebody any more.
 */
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  | { readonly kind: 'machine'; readonly id: MachineId; readonly name: string }
  | {
      readonly kind: 'connection'
      readonly id: ScimConnectionId | EventConnectionId
      readonly name: string
    }
  | { readonly kind: 'custodian' }

/** Those who ask and hold. Whatever a person alone may do asks for the kind itself. */
export type Asker = Extract<Actor, { kind: 'person' | 'machine' }>

export const CUSTODIAN: Actor = { kind: 'custodian' }

export function isAsker(by: Actor): by is Asker {
  return by.kind === 'person' || by.kind === 'machine'
}

/** Whether it is they who sent it. */
export function isFrom(by: Actor, id: AskerId): boolean {
  return isAsker(by) && by.id === id
}

/** Whoever asks or holds, as who does what follows from that. */
export function askerAs(id: AskerId, name: string): Asker {
  return isMachineId(id) ? { kind: 'machine', id, name } : { kind: 'person', id, name }
}
