import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { factStatement } from '../../db/history'
import { letterStatement } from '../../db/letters'
import {
  findCredential,
  type Passkey,
  passkeyStatement,
  passkeysOf,
  removePasskeyStatement,
} from '../../db/passkeys'
import { endRecoveryStatement, type Recovery } from '../../db/recoveries'
import { LIMITS } from '../../domain/limits'
import type { Visitor } from '../../http/context'
import type { Settings } from '../../http/settings'
import { toBase64Url } from '../../vault/bytes'
import { randomId } from '../../vault/random'
import { handleOf } from './assertion'
import { beginCeremony, clientDataIn, endCeremony } from './ceremony'
import { no, type PasskeyOutcome } from './refusal'
import { relyingPartyOf } from './relying-party'

/** What a browser makes a passkey with: one that finds its user, and that verifies who they are. */
export async function offerEnrolment(
  db: D1Database,
  settings: Settings,
  { personId, sessionHash, displayName, email }: Visitor,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await passkeysOf(db, personId)
  const options = await generateRegistrationOptions({
    rpName: 'Hallpass',
    rpID: relyingPartyOf(settings).id,
    userID: handleOf(personId),
    userName: email ?? displayName,
    userDisplayName: displayName,
    attestationType: 'none',
    excludeCredentials: existing.map(({ credentialId: id, transports }) => ({
      id,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const plan = { kind: 'enrol', browserHash: sessionHash, personId, purpose: null } as const
  await beginCeremony(db, options.challenge, plan)
  return options
}

export type Enrolment = {
  readonly name: string
  readonly response: RegistrationResponseJSON
  /** Two administrators have let this person start anew: what they had before is gone with it. */
  readonly recovery: Recovery | null
}

/** Keeps the passkey that answered the challenge (WebAuthn, section 7.1). Its owner is mailed. */
export async function enrol(
  db: D1Database,
  settings: Settings,
  visitor: Visitor,
  { name, response, recovery }: Enrolment,
): Promise<PasskeyOutcome<Passkey>> {
  const { personId, sessionHash, displayName } = visitor
  const made = await verify(db, settings, response, sessionHash)
  if (!made.ok) return made
  if (await findCredential(db, made.value.credentialId)) return no({ code: 'passkey_known' })
  const before = await passkeysOf(db, personId)
  if (!recovery && before.length >= LIMITS.passkeysPerPerson) return no({ code: 'passkey_limit' })
  const now = Date.now()
  const passkey: Passkey = {
    id: randomId('pky'),
    personId,
    name,
    createdAt: now,
    lastUsedAt: null,
    lockedAt: null,
    ...made.value,
  }
  const { id, isSynced } = passkey
  const replaced = recovery ? before.map((each) => each.id) : []
  const editor = { id: personId, name: displayName }
  const data = { passkeyId: id, name, isSynced, ...(recovery ? { replaced } : {}) }
  await db.batch([
    ...(recovery ? before.map((each) => removePasskeyStatement(db, each)) : []),
    ...(recovery ? [endRecoveryStatement(db, personId)] : []),
    passkeyStatement(db, passkey),
    factStatement(db, editor, { type: 'passkey.enrolled', personId, data }),
    letterStatement(db, randomId('let'), personId, { kind: 'passkey_enrolled', name, at: now }),
  ])
  return { ok: true, value: passkey }
}

type Made = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'isSynced'>

async function verify(
  db: D1Database,
  settings: Settings,
  response: RegistrationResponseJSON,
  browserHash: string,
): Promise<PasskeyOutcome<Made>> {
  const said = clientDataIn(response.response.clientDataJSON)
  if (!said) return no({ code: 'passkey_not_accepted', cause: 'client data unreadable' })
  if (!(await endCeremony(db, said, { kind: 'enrol', browserHash })))
    return no({ code: 'challenge_unknown' })
  if (said.isForeign) return no({ code: 'passkey_not_accepted', cause: 'another site’s frame' })
  const { id, origin } = relyingPartyOf(settings)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: said.challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo.userVerified)
      return no({ code: 'passkey_not_accepted', cause: 'not verified' })
    const { credential, credentialDeviceType } = registrationInfo
    return {
      ok: true,
      value: {
        credentialId: credential.id,
        publicKey: toBase64Url(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        isSynced: credentialDeviceType === 'multiDevice',
      },
    }
  } catch (error) {
    return no({ code: 'passkey_not_accepted', cause: String(error) })
  }
}
