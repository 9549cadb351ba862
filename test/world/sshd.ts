import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { pathOf } from '../support/programs.ts'
import { freePort, keepRunning, untilAnswering } from './neighbour.ts'

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
  /** Any free one, without it. */
  readonly port?: number
}

/** The real sshd of this machine, on a loopback port, with the three lines of the guide. */
export async function startSshd({ folder, principals, ...options }: SshdOptions): Promise<Sshd> {
  const port = options.port ?? (await freePort())
  const hostKey = join(folder, 'host')
  if (!existsSync(hostKey))
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', hostKey])
  chmodSync(folder, 0o755) // It reads principals with the rights of the user who logs in.
  mkdirSync(join(folder, 'principals'), { recursive: true })
  for (const [user, names] of Object.entries(principals))
    writeFileSync(join(folder, 'principals', user), names.map((name) => `${name}\n`).join(''))
  const config = join(folder, 'sshd_config')
  writeFileSync(config, configOf({ folder, port, hostKey }))
  // As root it wants an empty folder for the part of it that has no rights.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true })
  const kept = keepRunning(pathOf('sshd') ?? 'sshd', ['-D', '-e', '-f', config], folder)
  await untilAnswering(port, kept, 'sshd')
  return { port, log: kept.log, stop: kept.stop }
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
