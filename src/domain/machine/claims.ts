import * as v from 'valibot'
import { LIMITS } from '../limits'

/** What one claim of a workload's token has to be: this text, or a glob over it. */
export type ClaimRule = { readonly claim: string; readonly pattern: string }

/**
 * The claims that say whose workload it is. What else a token says (a branch, an environment) is the
 * same for strangers at the same issuer, so that a rule without any of these is for everybody there.
 */
const NAMING = [
  'sub',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'project_path',
  'project_id',
  'namespace_path',
  'namespace_id',
] as const

const Claim = v.pipe(
  v.string('The name of a claim is expected.'),
  v.regex(/^[A-Za-z0-9_.:/-]{1,100}$/, 'A claim has letters, digits and the signs _ . : / -'),
  v.notValues(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti'], 'This claim is looked at anyway.'),
)

const ClaimPattern = v.pipe(
  v.string('Text is expected.'),
  v.minLength(1, 'An empty text would match nothing that a token says.'),
  v.maxLength(LIMITS.claimLength, `At most ${LIMITS.claimLength} characters.`),
  v.regex(/^[\x21-\x7e]+$/, 'Only plain ASCII characters without spaces.'),
  v.check(
    (pattern) => (pattern.match(/\*+/g)?.length ?? 0) <= LIMITS.patternStars,
    `At most ${LIMITS.patternStars} stars.`,
  ),
  v.check((pattern) => /[A-Za-z0-9]/.test(pattern), 'This would match everybody.'),
)

/** Refused where it is empty, or would be met by everybody whom the issuer gives tokens to. */
export const ClaimRules = v.pipe(
  v.array(v.strictObject({ claim: Claim, pattern: ClaimPattern }), 'A list is expected.'),
  v.minLength(1, 'Say what a token has to say.'),
  v.maxLength(LIMITS.claimsPerRule, `At most ${LIMITS.claimsPerRule} claims.`),
  v.check(
    (rules) => new Set(rules.map(({ claim }) => claim)).size === rules.length,
    'Each claim may be listed once.',
  ),
  v.check(
    (rules) => rules.some(names),
    `This would be met by everybody whom the issuer gives tokens to. Name somebody by ${NAMING.join(', ')}, without a star before it is clear who it is.`,
  ),
)

/** Whether all of it is met. A claim that is missing, or is no plain value, meets nothing. */
export function meetsClaims(
  rules: readonly ClaimRule[],
  claims: { readonly [claim: string]: unknown },
): boolean {
  return rules.length > 0 && rules.every(({ claim, pattern }) => meets(pattern, claims, claim))
}

/** Stars stop at “/” and “:”, by which subjects are divided, so that none reaches into the next part. */
function meets(pattern: string, claims: { readonly [claim: string]: unknown }, claim: string) {
  const value = Object.hasOwn(claims, claim) ? plain(claims[claim]) : null
  if (value === null || value.length > LIMITS.claimLength) return false
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '[^/:]*')
    .replaceAll('?', '[^/:]')
  return new RegExp(`^${source}$`).test(value)
}

function plain(value: unknown): string | null {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null
}

/**
 * Whether this names somebody: the whole value, or the parts of it that tell people apart. A subject
 * begins with what kind of thing it is about (“repo:”, “organization:”), which names nobody yet.
 */
function names({ claim, pattern }: ClaimRule): boolean {
  if (!(NAMING as readonly string[]).includes(claim)) return false
  const wild = pattern.search(/[*?]/)
  if (wild === -1) return true
  const lead = pattern.slice(0, wild).replace(/^system:serviceaccount:/, 'serviceaccount:')
  const whole = lead.split(/[/:]/).slice(0, -1).filter(Boolean)
  return whole.length >= (claim === 'sub' ? 2 : 1)
}
