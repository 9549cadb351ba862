import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MUTATIONS } from './mutations.ts'

const ROOT = join(import.meta.dirname, '../..')
const RUN = join(import.meta.dirname, 'run.ts')
const PATIENCE_MS = 540_000

/** Runs the simulator as `npm run sim` does, in a process of its own, and waits for its last word. */
function sim(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [RUN, ...args])
    let said = ''
    child.stdout.on('data', (text) => {
      said += String(text)
    })
    child.stderr.on('data', (text) => {
      said += String(text)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe('access ends, whatever breaks', () => {
  it('and every bug that can be planted still fits the product', () => {
    for (const { changes } of MUTATIONS)
      for (const { file, find } of changes)
        expect(readFileSync(join(ROOT, file), 'utf8')).toContain(find)
  })

  it(
    'in a thousand runs of accidents, and after a crash at every third point of the main courses',
    async () => {
      const { code, said } = await sim('--seeds', '1000', '--every', '3')
      const failures = said.split('\n').filter((line) => /^sim |^never seen/.test(line))
      expect(failures).toEqual([])
      expect(said).toContain('{"name":"sim.seeds","value":1000,"unit":"seeds"}')
      expect(code).toBe(0)
    },
    PATIENCE_MS,
  )

  it(
    'and a run that fails can be seen again exactly',
    async () => {
      const [once, twice] = [await sim('--seed', '7'), await sim('--seed', '7')]
      expect(once.said.length).toBeGreaterThan(1_000)
      expect(twice.said).toBe(once.said)
    },
    PATIENCE_MS,
  )

  it(
    'and the simulator notices when the product is made worse',
    async () => {
      const { code, said } = await sim('--planted', '--bug', '403')
      expect(said).toContain('found  403 is read as "already gone"')
      expect(code).toBe(0)
    },
    PATIENCE_MS,
  )
})
