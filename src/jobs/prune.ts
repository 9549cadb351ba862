import { pruneAppCodes } from '../db/app-codes'
import { pruneCeremonies } from '../db/ceremonies'
import { pruneDrift } from '../db/drift-notes'
import { pruneEvents } from '../db/event-inbox'
import { pruneCommands } from '../db/idempotency'
import { pruneKeptForms } from '../db/kept-forms'
import { pruneWorkloadTokens } from '../db/machine-sessions'
import { pruneProofs } from '../db/proofs'
import { pruneLogoutTokens } from '../db/provider-logout'
import { pruneRecoveries } from '../db/recoveries'
import { pruneSessions } from '../db/sessions'
import { pruneTokens } from '../db/tokens'
import { pruneTrips } from '../db/trips'
import { pruneUndelivered } from '../db/undelivered'

/** Forgets sessions, tokens, trips, challenges, proofs and keys that have run out, drift and events long settled. */
export async function prune(env: Env, now: number): Promise<void> {
  const pruned = await Promise.allSettled([
    pruneSessions(env.DB, now),
    pruneTrips(env.DB, now),
    pruneLogoutTokens(env.DB, now),
    pruneProofs(env.DB, now),
    pruneCeremonies(env.DB, now),
    pruneRecoveries(env.DB, now),
    pruneKeptForms(env.DB, now),
    pruneCommands(env.DB, now),
    pruneAppCodes(env.DB, now),
    pruneDrift(env.DB, now),
    pruneTokens(env.DB, now),
    pruneWorkloadTokens(env.DB, now),
    pruneEvents(env.DB, now),
    pruneUndelivered(env.DB, now),
  ])
  for (const each of pruned)
    if (each.status === 'rejected') console.error({ failed: 'prune', error: String(each.reason) })
}
