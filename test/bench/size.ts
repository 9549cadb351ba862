import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { buildProduct, modulesOf } from '../world/product-build.ts'
import { figure, tableOf } from './findings.ts'
import { withFolder } from './throw-away.ts'

/**
 * The main job alone fits into 200; the rest is what connectors, directories, providers, drift,
 * channels and the front weigh, 85 for the library that checks passkeys, with every form of
 * attestation, 30 for the one that reads YAML, and 93 for saying all of it in a second language.
 */
const MOST_GZIP_KIB = 710
const KIB = 1_024

/** What a deployment would upload: the bundle and the modules beside it, without source maps. */
const modules = await withFolder(async (folder) => {
  const configPath = join(import.meta.dirname, '../../wrangler.toml')
  const bundle = await buildProduct(configPath, folder)
  process.env.WRANGLER_LOG ??= 'error'
  const { workerOptions } = unstable_getMiniflareWorkerOptions(configPath)
  return modulesOf(bundle, workerOptions.modulesRules ?? []).map(({ path }) => {
    const content = readFileSync(path)
    const name = path.slice(dirname(bundle).length + 1)
    return { name, raw: content.length / KIB, gzip: gzipSync(content).length / KIB }
  })
})

const sum = (part: 'raw' | 'gzip') => modules.reduce((total, module) => total + module[part], 0)
const total = { name: 'all', raw: sum('raw'), gzip: sum('gzip') }
const figures = [figure('size.raw', total.raw, 'KiB'), figure('size.gzip', total.gzip, 'KiB')]
process.stdout.write(
  tableOf({
    title: 'size: what a deployment uploads',
    columns: ['', 'KiB', 'KiB, gzip'],
    rows: [...modules, total].map(({ name, raw, gzip }) => [name, raw.toFixed(1), gzip.toFixed(1)]),
    notes: [`At most ${MOST_GZIP_KIB} KiB after gzip.`],
    figures,
  }),
)
for (const each of figures) process.stdout.write(`${JSON.stringify(each)}\n`)
if (total.gzip > MOST_GZIP_KIB) {
  process.stderr.write(`The Worker is larger than ${MOST_GZIP_KIB} KiB after gzip.\n`)
  process.exitCode = 1
}
