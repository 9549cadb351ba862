import type { DatabaseError } from 'pg'
import { type Attempt, NotYet, Refused, TimeUp } from '../attempt'
import { type Failure, withoutSecrets } from '../failure'

/** SQLSTATEs that Hallpass's own statements raise; class HP is free for users. */
export const TOO_LATE = 'HP001'
export const LEASE_ENDED = 'HP002'

/** A session that somebody else ended, or that of a server that is going down. */
export const ENDED_BY_OTHERS = '57P01'

/**
 * What an error means. An answer of the server settles the matter, because every change is one
 * transaction; silence does so only while nothing had been sent that changes anything.
 */
export function postgresFailureOf(
  error: unknown,
  attempt: Attempt,
  secrets: readonly string[],
): Failure {
  const failure = classify(error, attempt.hasWritten)
  const message = failure.message.replace(/SCRAM-SHA-256\$[^\s'"]*/g, '…')
  return withoutSecrets({ ...failure, message }, secrets)
}

/** Whether somebody else was changing the same rows just now. */
export function isContended(error: unknown): boolean {
  if (!isAnswer(error)) return false
  return error.code === '55P03' || isConcurrentChange(error)
}

/** The SQLSTATE of an error that the server reported. */
export function codeOf(error: unknown): string | undefined {
  return isAnswer(error) ? error.code : undefined
}

function classify(error: unknown, hasWritten: boolean): Failure {
  if (error instanceof Refused) return { outcome: 'refused', message: error.message }
  if (error instanceof NotYet) return { outcome: 'retry', message: error.message }
  if (isAnswer(error)) return answered(error, hasWritten)
  const lost = hasWritten ? 'unknown' : 'retry'
  if (error instanceof TimeUp)
    return { outcome: lost, message: 'The server did not answer within the time allowed.' }
  const said = error instanceof Error ? error.message : String(error)
  if (isWithoutTls(said)) return { outcome: 'refused', message: `No TLS connection: ${said}.` }
  if (said.startsWith('SASL')) return { outcome: 'refused', message: `The log-in failed: ${said}.` }
  const plain = said.replace(/\.+$/, '')
  return { outcome: lost, message: `The connection failed: ${plain}.${hintFor(said)}` }
}

/** An error that the server reported, which pg marks so; its class would need all of pg. */
function isAnswer(error: unknown): error is DatabaseError {
  return error instanceof Error && error.name === 'error' && 'length' in error
}

function answered(error: DatabaseError, hasWritten: boolean): Failure {
  const message = saidBy(error)
  if (error.code === LEASE_ENDED) return { outcome: 'refused', message: error.message }
  if (isGoingDown(error.code)) return { outcome: hasWritten ? 'unknown' : 'retry', message }
  if (isPassing(error.code) || isConcurrentChange(error)) return { outcome: 'retry', message }
  return { outcome: 'refused', message }
}

function saidBy({ message, detail, code }: DatabaseError): string {
  return `The server answered: ${message}${detail ? ` (${detail})` : ''} [${code}].`
}

/**
 * Serialisation, locks, cancelled statements, lack of resources, start-up; and a role or a prepared
 * transaction that somebody else dropped meanwhile (42704; 22023 when said by SET ROLE).
 */
function isPassing(code = ''): boolean {
  const passing = [TOO_LATE, '55P03', '55006', '57014', '57P03', '25P04', '42704', '22023']
  return passing.includes(code) || /^(40|53|58)/.test(code)
}

function isGoingDown(code = ''): boolean {
  return [ENDED_BY_OTHERS, '57P02', '57P05'].includes(code) || code.startsWith('08')
}

/**
 * Two calls that create, change or drop the same role at once, which the catalogue reports as an
 * internal error in many wordings; the next attempt sees the result.
 */
function isConcurrentChange({ code = '' }: DatabaseError): boolean {
  return ['42710', '23505', 'XX000'].includes(code)
}

function isWithoutTls(said: string): boolean {
  return /does not support SSL/.test(said)
}

/** The platform hides why a TLS handshake failed; usually the certificate is not trusted. */
function hintFor(said: string): string {
  if (/cannot connect|could not be parsed|network connection/i.test(said))
    return ' See whether host and port are right, and whether a firewall is in between.'
  if (!/internal error|TLS|certificate/i.test(said)) return ''
  return ' With TLS, see whether the certificate names this host and is one that browsers trust.'
}
