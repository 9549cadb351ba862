import type { Editor } from '../db/history'
import { findSecret, putSecret, type SecretPlace } from '../db/secrets'
import { LIMITS } from '../domain/limits'
import type { Refusal } from '../domain/refusal'
import { storedSecretContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { open, seal } from '../vault/seal'

/** Seals a secret and keeps it as the account's next version; who may do so is checked before. */
export async function storeSecret(
  env: Env,
  editor: Editor,
  place: SecretPlace,
  secret: string,
): Promise<Refusal | null> {
  if (secret === '' || !secret.isWellFormed()) return { code: 'secret_missing' }
  const maxLength = LIMITS.secretLength
  if (secret.length > maxLength) return { code: 'secret_too_long', maxLength }
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const before = await findSecret(env.DB, place.accountId)
  if (before && (await open(before.sealed, contextOf(before), keys)) === secret)
    return { code: 'secret_unchanged' }
  const { resourceId, accountId } = place
  const version = (before?.version ?? 0) + 1
  const sealed = await seal(secret, storedSecretContext(place, version), keys)
  const isStored = await putSecret(env.DB, editor, { resourceId, accountId, version, sealed })
  return isStored ? null : { code: 'secret_changed' }
}

/** What is stored for an account, opened; null for nothing. */
export async function storedSecret(env: Env, place: SecretPlace): Promise<string | null> {
  const stored = await findSecret(env.DB, place.accountId)
  if (!stored) return null
  return open(stored.sealed, contextOf(stored), await kekOf(env.KEY_ENCRYPTION_KEY))
}

function contextOf(stored: SecretPlace & { readonly version: number }): string {
  return storedSecretContext(stored, stored.version)
}
