import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventually } from '../support/eventually'
import { lacks } from '../support/programs.ts'
import { type Sshd, startSshd } from '../world/sshd.ts'
import * as asking from './asking.ts'
import { type Prop, Stage } from './stage.ts'

type Certificate = { readonly certificate: string; readonly validUntil: string }

const ME = userInfo().username
const isSkipped = lacks('sshd', 'ssh', 'ssh-keygen')

/** The product, a real sshd that trusts an authority of its own, and Ana's key. */
describe.skipIf(isSkipped)('a host that trusts Hallpass', () => {
  let stage: Stage
  let sshd: Sshd
  let connectorId: string
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-sshd-'))
  const key = join(folder, 'id_ed25519')

  beforeAll(async () => {
    stage = await Stage.open()
    connectorId = await make('/connectors', { name: 'hosts', kind: 'ssh', settings: {} })
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
    await fetchFile('ca.pub')
    await fetchFile('krl')
    sshd = await startSshd({
      folder,
      principals: { [ME]: ['host-me', 'host-early', 'host-other'], nobody: ['host-nobody'] },
    })
  })

  afterAll(async () => {
    await sshd?.stop()
    await stage?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function make(noun: string, body: object): Promise<string> {
    const made = await stage.people.root.api<{ id: string }>('POST', `/api/v1${noun}`, body)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return made.body.id
  }

  /** What the line of the guide does in each minute. */
  async function fetchFile(name: 'ca.pub' | 'krl'): Promise<void> {
    const response = await fetch(`${stage.world.facts.productUrl}/ssh/${connectorId}/${name}`)
    expect(response.status).toBe(200)
    writeFileSync(join(folder, name), new Uint8Array(await response.arrayBuffer()))
  }

  /** A host of its own, whose account has this principal; a policy without steps lets Ana in. */
  async function host(principal: string): Promise<Prop> {
    const resourceId = await make('/resources', { name: principal, kind: 'host' })
    const account = { name: 'root', mode: 'certificate', connectorId, settings: { principal } }
    const accountId = await make(`/resources/${resourceId}/accounts`, account)
    const policyId = await make('/policies', {
      name: principal,
      resources: principal,
      requesters: { everybody: true },
      terms: {
        steps: [],
        duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3600, presetsSeconds: [] },
        justificationRequired: true,
        pendingSeconds: 3600,
        unusedSeconds: 3600,
      },
    })
    const path = `/api/v1/policies/${policyId}/move`
    await stage.people.root.api('POST', path, { position: 1 })
    return { resourceId, accountId }
  }

  async function checkedOut(principal: string, seconds: number) {
    const request = await asking.ask(stage.people.ana, await host(principal), seconds)
    const { status, body } = await asking.checkOut(stage.people.ana, request)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  async function certified(leaseId: string): Promise<Certificate> {
    const publicKey = readFileSync(`${key}.pub`, 'utf8')
    const path = `/api/v1/leases/${leaseId}/certificate`
    const { status, body } = await stage.people.ana.api<Certificate>('POST', path, { publicKey })
    expect(status, JSON.stringify(body)).toBe(200)
    writeFileSync(`${key}-cert.pub`, `${body.certificate}\n`)
    return body
  }

  /** Runs a command on the host with Ana's key, and the certificate beside it. */
  function logIn(user = ME): { readonly isIn: boolean; readonly said: string } {
    const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'BatchMode=yes']
    const { status, stdout, stderr } = spawnSync('ssh', [
      ...['-F', 'none', '-i', key, '-p', String(sshd.port)],
      ...[...options, 'IdentitiesOnly=yes'].flatMap((option) => ['-o', option]),
      `${user}@127.0.0.1`,
      'echo inside',
    ])
    return { isIn: status === 0 && String(stdout).includes('inside'), said: String(stderr) }
  }

  async function hasSaid(words: string): Promise<void> {
    await eventually(() => expect(sshd.log()).toContain(words))
  }

  it('lets the holder in from the start of the lease to its end, and not after', async () => {
    rmSync(`${key}-cert.pub`, { force: true })
    expect(logIn().said).toContain('Permission denied (publickey)')
    const lease = await checkedOut('host-me', 15)
    await certified(lease.id)
    await vi.waitFor(() => expect(logIn().isIn).toBe(true), 3_000)
    await hasSaid(`ID "${lease.id} `)

    await sleep(Date.parse(lease.endsAt) - Date.now())
    const late = logIn()
    expect([late.isIn, late.said]).toEqual([
      false,
      expect.stringContaining('Permission denied (publickey)'),
    ])
    await hasSaid('Certificate invalid: expired')
    await vi.waitFor(
      async () => expect(await asking.phaseOf(stage.people.ana, lease)).toBe('closed'),
      10_000,
    )
  })

  it('keeps the holder out as any other user', async () => {
    const lease = await checkedOut('host-other', 60)
    await certified(lease.id)
    await vi.waitFor(() => expect(logIn().isIn).toBe(true), 3_000)
    expect(logIn('nobody').said).toContain('Permission denied (publickey)')
    await hasSaid('Certificate does not contain an authorized principal')
    await asking.checkIn(stage.people.ana, lease)
  })

  it('keeps the holder out once it has fetched the list, and stays locked meanwhile', async () => {
    const { ana } = stage.people
    const lease = await checkedOut('host-early', 60)
    const { validUntil } = await certified(lease.id)
    await vi.waitFor(() => expect(logIn().isIn).toBe(true), 3_000)

    const given = await asking.checkIn(ana, lease)
    expect(given.body.phase).toBe('revoking')
    expect(logIn().isIn, 'before the list was fetched').toBe(true)
    await vi.waitFor(async () => {
      await fetchFile('krl')
      expect(logIn().isIn).toBe(false)
    }, 10_000)
    await hasSaid('revoked by file')
    expect(Date.now()).toBeLessThan(Date.parse(validUntil))
    expect(await asking.phaseOf(ana, lease)).toBe('revoking')
  })

  it('agrees with the page about what is in a certificate', async () => {
    const { ana } = stage.people
    const lease = await checkedOut('host-page', 60)
    const page = await ana.get(`/leases/${lease.id}`)
    const publicKey = readFileSync(`${key}.pub`, 'utf8')
    const answered = await ana.submit(page, { form: '/certificate', fields: { publicKey } })
    const certificate = answered.body.match(/ssh-ed25519-cert-v01@openssh\.com [^\s<"]+/)?.[0]
    writeFileSync(`${key}-page-cert.pub`, `${certificate}\n`)
    const shown = execFileSync('ssh-keygen', ['-L', '-f', `${key}-page-cert.pub`]).toString()
    expect(shown).toMatch(/Principals:\s+host-page\s+Critical/)
    expect(shown).toContain(`Key ID: "${lease.id} `)
  })
})
