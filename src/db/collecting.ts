/** A database whose batches are kept for later, and what has come together so far. */
export type Collecting = {
  readonly db: D1Database
  /** What was added since it was last taken. */
  readonly take: () => readonly D1PreparedStatement[]
}

/**
 * The same database, where what would be written is kept in place of being written, so that many
 * changes become one batch. Reading goes through; an answer of a batch is empty.
 */
export function collecting(db: D1Database): Collecting {
  let kept: D1PreparedStatement[] = []
  const collector = {
    prepare: (query: string) => db.prepare(query),
    batch: async (statements: D1PreparedStatement[]) => {
      kept.push(...statements)
      return []
    },
    exec: (query: string) => db.exec(query),
    dump: () => db.dump(),
    withSession: (bookmark?: string) => db.withSession(bookmark),
  } as D1Database
  const take = () => {
    const taken = kept
    kept = []
    return taken
  }
  return { db: collector, take }
}
