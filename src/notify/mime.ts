import type { Mail } from './mail'
import { base64, field, mailbox, unstructured } from './mime-header'
import type { Sender } from './sender'
import { headersOf, messageIdOf } from './thread'
import { wireAddress } from './wire-address'

/** Base64 has no hyphen, so that no body can have this line. */
const BOUNDARY = 'hallpass-one-of-two'

/**
 * A mail as it travels (RFC 5322, and RFC 2046, 5.1.4 for its two bodies). `at` in epoch
 * milliseconds. With bodies in base64 no line of it begins with a dot or is too long.
 */
export async function mimeOf(mail: Mail, sender: Sender, at: number): Promise<string> {
  const fields = {
    ...(await headersOf(mail, sender)),
    From: mailbox(sender.name, wireAddress(sender.address)),
    To: mailbox(mail.to.name, wireAddress(mail.to.address)),
    Subject: unstructured(mail.subject),
    'Message-ID': await messageIdOf(mail, sender),
    Date: new Date(at).toUTCString().replace('GMT', '+0000'),
    'MIME-Version': '1.0',
    'Content-Type': `multipart/alternative; boundary=${BOUNDARY}`,
  }
  return [
    ...Object.entries(fields).map(([name, value]) => field(name, value)),
    '',
    ...body('text/plain', mail.text),
    ...body('text/html', mail.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
}

/** Lines of text end in CRLF before they are encoded (RFC 2045, 6.8). */
function body(type: string, text: string): readonly string[] {
  const canonical = text.replace(/\r\n|\r|\n/g, '\r\n')
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(canonical).match(/.{1,76}/g) ?? []),
  ]
}
