import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAYERS, ONLY_IN } from './support/layers.ts'

const ROOT = join(import.meta.dirname, '..')
const product = [...filesIn('src'), ...filesIn('durable-objects')]
const everything = [...product, ...filesIn('test')]

describe('the layers', () => {
  it('cover every file', () => expect(product.filter((file) => layerOf(file) === null)).toEqual([]))

  it('cover nothing that nobody has thought of', () => {
    for (const stray of ['src/utils/date.ts', 'src/stray.ts', 'other/x.ts', 'src/domains/x.ts'])
      expect(layerOf(stray), stray).toBeNull()
  })

  it.each(Object.keys(LAYERS))('%s imports only what it may', (layer) => {
    const files = product.filter((file) => layerOf(file) === layer)
    expect(
      files.flatMap((file) => importsOf(file).flatMap((each) => fault(layer, file, each))),
    ).toEqual([])
  })

  it.each(Object.entries(ONLY_IN))('keep the package %s in its place', (name, places) => {
    const users = product.filter((file) =>
      importsOf(file).some(({ target }) => packageRow(target) === name),
    )
    expect(users.filter((file) => !places.some((place) => isWithin(bare(file), place)))).toEqual([])
  })
})

describe('the core', () => {
  const core = filesIn('src/domain')

  it('has no clock, no dice, no network and no waiting, and refuses without throwing', () => {
    const impure =
      /\b(Date|Temporal\.Now|performance|setTimeout|setInterval|Math\.random|crypto|fetch|async|await|Promise|console|process|globalThis|throw)\b/
    expect(core.filter((file) => impure.test(codeOf(file)))).toEqual([])
  })

  it('uses no package but those that validate, match and count days', () => {
    const allowed = ['valibot', 'picomatch', 'temporal-polyfill']
    const packages = core.flatMap(importsOf).filter(({ target }) => packageRow(target) !== null)
    expect(packages.filter(({ target }) => !allowed.includes(packageRow(target) ?? ''))).toEqual([])
  })
})

describe('the three absences', () => {
  it('nothing but the custodian-of file names the binding', () => {
    const naming = /\benv\??\.CUSTODIAN\b|\bCUSTODIAN\b[^}]*\}\s*=\s*[\w.]*env\b/
    expect(product.filter((file) => naming.test(codeOf(file)))).toEqual(['src/custodian-of.ts'])
  })

  it('nothing but a Custodian changes a target, reads it back or has something issued', () => {
    const calling =
      /\.(grant|revoke|inspect|issue|survey)\s*\(|\{[^{}]*\b(grant|revoke|inspect|survey)\b[^{}]*\}\s*=\s*connector/
    const callers = product.filter((file) => calling.test(codeOf(file)))
    expect(callers.filter((file) => !file.startsWith('durable-objects/'))).toEqual([])
    expect(callers.length).toBeGreaterThan(0)
  })

  it('nothing but a Custodian lets the core decide, but for the preview of a filing', () => {
    const deciders = product.filter((file) =>
      importsOf(file).some(
        ({ target, isType }) =>
          !isType && /^src\/domain\/resource\/(decide|evolve|react)(\/|$)/.test(target),
      ),
    )
    const outside = deciders.filter((file) => !/^(src\/domain|durable-objects)\//.test(file))
    expect(outside).toEqual(['src/commands/preview.ts'])
  })

  it('nothing that keeps records in D1 calls out, and connectors do so in one place', () => {
    const files = [...filesIn('src/db'), ...filesIn('src/connectors')]
    const callers = files.filter((file) => /\bfetch\s*\(/.test(codeOf(file)))
    expect(callers).toEqual(['src/connectors/outbound/call-out.ts'])
  })
})

describe('a file', () => {
  it('is short enough to read in one sitting', () => {
    const long = everything.filter((file) => !file.endsWith('env.d.ts') && linesOf(file) > 250)
    expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
  })

  it('that is imported late is there before any test, since tests share modules', () => {
    const early = importsOf('test/support/migrate.ts').map(({ target }) => target)
    expect(product.flatMap(lateImportsOf).filter((target) => !early.includes(target))).toEqual([])
  })

  it('is never a barrel', () => {
    const passesOn = product.filter((file) => /^export .* from\s+'/m.test(textOf(file)))
    expect(passesOn).toEqual(['src/index.ts'])
    expect(product.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual(['src/index.ts'])
  })

  it('has named exports only, but for the entry, which is under 20 lines', () => {
    expect(product.filter((file) => /^export default\b/m.test(textOf(file)))).toEqual([
      'src/index.ts',
    ])
    expect(linesOf('src/index.ts')).toBeLessThan(20)
  })

  it('is never without a home', () =>
    expect(
      everything.filter((file) => /\b(utils?|helpers?|services?|common)\b/.test(file)),
    ).toEqual([]))

  it('of a Durable Object hides with #, since `private` can be called over RPC', () => {
    const objects = filesIn('durable-objects')
    expect(objects.filter((file) => /^\s*(private|protected)\s/m.test(codeOf(file)))).toEqual([])
  })
})

type Import = { readonly target: string; readonly isType: boolean }

/** Nothing, or what is wrong with one import. */
function fault(layer: string, file: string, { target, isType }: Import): readonly string[] {
  const row = LAYERS[layer]
  if (!row || packageRow(target) !== null) return []
  const isNever = row.never?.some((each) => isWithin(target, each)) ?? false
  const isAllowed = [...row.may, ...(isType ? (row.types ?? []) : [])].some((each) =>
    isWithin(target, each),
  )
  return isAllowed && !isNever ? [] : [`${file} → ${target}${isType ? ' (type)' : ''}`]
}

function layerOf(file: string): string | null {
  if (/^src\/[^/]+\.d\.ts$/.test(file)) return 'src/*.d.ts'
  return Object.keys(LAYERS).find((layer) => isWithin(bare(file), layer)) ?? null
}

/** A package's most telling name; null for our own files. */
function packageRow(target: string): string | null {
  if (/^(src|durable-objects|test)\//.test(target)) return null
  const longestFirst = Object.keys(ONLY_IN).toSorted((one, other) => other.length - one.length)
  return longestFirst.find((name) => isWithin(target, name)) ?? target
}

function importsOf(file: string): readonly Import[] {
  const text = textOf(file)
  const stated = text.matchAll(/^(?:import|export)\s(type\s)?[^'"]*?\bfrom\s+'([^']+)'/gm)
  const bare = text.matchAll(/^import\s+'([^']+)'/gm)
  return [
    ...[...stated].map(([, type, path = '']) => ({ path, isType: type !== undefined })),
    ...[...bare].map(([, path = '']) => ({ path, isType: false })),
  ]
    .map(({ path, isType }) => ({ target: targetOf(file, path), isType }))
    .concat(lateImportsOf(file).map((target) => ({ target, isType: false })))
}

function lateImportsOf(file: string): readonly string[] {
  const late = textOf(file).matchAll(/\bimport\(\s*'([^']+)'/g)
  return file.endsWith('.d.ts') ? [] : [...late].map(([, path = '']) => targetOf(file, path))
}

function targetOf(file: string, path: string): string {
  return path.startsWith('.') ? normalize(join(dirname(file), path)) : path
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

function bare(file: string): string {
  return file.replace(/\.tsx?$/, '')
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`)
    .toSorted()
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** The text without comments and without what stands in quotes. */
function codeOf(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/(^|\s)\/\/.*$/gm, '')
}

function linesOf(file: string): number {
  return textOf(file).trimEnd().split('\n').length
}
