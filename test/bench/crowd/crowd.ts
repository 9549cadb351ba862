import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fillCatalogue } from './catalogue.ts'
import { Chance } from './chance.ts'
import { fillDirectory } from './directory.ts'
import { fillPast } from './past.ts'

/** How much there is of everything. */
export const CROWD = {
  resources: 100_000,
  people: 10_000,
  groups: 500,
  policies: 1_000,
  history: 1_000_000,
} as const

/**
 * Fills the database of a product that is stopped with what a large company has after a year. It
 * goes straight into the file: over HTTP it would take a day. Rows are copies of those that the
 * product itself has written for one request, with other people, resources and times.
 */
export function fill(dataDir: string): void {
  const db = databaseIn(dataDir)
  const chance = new Chance(1)
  db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN')
  const people = fillDirectory(db, chance, CROWD)
  const places = fillCatalogue(db, chance, CROWD, people)
  fillPast(db, chance, CROWD, { people: people.people, places })
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

/** The file in which the product's D1 lies. */
export function databaseIn(dataDir: string): DatabaseSync {
  const files = globSync(join(dataDir, 'product', 'd1', '*', '*.sqlite'))
  for (const file of files) {
    const db = new DatabaseSync(file)
    const tables = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'history'").all()
    if (tables.length === 1) return db
    db.close()
  }
  throw new Error(`None of these is the product's database: ${files.join(', ')}`)
}
