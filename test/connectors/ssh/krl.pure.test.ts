import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectorSettings } from '../../../src/connectors/connector'
import { ssh } from '../../../src/connectors/ssh/ssh'
import { lacks } from '../../support/programs'
import { authority, issue, KeyFolder, START } from './authority'

describe.skipIf(lacks('ssh-keygen'))('the list of revoked certificates', () => {
  const keys = new KeyFolder()
  const list = join(keys.path, 'krl')
  let settings: ConnectorSettings

  beforeAll(async () => {
    settings = await authority()
    keys.make('ana', '-t', 'ed25519')
  })
  afterAll(() => keys.remove())

  async function published(known: ConnectorSettings | null, ...fences: readonly number[]) {
    const endedEarly = fences.map((fence) => ({ resourceKey: 'prod1', fence }))
    const found = await ssh.published?.krl?.({ settings: known, endedEarly, now: START })
    if (!found || typeof found.body === 'string') throw new Error('There is no list.')
    writeFileSync(list, found.body)
  }

  /** Asks `ssh-keygen -Q`, which reads the list as sshd does. */
  async function isRevoked(fence: number, by = settings): Promise<boolean> {
    const path = join(keys.path, 'one-cert.pub')
    const lease = { resourceKey: 'prod1', fence, endsAt: START + 3_600_000 }
    writeFileSync(path, `${await issue(by, keys.read('ana.pub'), { lease })}\n`)
    try {
      expect(keys.keygen('-Q', '-f', list, path)).toContain('ok')
      return false
    } catch (error) {
      expect(String((error as { stdout?: Buffer }).stdout)).toContain('REVOKED')
      return true
    }
  }

  it('has the leases that ended early, and no others', async () => {
    await published(settings, 3, 70_000, 5)
    expect(await isRevoked(3)).toBe(true)
    expect(await isRevoked(5)).toBe(true)
    expect(await isRevoked(70_000)).toBe(true)
    expect(await isRevoked(4)).toBe(false)
  })

  it('is about one authority only', async () => {
    await published(settings, 3)
    expect(await isRevoked(3, await authority())).toBe(false)
  })

  it('is whole and revokes nothing where nothing is to be revoked, or nobody is known', async () => {
    for (const known of [settings, null]) {
      await published(known)
      expect(await isRevoked(3)).toBe(false)
      expect(keys.keygen('-Q', '-l', '-f', list)).toContain('KRL version')
    }
  })
})
