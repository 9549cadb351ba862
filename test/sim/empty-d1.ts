import { readFileSync } from 'node:fs'
import { SqlFile } from './sql-file'

let kept: { readonly file: SqlFile; readonly wipe: string } | null = null

/** D1 with the real migrations and nothing in it: one for all runs of a thread, to save its making. */
export function emptyD1(migrations: readonly string[]): SqlFile {
  kept ??= made(migrations)
  kept.file.script(kept.wipe)
  return kept.file
}

function made(migrations: readonly string[]) {
  const file = new SqlFile()
  for (const path of migrations) file.script(readFileSync(path, 'utf8'))
  const sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC"
  const deletes = file.all(sql).map(({ name }) => `DELETE FROM ${name};`)
  return { file, wipe: `PRAGMA foreign_keys = OFF;${deletes.join('')}PRAGMA foreign_keys = ON;` }
}
