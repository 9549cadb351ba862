import { asc, eq, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { indexOf, type PolicyIndex } from '../domain/policy/policy-index'
import { toPolicy } from './policy-row'
import { policies, policyList } from './tables/catalogue'
import { type Reading, readAlone, reading } from './together'

type Known = { readonly mark: string; readonly index: PolicyIndex }

/** The list that this isolate saw last, filed for look-ups. */
let latest: Known | null = null

/** What this isolate knows before it asks. Taken once per read: another one may replace it. */
export function knownPolicies(): Known | null {
  return latest
}

/** Part of the batch that reads a command's facts: the mark that the list has at that moment. */
export function markQuery(d1: DrizzleD1Database) {
  return d1.select({ mark: policyList.mark }).from(policyList).where(eq(policyList.only, 1))
}

/** Part of the same batch: the policies, or no row where the list is still the known one. */
export function policiesUnless(d1: DrizzleD1Database, known: Known | null) {
  return d1
    .select()
    .from(policies)
    .where(sql`(SELECT mark FROM policy_list) IS NOT ${known?.mark ?? ''}`)
    .orderBy(asc(policies.position), asc(policies.id))
}

/** The list as it is in the primary, from what both queries said. Never an older one. */
export function policiesAt(
  known: Known | null,
  [row]: readonly { readonly mark: string }[],
  rows: readonly (typeof policies.$inferSelect)[],
): PolicyIndex {
  if (row && row.mark === known?.mark) return known.index
  const index = indexOf(rows.map(toPolicy))
  if (row) latest = { mark: row.mark, index }
  return index
}

/** The list by itself, for whoever needs no other facts. */
export async function currentPolicies(db: D1Database): Promise<PolicyIndex> {
  return readAlone(db, readPolicies(db))
}

/** The same with other readings. The policies are read after them where they are not the known ones. */
export function readPolicies(db: D1Database): Reading<Promise<PolicyIndex>> {
  const known = knownPolicies()
  return reading(markQuery(drizzle(db)), async ([seen]) =>
    known && known.mark === seen?.mark ? known.index : changedPolicies(db),
  )
}

/** The same for whoever has seen that the list is not the known one. */
export async function changedPolicies(db: D1Database): Promise<PolicyIndex> {
  const d1 = drizzle(db)
  const known = knownPolicies()
  const [mark, rows] = await d1.batch([markQuery(d1), policiesUnless(d1, known)])
  return policiesAt(known, mark, rows)
}
