import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** Written out, not bound: only so SQLite sees that an index of what is open has all of it. */
export function isOpen(column: SQLiteColumn, expected = true): SQL {
  return expected ? sql`${column} = 1` : sql`${column} = 0`
}
