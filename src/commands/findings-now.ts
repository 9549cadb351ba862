import { type KeptFindings, keepFindings, keptFindings, markOfPolicies } from '../db/kept-findings'
import { lintPolicies } from './review-policies'

/** So old is what pages show at most, and so old what the job lets it become. */
const SHOWN_MS = 15 * 60_000
const RENEWED_MS = 5 * 60_000

/**
 * What is odd about the policies of today. To look through a thousand with all of their people takes
 * longer than a page may; so what was found is kept, until the policies change or it has aged.
 * Nothing is decided by it.
 */
export async function findingsNow(env: Env, now: number): Promise<KeptFindings> {
  const kept = await keptFindings(env.DB)
  return kept && kept.foundAt > now - SHOWN_MS ? kept : lookOver(env, now)
}

/** By the minute: looks again in good time, so that no page has to. */
export async function renewFindings(env: Env, now: number): Promise<void> {
  const kept = await keptFindings(env.DB)
  if (!kept || kept.foundAt <= now - RENEWED_MS) await lookOver(env, now)
}

async function lookOver(env: Env, now: number): Promise<KeptFindings> {
  const mark = await markOfPolicies(env.DB)
  const found = { foundAt: now, findings: await lintPolicies(env) }
  if (mark) await keepFindings(env.DB, mark, found)
  return found
}
