import { env } from 'cloudflare:workers'
import { proofStatement } from '../../src/db/proofs'
import type { ProofTask } from '../../src/domain/proving'
import { randomId, sha256Hex } from '../../src/vault/random'
import { type Answered, type Caller, installation } from '../routes/visit'
import { Authenticator, type Twist } from './authenticator'

type Options = { readonly challenge: string; readonly user?: { readonly id: string } }

/** What no passkey may get away with, whatever it is used for. */
export const WRONG: readonly (readonly [string, Twist])[] = [
  ['made for another origin', { origin: 'https://hallpass.example.evil.example' }],
  ['made for another site', { rpId: 'evil.example' }],
  ['whose user was not verified', { isUserVerified: false }],
  ['whose user was not there', { isUserPresent: false }],
  ['from another site’s frame', { crossOrigin: true }],
  ['that says it is something else', { type: 'payment.get' }],
  ['for a challenge that nobody gave out', { challenge: 'bm90IGdpdmVuIG91dA' }],
]

export function newAuthenticator(): Authenticator {
  return new Authenticator(installation.PUBLIC_URL)
}

/** What a round trip to the identity provider leaves, without the trip. */
export async function proveAtProvider(who: Caller, task: ProofTask, ageMs = 0): Promise<void> {
  const purpose = { personId: who.id, sessionHash: await sha256Hex(who.token), ...task }
  const said = { acr: 'phr', amr: [], method: 'provider', passkeyId: null } as const
  const proof = { id: randomId('prf'), provenAt: Date.now() - ageMs, ...said }
  await proofStatement(env.DB, purpose, proof).run()
}

export function enrolling(who: Caller): ProofTask {
  return { action: 'enrol-passkey', subject: who.id }
}

/** Enrols what this authenticator makes; whoever does has proved that it is them before. */
export async function enrol(
  who: Caller,
  authenticator: Authenticator,
  twist: Twist = {},
): Promise<Answered> {
  const options = await who.send('POST', '/me/passkeys/options', {})
  if (options.status !== 200) return options
  const response = await authenticator.create(optionsIn(options), twist)
  return who.send('POST', '/me/passkeys', { name: 'key', response })
}

/** Somebody with one passkey. */
export async function withPasskey(who: Caller): Promise<Authenticator> {
  const authenticator = newAuthenticator()
  await proveAtProvider(who, enrolling(who))
  const enrolled = await enrol(who, authenticator)
  if (enrolled.status !== 201) throw new Error(`Enrolling: ${enrolled.text}`)
  return authenticator
}

/** Proves a task with a passkey, as a browser would. */
export async function prove(
  who: Caller,
  authenticator: Authenticator,
  task: ProofTask,
  twist: Twist = {},
): Promise<Answered> {
  const options = await who.send('POST', '/me/proofs/options', task)
  if (options.status !== 200) return options
  const response = await authenticator.get(optionsIn(options), twist)
  return who.send('POST', '/me/proofs', { response })
}

export function optionsIn({ body }: Answered): Options {
  return body as unknown as Options
}
