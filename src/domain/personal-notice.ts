/** What one person is told by mail of what happened in the directory; `at` in epoch milliseconds. */
export type PersonalNotice = {
  readonly kind:
    | 'passkey_enrolled'
    | 'passkey_removed'
    | 'passkey_locked'
    | 'recovery_proposed'
    | 'recovery_confirmed'
  /** Of the passkey, or of the administrator. */
  readonly name: string
  readonly at: number
}
