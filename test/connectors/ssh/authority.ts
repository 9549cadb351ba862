import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectorSettings } from '../../../src/connectors/connector'
import type { IssueCall } from '../../../src/connectors/issuance'
import { ssh } from '../../../src/connectors/ssh/ssh'

/** A folder of its own that is thrown away, with what `ssh-keygen` makes in it. */
export class KeyFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'hallpass-ssh-'))

  /** Makes a pair, and returns the path of its private half. */
  make(name: string, ...options: readonly string[]): string {
    const path = join(this.path, name)
    this.keygen('-q', '-N', '', '-C', 'a comment', '-f', path, ...options)
    return path
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8')
  }

  keygen(...options: readonly string[]): string {
    return execFileSync('ssh-keygen', options, { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Settings of a connector, with an authority that Hallpass made. */
export async function authority(given: ConnectorSettings = {}): Promise<ConnectorSettings> {
  const completed = await ssh.complete?.(given)
  if (!completed || 'field' in completed) throw new Error(JSON.stringify(completed))
  return completed.settings
}

export const START = Date.UTC(2026, 0, 5, 9)

export function issueCall(
  settings: ConnectorSettings,
  input: string,
  more: Partial<IssueCall> = {},
): IssueCall {
  return {
    settings,
    account: { name: 'root', mode: 'certificate', settings: { principal: 'web-root' } },
    lease: { resourceKey: 'prod1', fence: 7, endsAt: START + 3_600_000 },
    secret: '',
    deadlineMs: 1_000,
    leaseId: 'lea_prod1_7',
    holder: { id: 'per_ana1', name: 'Ana Álvarez' },
    input,
    validFrom: START,
    validUntil: START + 900_000,
    issuer: 'https://hallpass.example',
    ...more,
  }
}

export async function issue(...call: Parameters<typeof issueCall>): Promise<string> {
  const { issuance } = ssh
  if (!issuance) throw new Error('It issues nothing.')
  return issuance.issue(issueCall(...call))
}
