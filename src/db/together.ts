import type { SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'

/** A query that can be sent with others, and what its rows say; null where nothing has to be asked. */
export type Reading<Answer> = {
  readonly query: BatchItem<'sqlite'> | null
  readonly read: (rows: unknown) => Answer
}

/** What to read besides a table’s own columns, each with a name of its own. */
export type Columns<More> = { readonly [Name in keyof More]: SQL.Aliased<More[Name]> }

/** No two columns of it may have one name, as in any batch. */
export function reading<Rows, Answer>(
  query: BatchItem<'sqlite'> & PromiseLike<Rows>,
  read: (rows: Rows) => Answer,
): Reading<Answer> {
  return { query, read: (rows) => read(rows as Rows) }
}

/** What is known without a question. */
export function known<Answer>(answer: Answer): Reading<Answer> {
  return { query: null, read: () => answer }
}

/** What the same question says to somebody who makes something else of it. */
export function mapped<Answer, Other>(
  { query, read }: Reading<Answer>,
  make: (answer: Answer) => Other,
): Reading<Other> {
  return { query, read: (rows) => make(read(rows)) }
}

/** All of them as they are at one moment, in one call. */
export async function readTogether<Answers extends readonly [unknown, ...unknown[]]>(
  db: D1Database,
  ...readings: { readonly [Place in keyof Answers]: Reading<Answers[Place]> }
): Promise<Answers> {
  const asked = readings.filter(({ query }) => query !== null)
  const [first, ...others] = asked.flatMap(({ query }) => query ?? [])
  const rows: readonly unknown[] = first ? await drizzle(db).batch([first, ...others]) : []
  return readings.map((each) => each.read(rows[asked.indexOf(each)])) as unknown as Answers
}

/** One of them by itself. */
export async function readAlone<Answer>(
  db: D1Database,
  alone: Reading<Answer>,
): Promise<Awaited<Answer>> {
  const [answer] = await readTogether<[Answer]>(db, alone)
  return await answer
}
