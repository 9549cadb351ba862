import PostalMime from 'postal-mime'
import { describe, expect, inject, it } from 'vitest'
import { type Mail, type Mailer, mailerOf } from '../../src/notify/mail'
import { MailDelayed, MailRefused } from '../../src/notify/mail-failure'
import { messageOf } from '../../src/notify/message'
import { senderOf } from '../../src/notify/sender'
import { smtpMailer } from '../../src/notify/smtp'
import { smtpRouteOf } from '../../src/notify/smtp-route'
import { NOTICES } from './notices'
import type { Arrived } from './smtp-server'

const servers = inject('smtp')
const MAIL_FROM = 'Hallpass <hallpass@corp.example>'

let count = 0

/** A mail to an address that no other test uses, so that tests can share the servers. */
function mailTo(mailbox: string, change: Partial<Mail> = {}): Mail {
  const address = `${mailbox}.${count++}@corp.example`
  const message = messageOf(NOTICES.decision_wanted, { name: 'Bo' }, 'https://hallpass.example')
  return { ...message, to: { name: 'Bo', address }, threadKey: 'req_prod_7', ...change }
}

function plainMailer(port = servers.plain): Mailer {
  const origin = `smtp://localhost:${port}`
  return mailerOf({
    MAIL_ADAPTER: 'smtp',
    MAIL_FROM,
    SMTP_URL: origin,
    ALLOWED_PLAIN_ORIGINS: origin,
  })
}

function mailerFor(url: string): Mailer {
  return mailerOf({ MAIL_ADAPTER: 'smtp', MAIL_FROM, SMTP_URL: url, ALLOWED_PLAIN_ORIGINS: '' })
}

async function arrivedFor(mail: Mail): Promise<readonly Arrived[]> {
  const query = new URLSearchParams({ to: mail.to.address })
  return (await fetch(`${servers.arrivedUrl}?${query}`)).json()
}

async function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => new Error('It was sent'),
    (error: Error) => error,
  )
}

describe('a mail by SMTP', () => {
  it('arrives as one message with both bodies, from us, to one person', async () => {
    const mail = mailTo('bo')
    await plainMailer().send(mail)
    const [arrived, ...others] = await arrivedFor(mail)
    expect(others).toEqual([])
    expect(arrived).toMatchObject({ from: 'hallpass@corp.example', to: [mail.to.address] })
    const parsed = await PostalMime.parse(arrived?.raw ?? '')
    expect(parsed.from).toMatchObject({ name: 'Hallpass', address: 'hallpass@corp.example' })
    expect(parsed.to).toMatchObject([{ name: 'Bo', address: mail.to.address }])
    expect(parsed.subject).toBe(mail.subject)
    expect(withPlainEnds(parsed.text)).toBe(mail.text.trim())
    expect(withPlainEnds(parsed.html)).toBe(mail.html)
    expect(parsed.attachments).toEqual([])
  })

  it('says that a machine wrote it, and hangs together with others of its request', async () => {
    const [first, second, other] = [
      mailTo('bo'),
      mailTo('bo'),
      mailTo('bo', { threadKey: 'req_x_1' }),
    ]
    for (const mail of [first, second, other]) await plainMailer().send(mail)
    const [a, b, c] = await Promise.all([first, second, other].map(headersOf))
    expect(a?.['auto-submitted']).toBe('auto-generated')
    expect(a?.['message-id']).toMatch(/^<[0-9a-f]{32}@corp\.example>$/)
    expect(a?.['message-id']).not.toBe(b?.['message-id'])
    expect(a?.references).toMatch(/^<thread\.[0-9a-f]{32}@corp\.example>$/)
    expect(a?.references).toBe(a?.['in-reply-to'])
    expect(b?.references).toBe(a?.references)
    expect(c?.references).not.toBe(a?.references)
  })

  it('keeps names and subjects of any script, and lines that start with a dot', async () => {
    const text = '.\n..\n.end of it'
    const mail = mailTo('bo', { subject: 'Zugang für Ана 🔑 '.repeat(8), text })
    await plainMailer().send({ ...mail, to: { ...mail.to, name: 'Žofie "Bo" <x>, Ltd' } })
    const parsed = await parsedFor(mail)
    expect(parsed.subject).toBe(mail.subject.trim())
    expect(parsed.to?.[0]?.name).toBe('Žofie "Bo" <x>, Ltd')
    expect(withPlainEnds(parsed.text)).toBe(text)
  })

  it('lets no name, subject or key start a header of its own', async () => {
    const forged = 'x\r\nBcc: evil@evil.example\r\n\r\n<h1>Forged</h1>'
    const mail = mailTo('bo', { subject: forged, threadKey: forged })
    await plainMailer().send({ ...mail, to: { ...mail.to, name: forged } })
    const [arrived] = await arrivedFor(mail)
    expect(arrived?.to).toEqual([mail.to.address])
    const parsed = await PostalMime.parse(arrived?.raw ?? '')
    expect(parsed.bcc ?? []).toEqual([])
    expect(parsed.html).toContain('asks for')
    expect(parsed.html).not.toContain('Forged')
  })

  it('goes to one address or to nobody', async () => {
    for (const address of [
      'bo@corp.example, evil@evil.example',
      'bo@corp.example\r\nRCPT TO:<evil@evil.example>',
      'Bo <bo@corp.example>',
      'bo',
      '',
    ]) {
      const mail = mailTo('bo', { to: { name: 'Bo', address } })
      expect(await failureOf(plainMailer().send(mail))).toBeInstanceOf(MailRefused)
    }
  })

  it('reads no file and fetches nothing, whatever a text looks like', async () => {
    const mail = mailTo('bo', {
      text: 'file:///etc/passwd',
      html: '<img src="http://evil.example">',
    })
    await plainMailer().send(mail)
    expect((await parsedFor(mail)).text?.trim()).toBe('file:///etc/passwd')
  })
})

describe('a server that says no', () => {
  it('to this recipient or this message, for good: refused', async () => {
    for (const mail of [mailTo('refused'), mailTo('bo', { subject: 'spam' })]) {
      const error = await failureOf(plainMailer().send(mail))
      expect(error).toBeInstanceOf(MailRefused)
      expect(error.message).toMatch(/answered 55[04]/)
      expect(await arrivedFor(mail)).toEqual([])
    }
  })

  it('for now: delayed', async () => {
    const error = await failureOf(plainMailer().send(mailTo('busy')))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('answered 451')
  })

  it('to us rather than to the recipient: delayed, since somebody can repair that', async () => {
    const sender = senderOf('refused@corp.example')
    const route = smtpRouteOf(`smtp://localhost:${servers.plain}`, plainOrigin())
    const error = await failureOf(smtpMailer(route, sender).send(mailTo('bo')))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('MAIL FROM')
  })

  it('by hanging up without a word: delayed', async () => {
    const error = await failureOf(plainMailer(servers.hangingUp).send(mailTo('bo')))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('could not be reached')
  })

  it('by being down: delayed', async () => {
    const error = await failureOf(plainMailer(servers.closed).send(mailTo('bo')))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('could not be reached')
  })

  it('by saying nothing at all: delayed, in bounded time', async () => {
    const origin = `smtp://localhost:${servers.silent}`
    const mailer = smtpMailer(smtpRouteOf(origin, origin), senderOf(MAIL_FROM), 200)
    const error = await failureOf(mailer.send(mailTo('bo')))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('did not answer in time')
  })
})

describe('without encryption', () => {
  it('nothing is sent where the server offers none, not even the password', async () => {
    const mail = mailTo('bo')
    const url = `smtp://ana:canary@localhost:${servers.plain}`
    const error = await failureOf(mailerFor(url).send(mail))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(error.message).toContain('did not start TLS')
    expect(String(error)).not.toContain('canary')
    expect(await arrivedFor(mail)).toEqual([])
  })

  it('nothing is sent to a server whose certificate nobody vouches for', async () => {
    const mail = mailTo('bo')
    const error = await failureOf(mailerFor(`smtps://localhost:${servers.tls}`).send(mail))
    expect(error).toBeInstanceOf(MailDelayed)
    expect(await arrivedFor(mail)).toEqual([])
  })
})

function plainOrigin(): string {
  return `smtp://localhost:${servers.plain}`
}

async function parsedFor(mail: Mail) {
  const [arrived] = await arrivedFor(mail)
  return PostalMime.parse(arrived?.raw ?? '')
}

/** Lines of text travel with CRLF at their end, also inside base64. */
function withPlainEnds(text = ''): string {
  return text.replaceAll('\r\n', '\n').trim()
}

async function headersOf(mail: Mail): Promise<Record<string, string>> {
  const { headers } = await parsedFor(mail)
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]))
}
