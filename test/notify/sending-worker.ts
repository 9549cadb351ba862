import { type Mail, mailerOf } from '../../src/notify/mail'

export type Errand = { readonly smtpUrl: string; readonly mail: Mail }

/** Sends one mail as the product would, and answers with the error's name and message, if any. */
export default {
  async fetch(request) {
    const { smtpUrl, mail } = await request.json<Errand>()
    const mailer = mailerOf({
      MAIL_ADAPTER: 'smtp',
      MAIL_FROM: 'Hallpass <hallpass@corp.example>',
      SMTP_URL: smtpUrl,
      ALLOWED_PLAIN_ORIGINS: '',
    })
    return new Response(await mailer.send(mail).then(() => 'sent', String))
  },
} satisfies ExportedHandler
