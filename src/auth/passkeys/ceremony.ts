import {
  type Ceremony,
  type CeremonyKind,
  consumeCeremony,
  startCeremony,
} from '../../db/ceremonies'
import type { ProofPurpose } from '../../db/tables/sign-in'
import type { PersonId } from '../../domain/ids'
import { LIMITS } from '../../domain/limits'
import { fromBase64 } from '../../vault/bytes'
import { sha256Hex } from '../../vault/random'

export type Plan = {
  readonly kind: CeremonyKind
  /** SHA-256 of what only this browser has: its session, or the cookie of a trip. */
  readonly browserHash: string
  readonly personId: PersonId | null
  readonly purpose: ProofPurpose | null
}

/** Stores what a challenge was given out for. */
export async function beginCeremony(db: D1Database, challenge: string, plan: Plan): Promise<void> {
  const challengeHash = await sha256Hex(challenge)
  const expiresAt = Date.now() + LIMITS.proofSeconds * 1_000
  await startCeremony(db, { ...plan, challengeHash, expiresAt })
}

/** What the browser says it signed; none of it is believed before the signature was checked. */
export type ClientData = { readonly challenge: string; readonly isForeign: boolean }

/** What the answered challenge was given out for; null where it is unknown, over, or answered. */
export async function endCeremony(
  db: D1Database,
  { challenge }: ClientData,
  { kind, browserHash }: Pick<Plan, 'kind' | 'browserHash'>,
): Promise<Ceremony | null> {
  const challengeHash = await sha256Hex(challenge)
  return consumeCeremony(db, { challengeHash, browserHash, kind, now: Date.now() })
}

/** WebAuthn, section 5.8.1. Asked for in a frame of another site counts as foreign. */
export function clientDataIn(encoded: string): ClientData | null {
  const bytes = fromBase64(encoded)
  if (!bytes) return null
  try {
    const data = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> | null
    const challenge = data?.challenge
    if (typeof challenge !== 'string') return null
    return { challenge, isForeign: data?.crossOrigin === true || data?.topOrigin !== undefined }
  } catch {
    return null
  }
}
