import type { Finding } from '../domain/policy/lint/finding'

/** What the linter found about one list of policies. Times in epoch milliseconds. */
export type KeptFindings = { readonly foundAt: number; readonly findings: readonly Finding[] }

/** What was found about the policies as they are now; null where they have changed since. */
export async function keptFindings(db: D1Database): Promise<KeptFindings | null> {
  const row = await db
    .prepare(
      `SELECT f.found_at AS foundAt, f.findings FROM policy_findings f
       JOIN policy_list l ON l."only" = 1 AND l.mark = f.mark WHERE f."only" = 1`,
    )
    .first<{ foundAt: number; findings: string }>()
  return row && { foundAt: row.foundAt, findings: JSON.parse(row.findings) as readonly Finding[] }
}

export function markOfPolicies(db: D1Database): Promise<string | null> {
  return db.prepare('SELECT mark FROM policy_list WHERE "only" = 1').first<string>('mark')
}

/** Keeps nothing where the list has another mark by now: then something else was looked at. */
export async function keepFindings(
  db: D1Database,
  mark: string,
  { foundAt, findings }: KeptFindings,
): Promise<void> {
  await db
    .prepare(
      `INSERT OR REPLACE INTO policy_findings ("only", mark, found_at, findings)
       SELECT 1, mark, ?2, ?3 FROM policy_list WHERE mark = ?1`,
    )
    .bind(mark, foundAt, JSON.stringify(findings))
    .run()
}
