import {
  CATALOGUE_PROBLEMS,
  type CatalogueProblem,
  type CatalogueProblemCode,
} from './catalogue-problem'

export type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: CatalogueProblem }

/**
 * A condition inside a batch: where `condition` is false, the whole batch is undone and `change`
 * answers with the code. So no other write can come between a check and what it allows.
 */
export function guard(
  db: D1Database,
  code: CatalogueProblemCode,
  condition: string,
  ...values: readonly unknown[]
): D1PreparedStatement {
  return db
    .prepare(`SELECT CASE WHEN ${condition} THEN 1 ELSE json_extract('{}', '${code}') END`)
    .bind(...values)
}

/** Makes one change: all of its statements or none. */
export async function change(db: D1Database, statements: D1PreparedStatement[]): Promise<Done> {
  try {
    await db.batch(statements)
    return { ok: true }
  } catch (error) {
    const code = codeOf(String(error))
    if (!code) throw error
    return { ok: false, problem: { code } }
  }
}

/** What `change` would answer: everything is tried, and undone whatever comes of it. */
export async function wouldChange(
  db: D1Database,
  statements: readonly D1PreparedStatement[],
): Promise<Done> {
  try {
    await db.batch([...statements, db.prepare(`SELECT json_extract('{}', '${UNDONE}')`)])
  } catch (error) {
    if (String(error).includes(`'${UNDONE}'`)) return { ok: true }
    const code = codeOf(String(error))
    if (!code) throw error
    return { ok: false, problem: { code } }
  }
  throw new Error('A batch that was only to be tried was not undone.')
}

/** SQLite stumbles over it like over a guard's code, at the end of everything else. */
const UNDONE = 'undone'

/** SQLite names the path that `guard` made it stumble over, and the column that must be unique. */
function codeOf(message: string): CatalogueProblemCode | null {
  if (/UNIQUE constraint failed: \w+\.name\b/.test(message)) return 'name_taken'
  if (/UNIQUE constraint failed: accounts\.resource_id, accounts\.name/.test(message))
    return 'name_taken'
  return CATALOGUE_PROBLEMS.find((code) => message.includes(`'${code}'`)) ?? null
}
