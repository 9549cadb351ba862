import { doubtsOf } from '../../db/reading-notes'
import { findReconciliation, type ReconciliationRow } from '../../db/reconciliations'
import type { ProviderId } from '../../domain/ids'

/** How a provider is read and what came of it, without secrets. */
export async function lookAtReconciliation(env: Env, id: ProviderId, now: number) {
  const row = await findReconciliation(env.DB, id)
  if (!row) return null
  const { sealed: _sealed, subjectClaims: _claims, ...shown } = row
  return { ...shown, isStale: isStale(row, now), doubts: await doubtsOf(env.DB, id) }
}

export type ReconciliationStory = NonNullable<Awaited<ReturnType<typeof lookAtReconciliation>>>

/** Whether new check-outs of its people wait. */
export function isStale(
  { readAt, createdAt, staleAfterSeconds }: ReconciliationRow,
  now: number,
): boolean {
  return staleAfterSeconds !== null && (readAt ?? createdAt) + staleAfterSeconds * 1_000 < now
}
