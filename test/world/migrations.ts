import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Miniflare } from 'miniflare'
import { unstable_splitSqlQuery as splitStatements } from 'wrangler'

export type Database = Awaited<ReturnType<Miniflare['getD1Database']>>

/** Applies what is new in this folder, with the bookkeeping that wrangler uses for the real D1. */
export async function migrate(db: Database, folder: string): Promise<void> {
  await db.exec(
    'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, ' +
      'name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  for (const name of files.sort()) if (!applied.has(name)) await apply(db, folder, name)
}

async function apply(db: Database, folder: string, name: string): Promise<void> {
  const statements = splitStatements(readFileSync(join(folder, name), 'utf8'))
  await db.batch([
    ...statements.map((statement) => db.prepare(statement)),
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
  ])
}
