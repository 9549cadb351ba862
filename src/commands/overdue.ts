import { custodianOf } from '../custodian-of'
import { type OverdueRow, overdueLeases } from '../db/overdue'
import type { Page, Slice } from '../db/page'
import type { ResourceId } from '../domain/ids'
import type { Reach } from '../domain/permission/scope'
import type { Debt } from '../domain/resource/view'

/** When an overdue lease is tried next; its Custodian may owe nothing any more, or not answer. */
export type NextAttempt =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'settled' }
  | { readonly kind: 'unknown' }

export type OverdueLease = OverdueRow & { readonly next: NextAttempt }

/** What is overdue according to D1, with what only the Custodians know. */
export async function lookAtOverdue(
  env: Env,
  reach: Reach,
  slice: Slice,
): Promise<Page<OverdueLease>> {
  const { items, next } = await overdueLeases(env.DB, reach, slice)
  const ids = [...new Set(items.map(({ resourceId }) => resourceId))]
  const asked = await Promise.all(ids.map(async (id) => [id, await debtsOf(env, id)] as const))
  const debts = new Map(asked)
  return { next, items: items.map((row) => withDebt(row, debts.get(row.resourceId) ?? null)) }
}

/** The list is shown all the same when a Custodian cannot be asked: that is when it is needed. */
async function debtsOf(env: Env, id: ResourceId): Promise<readonly Debt[] | null> {
  try {
    return await custodianOf(env, id).lookAtDebts()
  } catch (error) {
    console.error({ at: id, failed: 'debts', error: String(error) })
    return null
  }
}

function withDebt(row: OverdueRow, debts: readonly Debt[] | null): OverdueLease {
  if (!debts) return { ...row, next: { kind: 'unknown' } }
  const debt = debts.find(({ leaseId }) => leaseId === row.id)
  if (!debt) return { ...row, next: { kind: 'settled' } }
  const attempts = Math.max(row.attempts, debt.attempts)
  return { ...row, attempts, next: { kind: 'at', at: debt.nextAttemptAt } }
}
