import { MailNotConfigured } from './mail-failure'

export type Sender = { readonly name: string; readonly address: string; readonly domain: string }

const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{C}]{1,64}@[^\s<>()[\]\\,;:"@\p{C}]{1,253}$/u
const NAMED = /^(?:"([^"]*)"|([^"<>]*?))\s*<([^<>]+)>$/

/** One plain address: no name, no list, no comment. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}

/** Reads `Hallpass <hallpass@example.org>`, or the address alone. */
export function senderOf(mailFrom: string): Sender {
  const text = mailFrom.trim()
  const [, quoted, plain, bracketed] = NAMED.exec(text) ?? []
  const address = bracketed ?? text
  if (!isAddress(address)) {
    throw new MailNotConfigured(
      'Set MAIL_FROM to the sender of all mail, such as "Hallpass <hallpass@example.org>".',
    )
  }
  const name = (quoted ?? plain ?? '').trim() || 'Hallpass'
  return { name, address, domain: address.slice(address.lastIndexOf('@') + 1) }
}
