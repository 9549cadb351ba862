import { cloudflareMailer } from './cloudflare-email'
import { oneLine } from './inert'
import { MailNotConfigured, MailRefused } from './mail-failure'
import { isAddress, senderOf } from './sender'
import { smtpMailer } from './smtp'
import { smtpRouteOf } from './smtp-route'

export type Mail = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Mails with the same key are one thread: the id of the request. */
  readonly threadKey: string
}

/** Sends one mail, or throws `MailRefused` or `MailDelayed`. A later attempt may be a second copy. */
export type Mailer = { readonly send: (mail: Mail) => Promise<void> }

export type MailEnv = {
  readonly MAIL_ADAPTER: string
  readonly MAIL_FROM: string
  readonly ALLOWED_PLAIN_ORIGINS: string
  readonly SMTP_URL?: string
  readonly EMAIL?: SendEmail
}

/** Throws `MailNotConfigured`, saying what to set. */
export function mailerOf(env: MailEnv): Mailer {
  const { send } = adapterOf(env)
  return { send: async (mail) => send(checked(mail)) }
}

function adapterOf(env: MailEnv): Mailer {
  switch (env.MAIL_ADAPTER) {
    case 'smtp':
      return smtpMailer(
        smtpRouteOf(env.SMTP_URL ?? '', env.ALLOWED_PLAIN_ORIGINS),
        senderOf(env.MAIL_FROM),
      )
    case 'cloudflare':
      return cloudflareMailer(env.EMAIL, senderOf(env.MAIL_FROM))
    default:
      throw new MailNotConfigured(
        'Set MAIL_ADAPTER to "smtp" (with the secret SMTP_URL) or to "cloudflare" (with a send_email binding named EMAIL).',
      )
  }
}

function checked(mail: Mail): Mail {
  if (!isAddress(mail.to.address)) throw new MailRefused('The e-mail address is not usable.')
  const to = { name: oneLine(mail.to.name, 120), address: mail.to.address }
  return { ...mail, to, subject: oneLine(mail.subject, 200) }
}
