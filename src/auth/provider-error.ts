import * as jose from 'jose'
import * as oauth from 'oauth4webapi'
import type { TripRefusal } from './refusal'

/** Answers that no browser can have caused: the provider is down, or is not what it should be. */
const UNUSABLE: readonly string[] = [oauth.RESPONSE_IS_NOT_CONFORM, oauth.RESPONSE_IS_NOT_JSON]

/** What a failed exchange means to the person: a bad answer, or a provider that cannot be used. */
export function refusalFor(error: unknown): TripRefusal {
  if (error instanceof oauth.AuthorizationResponseError) {
    const isPlain = /^[a-z_]{1,64}$/.test(error.error)
    return { code: 'provider_refused', error: isPlain ? error.error : 'an error' }
  }
  const isAnswer =
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.UnsupportedOperationError ||
    error instanceof oauth.ResponseBodyError ||
    error instanceof oauth.WWWAuthenticateChallengeError ||
    isForged(error)
  const isUnusable = !isAnswer || UNUSABLE.includes(codeOf(error))
  return { code: isUnusable ? 'provider_unusable' : 'answer_not_accepted' }
}

/** A signature that is not to be believed; a list of keys that cannot be read is the provider's fault. */
export function isForged(error: unknown): error is jose.errors.JOSEError {
  const isOutage =
    error instanceof jose.errors.JWKSTimeout || error instanceof jose.errors.JWKSInvalid
  return (
    error instanceof jose.errors.JOSEError && !isOutage && error.code !== jose.errors.JOSEError.code
  )
}

function codeOf(error: { readonly code?: string | undefined }): string {
  return error.code ?? ''
}

/** For the log: never the error's cause, which holds codes and tokens. */
export function describe(error: unknown): string {
  const told = error instanceof oauth.ResponseBodyError ? ` (${error.error})` : ''
  return `${String(error)}${told}`
}
