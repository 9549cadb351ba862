import { execFile } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, matchesGlob } from 'node:path'
import { promisify } from 'node:util'
import type { V4ModuleRule } from 'miniflare'

/** Bundles the Worker exactly as a deployment would, and returns the path of the bundle. */
export async function buildProduct(configPath: string, outDir: string): Promise<string> {
  rmSync(outDir, { recursive: true, force: true })
  const wrangler = createRequire(import.meta.url).resolve('wrangler/package.json')
  const script = join(dirname(wrangler), 'bin', 'wrangler.js')
  const flags = ['deploy', '--dry-run', '--config', configPath, '--outdir', outDir]
  const env = {
    ...process.env,
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_LOG_PATH: join(outDir, 'wrangler.log'),
  }
  await promisify(execFile)(process.execPath, [script, ...flags], {
    cwd: dirname(configPath),
    env,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`The product could not be built.\n${error.stdout}${error.stderr}`)
  })
  return join(outDir, 'index.js')
}

/** The bundle first, then the text, data and WebAssembly modules that lie beside it. */
export function modulesOf(bundle: string, rules: readonly V4ModuleRule[]) {
  const folder = dirname(bundle)
  const beside = readdirSync(folder).flatMap((name) => {
    const rule = rules.find(({ include }) => include.some((glob) => matchesGlob(name, glob)))
    return rule ? [{ type: rule.type, path: join(folder, name) }] : []
  })
  return [{ type: 'ESModule' as const, path: bundle }, ...beside]
}
