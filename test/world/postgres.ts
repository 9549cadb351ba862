import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { keep } from './keep.ts'
import { clusterSql, DATABASES, doorSql } from './postgres-bootstrap.ts'
import { type Place, placeFor } from './postgres-place.ts'
import { stopStaleServer } from './postgres-stale.ts'

/** The superuser is for tests that look at the truth; the broker is what the product gets. */
export type PostgresFacts = {
  readonly host: 'localhost'
  readonly port: number
  readonly superuser: { readonly user: 'postgres'; readonly password: string }
  readonly broker: { readonly user: 'hallpass'; readonly password: string }
  readonly databases: readonly string[]
  /** Every statement the server was sent. */
  readonly logFile: string
}

type Passwords = { readonly superuser: string; readonly broker: string }

/** A real PostgreSQL whose data outlives a restart; it ends with the process that started it. */
export async function startPostgres(options: {
  readonly port: number
  readonly dataDir: string
}): Promise<PostgresFacts & { stop(): Promise<void> }> {
  const dataDir = resolve(options.dataDir)
  const isFirstStart = !existsSync(join(dataDir, 'postgres-ready.json'))
  const passwords = keep<Passwords>(dataDir, 'postgres-passwords', makePasswords)
  const place = await placeFor(dataDir)
  await stopStaleServer(place.clusterDir)
  if (isFirstStart) createCluster(place, passwords.superuser)

  const facts: PostgresFacts = {
    host: 'localhost',
    port: options.port,
    superuser: { user: 'postgres', password: passwords.superuser },
    broker: { user: 'hallpass', password: passwords.broker },
    databases: DATABASES.map(({ database }) => database),
    logFile: join(dataDir, 'postgres.log'),
  }
  const keeper = startKeeper(place, facts)
  await untilReady(keeper, facts)
  if (isFirstStart) await bootstrap(facts)
  keep(dataDir, 'postgres-ready', () => ({ createdAt: new Date().toISOString() }))
  return { ...facts, stop: () => stop(keeper) }
}

function makePasswords(): Passwords {
  return {
    superuser: randomBytes(18).toString('base64url'),
    broker: randomBytes(18).toString('base64url'),
  }
}

/** Stops what an earlier start left behind, before anybody asks whether the port is free. */
export async function stopStalePostgres(dataDir: string): Promise<void> {
  await stopStaleServer((await placeFor(resolve(dataDir))).clusterDir)
}

function createCluster({ initdb, clusterDir, runAs }: Place, password: string): void {
  rmSync(clusterDir, { recursive: true, force: true })
  mkdirSync(clusterDir, { recursive: true, mode: 0o700 })
  if (runAs) chownSync(clusterDir, runAs.uid, runAs.gid)
  const temporary = mkdtempSync(join(tmpdir(), 'hallpass-initdb-'))
  const passwordFile = join(temporary, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runAs) for (const path of [temporary, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${clusterDir}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--no-locale',
        '--encoding=UTF8',
        '--no-sync',
      ],
      { stdio: 'pipe', cwd: temporary, ...(runAs ?? {}) },
    )
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function startKeeper({ postgres, clusterDir, runAs }: Place, facts: PostgresFacts): ChildProcess {
  const settings = {
    listen_addresses: 'localhost',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    log_statement: 'all',
    max_prepared_transactions: 8,
    log_line_prefix: '%m [%p] %q%u@%d ',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts')
  const runAsIds = runAs ? [String(runAs.uid), String(runAs.gid)] : ['', '']
  return spawn(
    process.execPath,
    [
      keeper,
      postgres,
      facts.logFile,
      ...runAsIds,
      '-D',
      clusterDir,
      '-p',
      `${facts.port}`,
      ...flags,
    ],
    // A group of its own keeps Ctrl-C away from the server, which is stopped last and in order.
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true },
  )
}

async function untilReady(keeper: ChildProcess, facts: PostgresFacts): Promise<void> {
  const givesUpAt = Date.now() + 30_000
  for (;;) {
    const error = await run(facts, 'postgres', 'SELECT 1').then(
      () => null,
      (reason: Error) => reason,
    )
    if (!error) return
    if (keeper.exitCode !== null || Date.now() > givesUpAt) {
      const log = readFileSync(facts.logFile, 'utf8').slice(-2_000)
      throw new Error(`PostgreSQL did not start (${error.message}). Its log ends with:\n${log}`)
    }
    await new Promise((retry) => setTimeout(retry, 50))
  }
}

async function bootstrap(facts: PostgresFacts): Promise<void> {
  await run(facts, 'postgres', clusterSql(facts.broker.password))
  for (const entry of DATABASES) {
    await run(facts, 'postgres', `CREATE DATABASE ${entry.database}`)
    await run(facts, entry.database, entry.sql + doorSql(entry))
  }
}

async function run(facts: PostgresFacts, database: string, sql: string): Promise<void> {
  const { host, port, superuser } = facts
  // The world's own statements carry passwords, and the log is for what the product sends.
  const options = '-c log_statement=none'
  const client = new pg.Client({ host, port, ...superuser, database, options })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  const gone = new Promise((resolve) => keeper.once('exit', resolve))
  keeper.stdin?.end()
  await gone
}
