import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads what an earlier start made under this name, or makes and keeps it now. Keys and passwords
 * must survive a restart, and nobody else on the machine may read them.
 */
export function keep<T>(dataDir: string, name: string, make: () => T): T {
  const path = join(dataDir, `${name}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T
  const made = make()
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(`${path}.new`, `${JSON.stringify(made)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return made
}
