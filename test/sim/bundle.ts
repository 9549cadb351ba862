import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Mutation } from './mutation.ts'

const HERE = import.meta.dirname
const ROOT = resolve(HERE, '../..')

/** Modules of the product, and what stands in for them in a run. */
const DOUBLES: { readonly [path: string]: string } = {
  'src/vault/kek': 'kek',
  'src/vault/seal': 'seal',
  'src/vault/random': 'random',
  'src/connectors/registry': 'registry',
  'src/notify/mail': 'mail',
  'src/notify/post': 'post',
  'src/notify/webhook-signature': 'webhook-signature',
  'src/notify/push/push': 'push',
}

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

export function migrationPaths(): readonly string[] {
  const folder = join(ROOT, 'migrations')
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => join(folder, name))
}

/** The simulator with the product in it, as one file; a mutation is planted on the way. */
export async function bundle(mutation: Mutation | null = null): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-sim-'))
  folders.push(folder)
  const outfile = join(folder, 'simulation.mjs')
  const found = new Set<number>()
  await build({
    entryPoints: [join(HERE, 'entry.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: 'inline',
    logLevel: 'error',
    tsconfig: join(ROOT, 'tsconfig.json'),
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire('/');",
    },
    plugins: [doubles, ...(mutation ? [planted(mutation, found)] : [])],
  })
  for (const [index, { find }] of (mutation?.changes ?? []).entries())
    if (!found.has(index)) throw new Error(`Nothing matches ${JSON.stringify(find)}.`)
  return outfile
}

const doubles: Plugin = {
  name: 'doubles',
  setup({ onResolve }) {
    onResolve({ filter: /^cloudflare:workers$/ }, () => ({
      path: join(HERE, 'doubles/cloudflare-workers.ts'),
    }))
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point' || resolveDir.startsWith(join(HERE, 'doubles'))) return null
      const double = DOUBLES[relative(ROOT, resolve(resolveDir, path)).replace(/\.ts$/, '')]
      return double ? { path: join(HERE, `doubles/${double}.ts`) } : null
    })
  },
}

/** Each change must match, so that a mutation cannot quietly become none. */
function planted({ changes }: Mutation, found: Set<number>): Plugin {
  return {
    name: 'planted',
    setup({ onLoad }) {
      onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const file = relative(ROOT, path)
        if (!changes.some((change) => change.file === file)) return null
        let contents = readFileSync(path, 'utf8')
        for (const [index, change] of changes.entries()) {
          if (change.file !== file || !contents.includes(change.find)) continue
          contents = contents.replace(change.find, () => change.replace)
          found.add(index)
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}
