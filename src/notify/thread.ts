import type { Mail } from './mail'
import type { Sender } from './sender'

/**
 * Headers that every adapter sets. `References` names a message that was never sent, so that all
 * mails about one request hang together whichever of them a person got first. RFC 3834 keeps
 * holiday answers away.
 */
export async function headersOf(mail: Mail, sender: Sender): Promise<Record<string, string>> {
  const root = `<thread.${await digest([mail.threadKey])}@${sender.domain}>`
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'In-Reply-To': root,
    References: root,
  }
}

/** The same for every attempt at the same mail, so that a second copy can be recognised as one. */
export async function messageIdOf(mail: Mail, sender: Sender): Promise<string> {
  const id = await digest([mail.threadKey, mail.to.address, mail.subject, mail.text])
  return `<${id}@${sender.domain}>`
}

async function digest(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
