import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { pathOf } from '../support/programs.ts'

export type Sshd = {
  readonly port: number
  /** What it has said so far: it names the certificates that it lets in. */
  log(): string
  stop(): Promise<void>
}

export type SshdOptions = {
  /** A folder of its own, where `ca.pub` and `krl` are already. */
  readonly folder: string
  /** Which principals may be which user of this machine. */
  readonly principals: { readonly [user: string]: readonly string[] }
}

/** The real sshd of this machine, on a loopback port, with the three lines of the guide. */
export async function startSshd({ folder, principals }: SshdOptions): Promise<Sshd> {
  const port = await freePort()
  const hostKey = join(folder, 'host')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', hostKey])
  chmodSync(folder, 0o755) // It reads principals with the rights of the user who logs in.
  mkdirSync(join(folder, 'principals'))
  for (const [user, names] of Object.entries(principals))
    writeFileSync(join(folder, 'principals', user), names.map((name) => `${name}\n`).join(''))
  const config = join(folder, 'sshd_config')
  writeFileSync(config, configOf({ folder, port, hostKey }))
  // As root it wants an empty folder for the part of it that has no rights.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true })
  const child = spawn(pathOf('sshd') ?? 'sshd', ['-D', '-e', '-f', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes.toString()
  })
  await answers(port, child, () => log)
  return { port, log: () => log, stop: () => stop(child) }
}

function configOf({ folder, port, hostKey }: { folder: string; port: number; hostKey: string }) {
  return `ListenAddress 127.0.0.1
Port ${port}
HostKey ${hostKey}
PidFile none
StrictModes no
UsePAM no
LogLevel VERBOSE
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AuthorizedKeysFile none
TrustedUserCAKeys ${folder}/ca.pub
RevokedKeys ${folder}/krl
AuthorizedPrincipalsFile ${folder}/principals/%u
`
}

async function answers(port: number, child: ChildProcess, log: () => string): Promise<void> {
  const givesUpAt = Date.now() + 5_000
  while (!(await connects(port))) {
    if (child.exitCode !== null || Date.now() > givesUpAt)
      throw new Error(`sshd did not start: ${log()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    const done = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
