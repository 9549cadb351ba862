import type { Attempt } from '../attempt'
import { type Failure, failureOf, plainly } from '../failure'
import type { Reply } from './http'
import { recordOf } from './resource'

/** An answer of the server that is an error (RFC 7644, section 3.12). */
export class Answered extends Error {
  readonly status: number

  constructor({ status, body }: Reply) {
    super(sentence(status, recordOf(body)))
    this.status = status
  }

  /** What is asked for cannot be asked for in this way; another way may do. */
  isOtherDialect(): boolean {
    return [400, 404, 405, 406, 415, 422, 501].includes(this.status)
  }

  /** Somebody else changed the same thing meanwhile. */
  isConflict(): boolean {
    return this.status === 409 || this.status === 412
  }
}

/** What an error of any kind means for the call. */
export function scimFailureOf(error: unknown, attempt: Attempt): Failure {
  if (!(error instanceof Answered)) return failureOf(error, attempt)
  return { outcome: outcomeOf(error, attempt), message: error.message }
}

/** An error of the server itself says nothing of what it did before. */
function outcomeOf(error: Answered, { hasWritten }: Attempt): Failure['outcome'] {
  if (error.isConflict()) return 'retry'
  const isOwnFault = error.status >= 500 && error.status !== 501
  if (isOwnFault || error.status === 408) return hasWritten ? 'unknown' : 'retry'
  return 'refused'
}

function sentence(status: number, body: Readonly<Record<string, unknown>> | null): string {
  if (status === 401) return 'The server does not accept the credentials [401].'
  const { detail, scimType } = body ?? {}
  const what = typeof detail === 'string' ? plainly(detail) : 'an error without an explanation'
  const kind = typeof scimType === 'string' && /^\w{1,40}$/.test(scimType) ? ` ${scimType}` : ''
  return `The server answered: ${what} [${status}${kind}].`
}
