import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import type { Certificate, Certificates } from '../notify/certificates'
import { claimPorts } from '../world/ports.ts'
import { hasSlapd, type LdapFacts, startSlapd } from '../world/slapd.ts'
import { MAINTENANCE } from '../world/slapd-tree.ts'
import type { Errand } from './ldap-worker'

const isMissing = !hasSlapd() || !inject('certificates')
if (isMissing && process.env.CI) throw new Error('slapd is missing, which CI must have.')

/** workerd reads the authorities it trusts when it starts, so these tests start one of their own. */
describe.skipIf(isMissing)('a directory behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-ldap-'))
  const stops: (() => Promise<void>)[] = []
  let harness: TestHarness
  let trusted: LdapFacts & { tlsPort: number }
  let misnamed: LdapFacts & { tlsPort: number }

  beforeAll(async () => {
    const certificates = inject('certificates') as Certificates
    trusted = await started('trusted', certificates.localhost)
    misnamed = await started('misnamed', certificates.misnamed)
    const { createTestHarness } = await import('wrangler')
    const main = join(import.meta.dirname, 'ldap-worker.ts')
    harness = createTestHarness({
      workers: [{ config: { name: 'caller', main, compatibility_date: '2026-08-04' } }],
    })
    await harness.listen()
  }, 60_000)

  afterAll(async () => {
    await harness?.close()
    for (const stop of stops) await stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function started(name: string, { key, cert }: Certificate) {
    const [keyFile, certFile] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)]
    writeFileSync(keyFile, key, { mode: 0o600 })
    writeFileSync(certFile, cert)
    const conf = `TLSCertificateFile ${certFile}\nTLSCertificateKeyFile ${keyFile}`
    const { ldap: port, scim: tlsPort } = await claimPorts(0)
    const tls = { conf, port: tlsPort }
    const { stop, ...facts } = await startSlapd({ port, dataDir: join(folder, name), tls })
    stops.push(stop)
    return { ...facts, tlsPort }
  }

  async function asked(
    verb: Errand['verb'],
    { host, tlsPort, broker }: LdapFacts & { tlsPort: number },
  ) {
    const call = {
      settings: {
        host,
        port: String(tlsPort),
        bindDn: broker.dn,
        bindPassword: broker.password,
      },
      account: { name: 'maintenance', mode: 'credential', settings: { user: MAINTENANCE } },
      lease: { resourceKey: 'tls0', fence: 1, endsAt: Date.now() + 60_000 },
      secret: `holder-${crypto.randomUUID()}`,
      deadlineMs: 10_000,
    } as const
    const body = JSON.stringify({ verb, call } satisfies Errand)
    return (await harness.fetch('/', { method: 'POST', body })).json()
  }

  it('is used where its certificate is trusted and for its name', async () => {
    expect(await asked('inspect', trusted)).toMatchObject({ outcome: 'clean' })
    expect(await asked('grant', trusted)).toMatchObject({ outcome: 'done' })
  })

  it('is told nothing where its certificate is for another name', async () => {
    expect(await asked('grant', misnamed)).toMatchObject({ outcome: 'retry' })
  })

  it('is told nothing where it does not speak TLS', async () => {
    const plain = { ...trusted, tlsPort: trusted.port }
    expect(await asked('grant', plain)).toMatchObject({ outcome: 'retry' })
  })
})
