import { describe, expect, it } from 'vitest'
import { type MailEnv, mailerOf } from '../../src/notify/mail'
import { MailDelayed, MailNotConfigured, MailRefused } from '../../src/notify/mail-failure'
import { senderOf } from '../../src/notify/sender'
import { smtpFailure } from '../../src/notify/smtp-failure'
import { smtpRouteOf } from '../../src/notify/smtp-route'
import { messageIdOf } from '../../src/notify/thread'

const ENV: MailEnv = {
  MAIL_ADAPTER: 'smtp',
  MAIL_FROM: 'Hallpass <hallpass@corp.example>',
  ALLOWED_PLAIN_ORIGINS: '',
  SMTP_URL: 'smtps://user:canary@mail.example:465',
}

const MAIL = {
  to: { name: 'Bo', address: 'bo@corp.example' },
  subject: 'Approved',
  text: 'Yes',
  html: '<p>Yes</p>',
  threadKey: 'req_prod_7',
}

describe('an installation without mail settings is told what to set', () => {
  for (const [change, advice] of [
    [{ MAIL_ADAPTER: '' }, 'MAIL_ADAPTER'],
    [{ MAIL_ADAPTER: 'pigeon' }, 'MAIL_ADAPTER'],
    [{ MAIL_ADAPTER: 'cloudflare' }, 'binding named EMAIL'],
    [{ MAIL_FROM: '' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'X <a@b.example>\r\nBcc: c@d.example' }, 'MAIL_FROM'],
    [{ SMTP_URL: '' }, 'SMTP_URL'],
    [{ SMTP_URL: 'https://user:canary@mail.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://user:canary@mail.example:587?ignoreTLS=true' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://user:canary%zz@mail.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://user:canary@mail.example:25' }, 'port 25'],
  ] as const) {
    it(JSON.stringify(change), () => {
      const error = thrownBy(() => mailerOf({ ...ENV, ...change }))
      expect(error).toBeInstanceOf(MailNotConfigured)
      expect(error.message).toContain(advice)
      expect(error.message).not.toContain('canary')
    })
  }
})

describe('mail goes encrypted', () => {
  it('by TLS from the start, or by STARTTLS, and never without', () => {
    expect(smtpRouteOf('smtps://mail.example', '')).toEqual({
      host: 'mail.example',
      port: 465,
      security: 'tls',
      credentials: null,
    })
    expect(smtpRouteOf('smtp://u%40corp.example:p%2F%3A@mail.example', '')).toEqual({
      host: 'mail.example',
      port: 587,
      security: 'starttls',
      credentials: { user: 'u@corp.example', pass: 'p/:' },
    })
  })

  it('unless exactly this origin is allowed to be plain', () => {
    const security = (allowed: string) => smtpRouteOf('smtp://localhost:1025', allowed).security
    expect(security('http://localhost:8787, smtp://localhost:1025')).toBe('none')
    expect(security('smtp://localhost:10250 smtp://localhost smtp://localhost:*')).toBe('starttls')
    expect(security('http://localhost:1025')).toBe('starttls')
  })

  it('to an address in brackets too', () => {
    expect(smtpRouteOf('smtp://[::1]:1025', 'smtp://[::1]:1025')).toMatchObject({
      host: '::1',
      security: 'none',
    })
  })
})

it('reads the sender with and without a name', () => {
  const sender = { name: 'Hallpass', address: 'h@corp.example', domain: 'corp.example' }
  expect(senderOf(' h@corp.example ')).toEqual(sender)
  expect(senderOf('Hallpass <h@corp.example>')).toEqual(sender)
  expect(senderOf('"Pass, Hall" <h@corp.example>')).toEqual({ ...sender, name: 'Pass, Hall' })
})

it('gives every attempt at the same mail the same id, and every other mail another', async () => {
  const sender = senderOf(ENV.MAIL_FROM)
  const id = await messageIdOf(MAIL, sender)
  expect(id).toMatch(/^<[0-9a-f]{32}@corp\.example>$/)
  expect(await messageIdOf({ ...MAIL }, sender)).toBe(id)
  expect(await messageIdOf({ ...MAIL, text: 'No' }, sender)).not.toBe(id)
})

describe('a failed attempt', () => {
  const route = smtpRouteOf('smtps://user:canary@mail.example', '')
  const failed = (fields: object) =>
    smtpFailure(Object.assign(new Error('canary'), fields), route, false)

  for (const [fields, kind] of [
    [{ command: 'RCPT TO', responseCode: 550, response: '550 No such mailbox' }, MailRefused],
    [{ command: 'DATA', responseCode: 554, response: '554 Not wanted' }, MailRefused],
    [{ command: 'RCPT TO', responseCode: 451, response: '451 Later' }, MailDelayed],
    [{ command: 'RCPT TO', responseCode: 530, response: '530 Sign in first' }, MailDelayed],
    [{ command: 'MAIL FROM', responseCode: 550, response: '550 Not you' }, MailDelayed],
    [{ command: 'AUTH PLAIN', responseCode: 535, response: '535 canary' }, MailDelayed],
    [{ command: 'CONN', responseCode: 554, response: '554 Go away' }, MailDelayed],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, MailDelayed],
    [{}, MailDelayed],
  ] as const) {
    it(`${JSON.stringify(fields)} is ${kind.name}, and says nothing secret`, () => {
      const error = failed(fields)
      expect(error).toBeInstanceOf(kind)
      expect(JSON.stringify([error.message, error.cause ?? null])).not.toContain('canary')
    })
  }
})

function thrownBy(act: () => unknown): Error {
  try {
    act()
  } catch (error) {
    return error as Error
  }
  throw new Error('Nothing was thrown')
}
