import { expect, it } from 'vitest'
import { cloudflareMailer } from '../../src/notify/cloudflare-email'
import { mailerOf } from '../../src/notify/mail'
import { MailDelayed, MailRefused } from '../../src/notify/mail-failure'

const MAIL = {
  to: { name: 'Bo', address: 'bo@corp.example' },
  subject: 'Approved: admin on prod-db\r\nBcc: evil@evil.example',
  text: 'Yes',
  html: '<p>Yes</p>',
  threadKey: 'req_prod_7',
}
const SENDER = { name: 'Hallpass', address: 'hallpass@corp.example', domain: 'corp.example' }

/** Cloudflare's binding: hears a message, and answers or breaks as told. */
function binding(answer: () => Promise<unknown> = async () => ({ messageId: '1' })) {
  const heard: unknown[] = []
  const send = async (message: unknown) => {
    heard.push(message)
    return answer()
  }
  return { heard, email: { send } as unknown as SendEmail }
}

it('hands the mail over with the headers that Cloudflare allows, and no other', async () => {
  const { heard, email } = binding()
  await mailerOf({
    MAIL_ADAPTER: 'cloudflare',
    MAIL_FROM: 'Hallpass <hallpass@corp.example>',
    ALLOWED_PLAIN_ORIGINS: '',
    EMAIL: email,
  }).send(MAIL)
  const root = expect.stringMatching(/^<thread\.[0-9a-f]{32}@corp\.example>$/)
  expect(heard).toEqual([
    {
      from: { name: 'Hallpass', email: 'hallpass@corp.example' },
      to: 'bo@corp.example',
      subject: 'Approved: admin on prod-db Bcc: evil@evil.example',
      text: 'Yes',
      html: '<p>Yes</p>',
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'In-Reply-To': root,
        References: root,
      },
    },
  ])
})

for (const [code, kind] of [
  ['E_RECIPIENT_SUPPRESSED', MailRefused],
  ['E_RECIPIENT_NOT_ALLOWED', MailRefused],
  ['E_RATE_LIMIT_EXCEEDED', MailDelayed],
  ['E_SENDER_NOT_VERIFIED', MailDelayed],
  ['E_INTERNAL_SERVER_ERROR', MailDelayed],
  ['something canary', MailDelayed],
] as const) {
  it(`${code} is ${kind.name}, and says nothing secret`, async () => {
    const { email } = binding(async () => {
      throw Object.assign(new Error('canary'), { code })
    })
    const error = await cloudflareMailer(email, SENDER)
      .send(MAIL)
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(kind)
    expect(String(error)).not.toContain('canary')
  })
}

it('does not wait for ever', async () => {
  const { email } = binding(() => new Promise(() => {}))
  await expect(cloudflareMailer(email, SENDER, 20).send(MAIL)).rejects.toThrow(MailDelayed)
})
