/** What one person is told by mail of what happened in the directory. Times in epoch milliseconds. */
export type PersonalNotice = PasskeyNotice | DelegationMade | DelegationEnded

type PasskeyNotice = {
  readonly kind:
    | 'passkey_enrolled'
    | 'passkey_removed'
    | 'passkey_locked'
    | 'recovery_proposed'
    | 'recovery_confirmed'
    | 'events_to_see'
    | 'reconciliation_held'
    | 'provider_unread'
  /** Of the passkey, the administrator, the provider or the connection for events. */
  readonly name: string
  readonly at: number
}

/** To whoever stands in from now on. */
export type DelegationMade = {
  readonly kind: 'delegation_made'
  readonly principalName: string
  readonly startsAt: number
  readonly endsAt: number
  readonly note: string
  readonly at: number
}

/** To both sides but whoever did it: it is over before its time. */
export type DelegationEnded = {
  readonly kind: 'delegation_ended'
  readonly principalName: string
  readonly delegateName: string
  readonly byName: string
  /** Whether it is told to whoever stood in. */
  readonly isDelegate: boolean
  readonly at: number
}
