import { pruneAppCodes } from '../db/app-codes'
import { pruneDrift } from '../db/drift-notes'
import { pruneCommands } from '../db/idempotency'
import { pruneProofs } from '../db/proofs'
import { pruneSessions } from '../db/sessions'
import { pruneTokens } from '../db/tokens'
import { pruneTrips } from '../db/trips'

/** Forgets sessions, tokens, trips, proofs and keys that have run out, and drift that was settled long ago. */
export async function prune(env: Env, now: number): Promise<void> {
  const pruned = await Promise.allSettled([
    pruneSessions(env.DB, now),
    pruneTrips(env.DB, now),
    pruneProofs(env.DB, now),
    pruneCommands(env.DB, now),
    pruneAppCodes(env.DB, now),
    pruneDrift(env.DB, now),
    pruneTokens(env.DB, now),
  ])
  for (const each of pruned)
    if (each.status === 'rejected') console.error({ failed: 'prune', error: String(each.reason) })
}
