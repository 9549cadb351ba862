import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Ceremony } from '../../db/ceremonies'
import { factStatement } from '../../db/history'
import { letterStatement } from '../../db/letters'
import {
  findCredential,
  lockPasskeyStatement,
  type OwnedPasskey,
  type Passkey,
  usePasskey,
} from '../../db/passkeys'
import type { Settings } from '../../http/settings'
import { fromBase64, utf8 } from '../../vault/bytes'
import { randomId } from '../../vault/random'
import { beginCeremony, clientDataIn, endCeremony, type Plan } from './ceremony'
import { no, type PasskeyOutcome } from './refusal'
import { relyingPartyOf } from './relying-party'

/** What a browser asks its user for a passkey with; without `allowed`, any that it has for this site. */
export async function requestPasskey(
  db: D1Database,
  settings: Settings,
  plan: Plan,
  allowed: readonly Passkey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyOf(settings).id,
    userVerification: 'required',
    allowCredentials: allowed.map(({ credentialId: id, transports }) => ({
      id,
      transports: [...transports],
    })),
  })
  await beginCeremony(db, options.challenge, plan)
  return options
}

export type Asserted = { readonly passkey: OwnedPasskey; readonly ceremony: Ceremony }

/**
 * Whose passkey answered the challenge that this browser was given (WebAuthn, section 7.2): the
 * challenge counts once, the user was verified, and a counter that counts has risen.
 */
export async function checkPasskey(
  db: D1Database,
  settings: Settings,
  response: AuthenticationResponseJSON,
  binding: Pick<Plan, 'kind' | 'browserHash'>,
): Promise<PasskeyOutcome<Asserted>> {
  const said = clientDataIn(response.response.clientDataJSON)
  if (!said) return no({ code: 'passkey_not_accepted', cause: 'client data unreadable' })
  const ceremony = await endCeremony(db, said, binding)
  if (!ceremony) return no({ code: 'challenge_unknown' })
  if (said.isForeign) return no({ code: 'passkey_not_accepted', cause: 'another site’s frame' })
  const passkey = await findCredential(db, response.id)
  if (!passkey) return no({ code: 'passkey_not_accepted', cause: 'credential unknown' })
  if (ceremony.personId !== null && ceremony.personId !== passkey.personId)
    return no({ code: 'passkey_not_accepted', cause: 'another person’s credential' })
  if (!isHandleOf(response.response.userHandle, passkey))
    return no({ code: 'passkey_not_accepted', cause: 'user handle of another' })
  const verified = await verify(settings, response, passkey, said.challenge)
  if ('cause' in verified) return no({ code: 'passkey_not_accepted', cause: verified.cause })
  if (!passkey.isActive) return no({ code: 'passkey_not_accepted', cause: 'person inactive' })
  const use = { id: passkey.id, counter: verified.counter, now: Date.now() }
  if (await usePasskey(db, use)) return { ok: true, value: { passkey, ceremony } }
  await lock(db, passkey, verified.counter)
  return no({ code: 'passkey_locked' })
}

/** The library throws for every check that fails. It is not told the counter: that is checked when it is stored. */
async function verify(
  settings: Settings,
  response: AuthenticationResponseJSON,
  { credentialId, publicKey }: Passkey,
  challenge: string,
): Promise<{ readonly counter: number } | { readonly cause: string }> {
  const { id, origin } = relyingPartyOf(settings)
  const key = fromBase64(publicKey)
  if (!key) throw new Error('A stored public key cannot be read.')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: key, counter: 0 },
    })
    if (!verified) return { cause: 'signature wrong' }
    if (!authenticationInfo.userVerified) return { cause: 'user not verified' }
    return { counter: authenticationInfo.newCounter }
  } catch (error) {
    return { cause: String(error) }
  }
}

/** Section 7.2, step 6: where the authenticator says whose it is, it has to be them. */
function isHandleOf(handle: string | undefined, { personId }: Passkey): boolean {
  if (!handle) return true
  const bytes = fromBase64(handle)
  return bytes !== null && new TextDecoder().decode(bytes) === personId
}

export function handleOf(personId: Passkey['personId']) {
  return utf8(personId)
}

/** A counter that went back means that there is a copy: it proves nothing any more, and its owner hears. */
async function lock(db: D1Database, passkey: OwnedPasskey, counter: number): Promise<void> {
  if (passkey.lockedAt !== null) return
  const { id, personId, name, displayName } = passkey
  const now = Date.now()
  const data = { passkeyId: id, name, counter, expectedAbove: passkey.counter }
  await db.batch([
    lockPasskeyStatement(db, id, now),
    factStatement(
      db,
      { id: personId, name: displayName },
      { type: 'passkey.locked', personId, data },
    ),
    letterStatement(db, randomId('let'), personId, { kind: 'passkey_locked', name, at: now }),
  ])
}
