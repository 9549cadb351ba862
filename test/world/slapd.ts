import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { keep } from './keep.ts'
import { ADMIN, BASE, BROKER, slapdConf, treeLdif } from './slapd-tree.ts'

/** The administrator is for tests that look at the truth; the broker is what the product gets. */
export type LdapFacts = {
  readonly host: 'localhost'
  readonly port: number
  readonly base: string
  readonly admin: { readonly dn: string; readonly password: string }
  readonly broker: { readonly dn: string; readonly password: string }
}

type Passwords = { readonly admin: string; readonly broker: string; readonly people: string }

export type SlapdOptions = {
  readonly port: number
  readonly dataDir: string
  /** Lines of its configuration about certificates, and the port that speaks TLS from the start. */
  readonly tls?: { readonly conf: string; readonly port: number }
}

const SLAPD = '/usr/sbin/slapd'
const SLAPADD = '/usr/sbin/slapadd'

/** Debian's package `slapd`; elsewhere the world goes without a directory. */
export function hasSlapd(): boolean {
  return [SLAPD, SLAPADD, '/etc/ldap/schema', '/usr/lib/ldap'].every((path) => existsSync(path))
}

/** A real OpenLDAP whose data outlives a restart; it ends with the process that started it. */
export async function startSlapd(
  options: SlapdOptions,
): Promise<LdapFacts & { stop(): Promise<void> }> {
  const folder = join(resolve(options.dataDir), 'slapd')
  const passwords = keep<Passwords>(options.dataDir, 'slapd-passwords', () => ({
    admin: randomBytes(18).toString('base64url'),
    broker: randomBytes(18).toString('base64url'),
    people: randomBytes(18).toString('base64url'),
  }))
  mkdirSync(folder, { recursive: true })
  const conf = join(folder, 'slapd.conf')
  writeFileSync(conf, slapdConf(folder, passwords.admin, options.tls?.conf ?? ''), { mode: 0o600 })
  if (!existsSync(join(folder, 'ready'))) fill(folder, conf, passwords)
  const keeper = startKeeper(folder, conf, options)
  await untilReady(keeper, options.port, folder)
  return {
    host: 'localhost',
    port: options.port,
    base: BASE,
    admin: { dn: ADMIN, password: passwords.admin },
    broker: { dn: BROKER, password: passwords.broker },
    stop: () => stop(keeper),
  }
}

function fill(folder: string, conf: string, { broker, people }: Passwords): void {
  rmSync(join(folder, 'db'), { recursive: true, force: true })
  mkdirSync(join(folder, 'db'), { mode: 0o700 })
  execFileSync(SLAPADD, ['-f', conf], { input: treeLdif(broker, people), stdio: 'pipe' })
  writeFileSync(join(folder, 'ready'), '')
}

/** The keeper of the database keeps any program that ends at SIGINT. */
function startKeeper(folder: string, conf: string, { port, tls }: SlapdOptions): ChildProcess {
  const at = (scheme: string, on: number) =>
    ['127.0.0.1', ...(hasIpv6() ? ['[::1]'] : [])].map((host) => `${scheme}://${host}:${on}`)
  const urls = [...at('ldap', port), ...(tls ? at('ldaps', tls.port) : [])].join(' ')
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts')
  // With a debug level of none it stays in the foreground and says nothing.
  const flags = ['-h', urls, '-f', conf, '-d', '0']
  return spawn(process.execPath, [keeper, SLAPD, join(folder, 'slapd.log'), '', '', ...flags], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
}

function hasIpv6(): boolean {
  const list = '/proc/net/if_inet6'
  return existsSync(list) && readFileSync(list, 'utf8').includes('00000000000000000000000000000001')
}

async function untilReady(keeper: ChildProcess, port: number, folder: string): Promise<void> {
  const givesUpAt = Date.now() + 20_000
  while (!(await answers(port))) {
    if (keeper.exitCode !== null || Date.now() > givesUpAt) {
      const log = readFileSync(join(folder, 'slapd.log'), 'utf8').slice(-2_000)
      throw new Error(`slapd did not start. Its log ends with:\n${log}`)
    }
    await new Promise((retry) => setTimeout(retry, 50))
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve(true))
    socket.on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  const gone = new Promise((resolve) => keeper.once('exit', resolve))
  keeper.stdin?.end()
  await gone
}
