import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const SETTINGS = ['src/env.d.ts', 'src/optional.d.ts']

function foldersOf(path: string): readonly string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

/** Names of bindings and settings, from the types that the Worker is compiled with. */
function settingsOf(path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const body = text.match(/interface (?:__BaseEnv_Env|Env) \{([^}]*)\}/)?.[1] ?? ''
  return [...body.matchAll(/([A-Z_]{2,})\??:/g)].map(([, name]) => name ?? '')
}

describe('the README', () => {
  it('names only files that exist', () => {
    const named = [...README.matchAll(/(?:test|src|durable-objects)\/[\w./-]+\.(?:tsx?|png)/g)]
    const missing = named.map(([path]) => path).filter((path) => !existsSync(join(ROOT, path)))
    expect(missing).toEqual([])
  })

  it('has every folder of the product on its map', () => {
    const map = README.slice(README.indexOf('## The map'))
    for (const folder of foldersOf('src')) expect(map, folder).toContain(`  ${folder}/`)
    for (const folder of foldersOf('test')) {
      const isNamed = map.includes(`${folder}/`)
      expect(
        isNamed || foldersOf('src').includes(folder) || folder === 'durable-objects',
        folder,
      ).toBe(true)
    }
  })

  it('explains every setting and binding', () => {
    for (const setting of SETTINGS.flatMap(settingsOf)) expect(README).toContain(`\`${setting}\``)
  })

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const [, name = ''] of README.matchAll(/npm run ([a-z:]+)/g))
      expect(Object.keys(scripts), name).toContain(name)
  })
})
