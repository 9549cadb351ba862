import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import type { Mail } from '../../src/notify/mail'
import type { Errand } from './sending-worker'
import { type Arrived, PASSWORD, type SmtpServers, startSmtpServers } from './smtp-server'

/** workerd reads the authorities it trusts when it starts, so these tests start one of their own. */
describe.skipIf(!inject('certificates'))('encrypted mail', () => {
  const login = `ana:${encodeURIComponent(PASSWORD)}@`
  let servers: SmtpServers
  let harness: TestHarness
  let stopServers: () => Promise<void>
  let count = 0

  beforeAll(async () => {
    const started = await startSmtpServers(inject('certificates') ?? undefined)
    servers = started.servers
    stopServers = started.stop
    const { createTestHarness } = await import('wrangler')
    const main = join(import.meta.dirname, 'sending-worker.ts')
    harness = createTestHarness({
      workers: [{ config: { name: 'sender', main, compatibility_date: '2026-08-04' } }],
    })
    await harness.listen()
  }, 60_000)

  afterAll(async () => {
    await harness?.close()
    await stopServers?.()
  })

  async function sent(smtpUrl: string) {
    const mail: Mail = {
      to: { name: 'Bo', address: `bo.${count++}@corp.example` },
      subject: 'Approved',
      text: 'Yes',
      html: '<p>Yes</p>',
      threadKey: 'req_prod_7',
    }
    const errand: Errand = { smtpUrl, mail }
    const answer = await harness.fetch('/', { method: 'POST', body: JSON.stringify(errand) })
    const query = new URLSearchParams({ to: mail.to.address })
    const arrived = await fetch(`${servers.arrivedUrl}?${query}`)
    return { answer: await answer.text(), arrived: (await arrived.json()) as readonly Arrived[] }
  }

  it('arrives signed in, by TLS from the start', async () => {
    const { answer, arrived } = await sent(`smtps://${login}localhost:${servers.tls}`)
    expect(answer).toBe('sent')
    expect(arrived).toMatchObject([{ user: 'ana', isEncrypted: true }])
  })

  it('arrives signed in, by STARTTLS', async () => {
    const { answer, arrived } = await sent(`smtp://${login}localhost:${servers.startTls}`)
    expect(answer).toBe('sent')
    expect(arrived).toMatchObject([{ user: 'ana', isEncrypted: true }])
  })

  it('waits where the password is wrong, and does not repeat it', async () => {
    const { answer, arrived } = await sent(`smtps://ana:canary@localhost:${servers.tls}`)
    expect(answer).toMatch(/^MailDelayed: .* did not accept the sign-in \(535\)\.$/)
    expect(arrived).toEqual([])
  })

  it('is not sent to a server whose certificate is for another name', async () => {
    for (const url of [
      `smtps://localhost:${servers.misnamed}`,
      `smtp://localhost:${servers.misnamedStartTls}`,
    ]) {
      const { answer, arrived } = await sent(url)
      expect(answer).toMatch(/^MailDelayed: /)
      expect(arrived).toEqual([])
    }
  })

  it('goes on after a server whose certificate was not good', async () => {
    expect((await sent(`smtp://localhost:${servers.startTls}`)).answer).toBe('sent')
  })
})
