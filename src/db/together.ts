import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'

/** A query that can be sent with others, and what its rows say. */
export type Reading<Answer> = {
  readonly query: BatchItem<'sqlite'>
  readonly read: (rows: unknown) => Answer
}

/** No two columns of it may have one name, as in any batch. */
export function reading<Rows, Answer>(
  query: BatchItem<'sqlite'> & PromiseLike<Rows>,
  read: (rows: Rows) => Answer,
): Reading<Answer> {
  return { query, read: (rows) => read(rows as Rows) }
}

/** All of them as they are at one moment, in one call. */
export async function readTogether<Answers extends readonly [unknown, ...unknown[]]>(
  db: D1Database,
  ...readings: { readonly [Place in keyof Answers]: Reading<Answers[Place]> }
): Promise<Answers> {
  const [first, ...others] = readings.map(({ query }) => query)
  if (!first) throw new Error('There is nothing to read.')
  const answers = await drizzle(db).batch([first, ...others])
  return readings.map(({ read }, place) => read(answers[place])) as unknown as Answers
}

/** One of them by itself. */
export async function readAlone<Answer>(db: D1Database, alone: Reading<Answer>): Promise<Answer> {
  const [answer] = await readTogether<[Answer]>(db, alone)
  return answer
}
