import type { Mail, Mailer } from './mail'
import { mimeOf } from './mime'
import type { Sender } from './sender'
import { smtpFailure } from './smtp-failure'
import type { SmtpRoute } from './smtp-route'
import { wireAddress } from './wire-address'

const WHOLE_MS = 20_000

/** Mail by SMTP: one connection per mail, closed when it is done, and nothing left running. */
export function smtpMailer(route: SmtpRoute, sender: Sender, wholeMs = WHOLE_MS): Mailer {
  return {
    send: async (mail) => {
      const abort = new AbortController()
      const timer = setTimeout(() => abort.abort(), wholeMs)
      try {
        await deliver(route, mail, sender, abort.signal)
      } catch (error) {
        throw smtpFailure(error, route, abort.signal.aborted)
      } finally {
        clearTimeout(timer)
        abort.abort()
      }
    },
  }
}

async function deliver(
  route: SmtpRoute,
  mail: Mail,
  sender: Sender,
  signal: AbortSignal,
): Promise<void> {
  const message = await mimeOf(mail, sender, Date.now())
  const envelope = { from: wireAddress(sender.address), to: wireAddress(mail.to.address) }
  const { openSocket } = await import('./smtp-socket')
  const { handOver } = await import('./smtp-session')
  const connection = await openSocket(route, signal)
  await handOver(route, connection, envelope, message, signal)
}
