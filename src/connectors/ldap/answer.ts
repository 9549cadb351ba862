import type { Attempt } from '../attempt'
import { type Failure, failureOf, plainly } from '../failure'

/** Result codes of RFC 4511, appendix A, and where they matter. */
export const CODE = {
  success: 0,
  operationsError: 1,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  compareFalse: 5,
  compareTrue: 6,
  referral: 10,
  noSuchAttribute: 16,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  invalidCredentials: 49,
  busy: 51,
  unavailable: 52,
  objectClassViolation: 65,
  notAllowedOnNonLeaf: 66,
  entryAlreadyExists: 68,
  other: 80,
} as const

/** A result that is none of those that were asked for. */
export class ResultError extends Error {
  readonly code: number

  constructor(code: number, said: string) {
    super(said)
    this.code = code
  }
}

/** What the server answered, or null where the error is none of its answers. */
export function codeOf(error: unknown): number | null {
  return error instanceof ResultError ? error.code : null
}

/** What an error of any kind means for the call. */
export function ldapFailureOf(error: unknown, attempt: Attempt): Failure {
  const code = codeOf(error)
  if (code === null) return failureOf(error, attempt)
  return { outcome: outcomeOf(code, attempt), message: sentence(code, (error as Error).message) }
}

/** For servers that give a number only. */
const NAMES: { readonly [code: number]: string } = {
  17: 'undefined attribute type',
  19: 'constraint violation',
  21: 'invalid attribute syntax',
  32: 'no such object',
  50: 'insufficient access rights',
  53: 'unwilling to perform',
  65: 'object class violation',
}

function outcomeOf(code: number, { hasWritten }: Attempt): Failure['outcome'] {
  const passing: number[] = [CODE.busy, CODE.unavailable, CODE.noSuchAttribute]
  if (passing.includes(code) || code === CODE.entryAlreadyExists) return 'retry'
  const isOwnFault = code === CODE.operationsError || code === CODE.other
  if (isOwnFault || code === CODE.timeLimitExceeded) return hasWritten ? 'unknown' : 'retry'
  return 'refused'
}

function sentence(code: number, said: string): string {
  if (code === CODE.invalidCredentials) return 'The server does not accept the credentials [49].'
  if (code === CODE.referral) return 'The server refers to another one, which is not followed [10].'
  const what = plainly(said) || NAMES[code] || 'an error without an explanation'
  return `The server answered: ${what} [${code}].`
}
