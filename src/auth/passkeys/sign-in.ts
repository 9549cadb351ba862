import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { factStatement } from '../../db/history'
import { endSessionStatement, sessionStatement } from '../../db/sessions'
import type { Settings } from '../../http/settings'
import { randomId, randomToken, sha256Hex } from '../../vault/random'
import { checkPasskey } from './assertion'
import type { PasskeyOutcome } from './refusal'

export type PasskeyEntry = {
  readonly response: AuthenticationResponseJSON
  readonly browserHash: string
  /** The session that this browser has had so far; it ends. */
  readonly oldSessionHash: string | null
  /** In words. */
  readonly device: string
}

/**
 * Signs in whoever's passkey answered, without the identity provider, and returns the token of a new
 * session. Somebody who leaves in this moment gets none: the batch fails as a whole.
 */
export async function signInWithPasskey(
  db: D1Database,
  settings: Settings,
  { response, browserHash, oldSessionHash, device }: PasskeyEntry,
): Promise<PasskeyOutcome<string>> {
  const checked = await checkPasskey(db, settings, response, { kind: 'sign-in', browserHash })
  if (!checked.ok) return checked
  const { id: passkeyId, personId, displayName: name } = checked.value.passkey
  const token = randomToken()
  const hash = await sha256Hex(token)
  const sessionId = randomId('ses')
  const nobody = { provider: '', providerSubject: '', providerSession: null }
  const session = { id: sessionId, hash, personId, now: Date.now(), device, ...nobody }
  const data = { with: 'passkey', passkeyId, sessionId, device }
  await db.batch([
    ...(oldSessionHash ? [endSessionStatement(db, oldSessionHash)] : []),
    sessionStatement(db, session),
    factStatement(db, { id: personId, name }, { type: 'person.signed_in', personId, data }),
  ])
  return { ok: true, value: token }
}
