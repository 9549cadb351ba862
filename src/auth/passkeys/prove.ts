import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { factStatement } from '../../db/history'
import { passkeysOf } from '../../db/passkeys'
import { proofStatement } from '../../db/proofs'
import { renewSessionStatements } from '../../db/sessions'
import type { ProofTask } from '../../domain/proving'
import type { Visitor } from '../../http/context'
import type { Settings } from '../../http/settings'
import { randomId, randomToken, sha256Hex } from '../../vault/random'
import { taskFacts } from '../proof'
import { checkPasskey, requestPasskey } from './assertion'
import { no, type PasskeyOutcome } from './refusal'

/** What this visitor's browser asks for a passkey of theirs with, for one task and nothing else. */
export async function requestProof(
  db: D1Database,
  settings: Settings,
  { personId, sessionHash }: Visitor,
  { action, subject }: ProofTask,
): Promise<PasskeyOutcome<PublicKeyCredentialRequestOptionsJSON>> {
  const purpose = { personId, sessionHash, action, subject }
  const own = await passkeysOf(db, personId)
  const usable = own.filter(({ lockedAt }) => lockedAt === null)
  if (usable.length === 0) return no({ code: 'passkey_missing' })
  const plan = { kind: 'prove', browserHash: sessionHash, personId, purpose } as const
  return { ok: true, value: await requestPasskey(db, settings, plan, usable) }
}

export type Given = { readonly task: ProofTask; readonly sessionToken: string }

/**
 * Stores a proof where a passkey of the same person, in the same session, answered the challenge, and
 * returns the session's new token: what the old one could not do, it never can.
 */
export async function givePasskeyProof(
  db: D1Database,
  settings: Settings,
  { personId, sessionHash, displayName }: Visitor,
  response: AuthenticationResponseJSON,
): Promise<PasskeyOutcome<Given>> {
  const binding = { kind: 'prove', browserHash: sessionHash } as const
  const checked = await checkPasskey(db, settings, response, binding)
  if (!checked.ok) return checked
  const { passkey, ceremony } = checked.value
  const { purpose } = ceremony
  if (purpose?.personId !== personId || passkey.personId !== personId)
    return no({ code: 'passkey_not_accepted', cause: 'another person’s proof' })
  const proof = { id: randomId('prf'), provenAt: Date.now(), acr: null, amr: [] }
  const given = { ...proof, method: 'passkey', passkeyId: passkey.id } as const
  const data = { ...taskFacts(purpose), method: 'passkey', passkeyId: passkey.id }
  const sessionToken = randomToken()
  const renewed = await sha256Hex(sessionToken)
  await db.batch([
    ...renewSessionStatements(db, sessionHash, renewed),
    proofStatement(db, { ...purpose, sessionHash: renewed }, given),
    factStatement(db, { id: personId, name: displayName }, { type: 'proof.given', personId, data }),
  ])
  const task = { action: purpose.action, subject: purpose.subject }
  return { ok: true, value: { task, sessionToken } }
}
