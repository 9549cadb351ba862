import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainProblem } from './plain-problem.ts'
import { commandOf } from './process-command.ts'

type Owner = { readonly pid: number; readonly command: string | null }

/** One start at a time for each data folder; the mark of a start that crashed counts for nothing. */
export function lockData(dataDir: string): { release(): void } {
  const path = join(dataDir, 'running.json')
  mkdirSync(dataDir, { recursive: true })
  const owner = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Owner) : null
  if (owner?.command && owner.pid !== process.pid && commandOf(owner.pid) === owner.command) {
    throw new PlainProblem(
      `The data folder ${dataDir} is in use by process ${owner.pid}; ` +
        'choose another one with: npm start -- --data DIR --port N',
    )
  }
  writeFileSync(path, JSON.stringify({ pid: process.pid, command: commandOf(process.pid) }))
  return { release: () => rmSync(path, { force: true }) }
}
