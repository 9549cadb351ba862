import * as v from 'valibot'
import { LIMITS } from '../domain/limits'
import type { Problem } from './problem'

export const IDEMPOTENCY_HEADER = 'Idempotency-Key'

const FORM = /^[A-Za-z0-9._:/-]{1,128}$/
const HOURS = LIMITS.keySeconds / 3_600

export function isIdempotencyKey(text: string): boolean {
  return FORM.test(text)
}

/**
 * The key of a command; null where it has none. draft-ietf-httpapi-idempotency-key-header, section
 * 2.1: the header's “value MUST be a String”, which stands in double quotes (RFC 8941, section
 * 3.3.3). Without quotes it is taken as well, since that is how most programs send it.
 */
export function idempotencyKeyIn(
  header: string | undefined,
): { readonly key: string | null } | { readonly problem: Problem } {
  if (header === undefined) return { key: null }
  const [, quoted] = /^"(.*)"$/.exec(header.trim()) ?? []
  const key = quoted ?? header.trim()
  return isIdempotencyKey(key) ? { key } : { problem: MALFORMED }
}

const MALFORMED: Problem = {
  status: 400,
  code: 'idempotency_key_malformed',
  title: 'Idempotency-Key is malformed',
  detail: 'Send one key of 1 to 128 letters, digits and . _ : / - such as a UUID.',
}

/** Section 2.7: the key came before, with another body or at another address. */
export const KEY_REUSED: Problem = {
  status: 422,
  code: 'idempotency_key_reused',
  title: 'Idempotency-Key was used for something else',
  detail: 'This key came before with something else. Make up a new key for every command.',
}

/** Section 2.7: the first one has not been answered yet. */
export const IN_PROGRESS: Problem = {
  status: 409,
  code: 'idempotency_in_progress',
  title: 'Still under way',
  detail: 'The command with this key has not been answered yet. Send it again in a moment.',
}

/** How the header is described; section 2.3 asks that it be said how long keys are kept. */
export const IdempotencyHeader = v.pipe(
  v.string(),
  v.regex(FORM),
  v.description(
    `Made up by the sender, such as a UUID. The same command with the same key within ${HOURS} hours has one effect and gets the same answer; answers with a status of 500 and above are not kept. With another body or address a key is refused.`,
  ),
)

export const IDEMPOTENCY_PROBLEMS = [MALFORMED, KEY_REUSED, IN_PROGRESS].map(({ code }) => code)
