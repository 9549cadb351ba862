import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler'
import { migrate } from './migrations.ts'
import { buildProduct, modulesOf } from './product-build.ts'
import type { Settings } from './settings.ts'
import { issueSetupCode } from './setup-code.ts'

export type ProductOptions = Settings & {
  readonly port: number
  readonly dataDir: string
  /** Another Worker's wrangler.toml; the product's own where nothing is said. */
  readonly configPath?: string
  /** Runs the bundle of an earlier start, where there is one. */
  readonly reuseBuild?: boolean
}

export type Product = {
  readonly url: string
  /** Only on starts before somebody used one. */
  readonly setupCode: string | null
  runCron(): Promise<void>
  stop(): Promise<void>
}

const WORKER = 'hallpass'
const CRON_EVERY_MS = 60_000

/** Standard output belongs to whoever started this process. */
class ErrorLog extends Log {
  override log(message: string): void {
    process.stderr.write(`${message}\n`)
  }
}

/** Runs the bundle in workerd, with all its data under the data folder. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const configPath = options.configPath ?? resolve(import.meta.dirname, '../../wrangler.toml')
  const outDir = join(resolve(options.dataDir), 'build')
  const bundle = join(outDir, 'index.js')
  if (!options.reuseBuild || !existsSync(bundle)) await buildProduct(configPath, outDir)

  const miniflare = new Miniflare(miniflareOptions(options, configPath, bundle))
  try {
    await miniflare.ready
    const setupCode = await prepareDatabase(miniflare, configPath)
    const runCron = async () => {
      const worker = await miniflare.getWorker(WORKER)
      await worker.scheduled({ cron: '* * * * *', scheduledTime: new Date() })
    }
    const timer = setInterval(() => void runCron().catch(console.error), CRON_EVERY_MS)
    const stop = async () => {
      clearInterval(timer)
      await miniflare.dispose()
    }
    return { url: `http://localhost:${options.port}`, setupCode, runCron, stop }
  } catch (error) {
    await miniflare.dispose()
    throw error
  }
}

/** The bindings are read from the configuration, so that a new one needs no word here. */
function miniflareOptions(options: ProductOptions, configPath: string, bundle: string) {
  // Secrets come from the world, so that wrangler's warning about absent ones would mislead.
  process.env.WRANGLER_LOG ??= 'error'
  const { workerOptions } = unstable_getMiniflareWorkerOptions(configPath)
  return convertV4MiniflareOptions({
    host: 'localhost',
    port: options.port,
    cf: false,
    log: new ErrorLog(LogLevel.ERROR),
    logRequests: false,
    // Only the verbose workerd reports exceptions that nothing caught.
    verbose: true,
    handleStructuredLogs: showProblem,
    resourcePersistencePath: join(resolve(options.dataDir), 'product'),
    ...workerOptions,
    name: WORKER,
    bindings: { ...(workerOptions.bindings ?? {}), ...options.vars, ...options.secrets },
    modulesRoot: dirname(bundle),
    modules: modulesOf(bundle, workerOptions.modulesRules ?? []),
  })
}

function showProblem({ level, message }: { level: string; message: string }): void {
  const isUncaught = message.startsWith('uncaught exception; source')
  if (level === 'error' || level === 'warn' || isUncaught) process.stderr.write(`${message}\n`)
}

async function prepareDatabase(miniflare: Miniflare, configPath: string): Promise<string | null> {
  const [entry] = unstable_readConfig({ config: configPath }, { hideWarnings: true }).d1_databases
  const folder = resolve(dirname(configPath), entry?.migrations_dir ?? 'migrations')
  const db = await miniflare.getD1Database(entry?.binding ?? 'DB', WORKER)
  await migrate(db, folder)
  return issueSetupCode(db)
}
