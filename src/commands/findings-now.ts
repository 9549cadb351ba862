import {
  type KeptFindings,
  keepFindings,
  markOfPolicies,
  readKeptFindings,
} from '../db/kept-findings'
import { mapped, type Reading, readAlone } from '../db/together'
import type { PolicyId } from '../domain/ids'
import { firstOf } from '../domain/policy/lint/finding'
import { lintPolicies } from './review-policies'

/** So old is what pages show at most, and so old what the job lets it become. */
const SHOWN_MS = 15 * 60_000
const RENEWED_MS = 5 * 60_000

/**
 * What is odd about the policies of today, or about one of them. To look through a thousand with all
 * of their people takes longer than a page may; so what was found is kept, until the policies change
 * or it has aged. Nothing is decided by it.
 */
export function readFindings(
  env: Env,
  now: number,
  about: PolicyId | null,
): Reading<Promise<KeptFindings>> {
  return mapped(readKeptFindings(env.DB, about), async (kept) =>
    kept && kept.foundAt > now - SHOWN_MS ? kept : lookOver(env, now, about),
  )
}

/** By the minute: looks again in good time, so that no page has to. */
export async function renewFindings(env: Env, now: number): Promise<void> {
  const kept = await readAlone(env.DB, readKeptFindings(env.DB, null))
  if (!kept || kept.foundAt <= now - RENEWED_MS) await lookOver(env, now, null)
}

async function lookOver(env: Env, now: number, about: PolicyId | null): Promise<KeptFindings> {
  const mark = await markOfPolicies(env.DB)
  const findings = await lintPolicies(env)
  if (mark) await keepFindings(env.DB, mark, now, findings)
  const such = findings.filter(({ policyId }) => about === null || policyId === about)
  return { ...firstOf(such), foundAt: now }
}
