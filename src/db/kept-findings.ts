import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { PolicyId } from '../domain/ids'
import { FINDINGS_SHOWN, type Finding, type FirstFindings } from '../domain/policy/lint/finding'
import { type Reading, reading } from './together'

/** What the linter found about one list of policies. Times in epoch milliseconds. */
export type KeptFindings = FirstFindings & { readonly foundAt: number }

/**
 * What was found about the policies as they are now, or about one of them; null where they have
 * changed since. The first only: all about a thousand is more than a page shows, and 50 KiB.
 */
export function readKeptFindings(
  db: D1Database,
  about: PolicyId | null,
): Reading<KeptFindings | null> {
  const such = sql`FROM json_each(f.findings)
    WHERE ${about} IS NULL OR value ->> 'policyId' = ${about}`
  const query = drizzle(db)
    .select({
      foundAt: sql<number>`f.found_at`.as('found_at'),
      count: sql<number>`(SELECT count(*) ${such})`.as('count'),
      hasError: sql<boolean>`EXISTS (SELECT 1 FROM (SELECT value ${such})
        WHERE value ->> 'severity' = 'error')`
        .mapWith(Boolean)
        .as('has_error'),
      findings: sql<readonly Finding[]>`(SELECT json_group_array(json(value)) FROM (SELECT value
        ${such} LIMIT ${sql.raw(String(FINDINGS_SHOWN))}))`
        .mapWith(JSON.parse)
        .as('findings'),
    })
    .from(sql`policy_findings f JOIN policy_list l ON l."only" = 1 AND l.mark = f.mark`)
    .where(sql`f."only" = 1`)
  return reading(query, ([row]) => row ?? null)
}

export function markOfPolicies(db: D1Database): Promise<string | null> {
  return db.prepare('SELECT mark FROM policy_list WHERE "only" = 1').first<string>('mark')
}

/** Keeps nothing where the list has another mark by now: then something else was looked at. */
export async function keepFindings(
  db: D1Database,
  mark: string,
  foundAt: number,
  findings: readonly Finding[],
): Promise<void> {
  await db
    .prepare(
      `INSERT OR REPLACE INTO policy_findings ("only", mark, found_at, findings)
       SELECT 1, mark, ?2, ?3 FROM policy_list WHERE mark = ?1`,
    )
    .bind(mark, foundAt, JSON.stringify(findings))
    .run()
}
