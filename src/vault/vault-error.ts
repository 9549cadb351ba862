/** What went wrong with a secret, in words that never contain it. */
export class VaultError extends Error {
  override readonly name = 'VaultError'
}
