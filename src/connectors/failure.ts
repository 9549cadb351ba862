import { type Attempt, NotYet, Refused, TimeUp, Unclear } from './attempt'

export type Failure = {
  readonly outcome: 'retry' | 'unknown' | 'refused'
  readonly message: string
}

/**
 * What an error means that is not an answer of the target. Silence settles the matter only while
 * nothing had been sent that changes anything.
 */
export function failureOf(error: unknown, attempt: Attempt): Failure {
  if (error instanceof Refused) return { outcome: 'refused', message: error.message }
  if (error instanceof NotYet) return { outcome: 'retry', message: error.message }
  if (error instanceof Unclear) return { outcome: 'unknown', message: error.message }
  const outcome = attempt.hasWritten ? 'unknown' : 'retry'
  if (error instanceof TimeUp)
    return { outcome, message: 'The server did not answer within the time allowed.' }
  return { outcome, message: `The connection failed: ${plainly(saidBy(error))}.` }
}

const LONGEST = 300

/** One short line without control characters, whatever a target says. */
export function plainly(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

export function withoutSecrets(failure: Failure, secrets: readonly string[]): Failure {
  const message = secrets.reduce(
    (text, secret) => (secret ? text.replaceAll(secret, '…') : text),
    failure.message,
  )
  return { ...failure, message }
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
