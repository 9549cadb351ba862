import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RUN = join(import.meta.dirname, '../torture/run.ts')
const PATIENCE_MS = 300_000

/** Runs as `npm run torture` does, with fewer kills. */
function torture(
  ...args: string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [RUN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text) => {
      said += String(text)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said }))
  })
}

it(
  'keeps one holder at a time, leaves nothing behind and loses no event when it is killed again and again',
  async () => {
    const { code, said } = await torture('--kills', '4')
    expect(said.split('\n').filter((line) => line.startsWith('npm run torture'))).toEqual([])
    expect(said).toContain('{"name":"torture.kills","value":4,"unit":"kills"}')
    for (const promise of ['doubleHolders', 'leftBehind', 'lostEvents', 'unexplained'])
      expect(said).toContain(`{"name":"torture.${promise}","value":0,"unit":"violations"}`)
    expect(code).toBe(0)
  },
  PATIENCE_MS,
)
