/** What one person is told by mail of what happened in the directory; `at` in epoch milliseconds. */
export type PersonalNotice = {
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
