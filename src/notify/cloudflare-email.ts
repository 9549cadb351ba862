import type { Mail, Mailer } from './mail'
import { MailDelayed, MailNotConfigured, MailRefused } from './mail-failure'
import type { Sender } from './sender'
import { headersOf } from './thread'

const WHOLE_MS = 20_000

/** Codes that say no to this recipient or this mail; all others are tried again. */
const FINAL = [
  'E_RECIPIENT_NOT_ALLOWED',
  'E_RECIPIENT_SUPPRESSED',
  'E_VALIDATION_ERROR',
  'E_CONTENT_TOO_LARGE',
]

/** Mail through Cloudflare's binding, which sets Date and Message-ID itself and refuses ours. */
export function cloudflareMailer(
  email: SendEmail | undefined,
  sender: Sender,
  wholeMs = WHOLE_MS,
): Mailer {
  if (!email) {
    throw new MailNotConfigured(
      'Add a send_email binding named EMAIL to wrangler.toml, or set MAIL_ADAPTER to "smtp".',
    )
  }
  return {
    send: async (mail) => {
      const message = await composed(mail, sender)
      await inTime(wholeMs, email.send(message).catch(fail))
    },
  }
}

async function composed(mail: Mail, sender: Sender) {
  return {
    from: { name: sender.name, email: sender.address },
    to: mail.to.address,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: await headersOf(mail, sender),
  }
}

function fail(error: unknown): never {
  const code = codeOf(error)
  const said = `Cloudflare Email did not take the mail (${code}).`
  throw FINAL.includes(code) ? new MailRefused(said) : new MailDelayed(said)
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z_]{1,64}$/.test(code) ? code : 'no code'
}

async function inTime(wholeMs: number, sending: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new MailDelayed('Cloudflare Email did not answer in time.')
    timer = setTimeout(() => reject(error), wholeMs)
  })
  try {
    await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
  }
}
