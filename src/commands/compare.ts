import { connectorKinds } from '../connectors/registry'
import { type ComparisonRow, comparisonsDue, listComparisons } from '../db/drift'
import type { ConnectorId } from '../domain/ids'
import { gateOf } from '../gate-of'

/** How often each target is compared with the leases. */
const EVERY_MS = 3_600_000

/** How many of them in one minute. */
const MOST = 3

/** Compares those targets with the leases whose turn it is; one that fails is told about there. */
export async function compareDue(env: Env, now: number): Promise<void> {
  const due = await comparisonsDue(env.DB, comparable(), now - EVERY_MS, MOST)
  const compared = await Promise.allSettled(due.map((id) => gateOf(env, id).compare()))
  for (const [index, each] of compared.entries())
    if (each.status === 'rejected')
      console.error({ connector: due[index], failed: 'compare', error: String(each.reason) })
}

/** Compares one target now, and says how that ended; null where it cannot be compared. */
export async function compareNow(env: Env, id: ConnectorId): Promise<ComparisonRow | null> {
  const known = await lookAtComparisons(env)
  if (!known.some(({ connectorId }) => connectorId === id)) return null
  await gateOf(env, id).compare()
  const after = await lookAtComparisons(env)
  return after.find(({ connectorId }) => connectorId === id) ?? null
}

export function lookAtComparisons(env: Env): Promise<readonly ComparisonRow[]> {
  return listComparisons(env.DB, comparable())
}

/** Kinds of target that show what was made there. */
function comparable(): readonly string[] {
  return connectorKinds().flatMap(({ kind, survey }) => (survey ? [kind] : []))
}
