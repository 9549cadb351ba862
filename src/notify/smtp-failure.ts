import { oneLine } from './inert'
import { MailDelayed, MailRefused } from './mail-failure'
import type { SmtpRoute } from './smtp-route'

type SmtpError = {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

/** Replies that say what is wrong with us, not with this mail: no session, no sign-in. */
const ABOUT_US = [503, 530, 535]

/**
 * What went wrong, for the log and the administrator. Only a 5xx to this recipient or this message
 * is final; whatever an administrator can still repair is tried again. The server's words are kept
 * where they cannot repeat what was sent to sign in.
 */
export function smtpFailure(error: unknown, route: SmtpRoute, isLate: boolean): Error {
  const { code, command = '', responseCode, response = '' } = asSmtpError(error)
  const server = `The mail server ${route.host}:${route.port}`
  if (isLate || code === 'ETIMEDOUT') return new MailDelayed(`${server} did not answer in time.`)
  if (route.security === 'starttls' && (code === 'ETLS' || command === 'STARTTLS')) {
    return new MailDelayed(`${server} did not start TLS, so nothing was sent.`)
  }
  if (responseCode === undefined) return new MailDelayed(`${server} could not be reached.`)
  if (command.startsWith('AUTH')) {
    return new MailDelayed(`${server} did not accept the sign-in (${responseCode}).`)
  }
  const said = `${server} answered ${oneLine(response, 200)} to ${oneLine(command, 20)}.`
  return isFinal(command, responseCode) ? new MailRefused(said) : new MailDelayed(said)
}

function isFinal(command: string, reply: number): boolean {
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA'
  return isAboutThisMail && reply >= 500 && reply < 600 && !ABOUT_US.includes(reply)
}

function asSmtpError(error: unknown): SmtpError {
  return error instanceof Error ? (error as Error & SmtpError) : {}
}
