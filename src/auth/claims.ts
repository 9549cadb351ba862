const NAME_LENGTH = 120
const EMAIL_LENGTH = 254
const SUBJECT_LENGTH = 255
const MOST_GROUPS = 1_000
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu

/** What a provider says about a person, made safe to show; null where it says nothing usable. */
export type Profile = { readonly displayName: string | null; readonly email: string | null }

type Claims = { readonly [claim: string]: unknown }

/** Which claims to read instead of those of the standard; null leaves it at those. */
export type ProfileClaims = { readonly name: string | null; readonly email: string | null }

const STANDARD: ProfileClaims = { name: null, email: null }

/** Reads the claims of OpenID Connect Core section 5.1. They are other people's text. */
export function profileOf(claims: Claims, named: ProfileClaims = STANDARD): Profile {
  const isUnverified = claims.email_verified === false || claims.email_verified === 'false'
  const email = isUnverified ? null : cleanEmail(claims[named.email ?? 'email'])
  const name = cleanName(claims[named.name ?? 'name']) ?? cleanName(claims.preferred_username)
  return { displayName: name ?? email, email }
}

/**
 * The groups that a provider lists: texts, or one text. None where the claim is left out; throws
 * where it is something else, or too long to be all of them, rather than take groups away.
 */
export function groupsOf(claims: Claims, name: string): readonly string[] {
  if (hasElsewhere(claims, name))
    throw new Error(`The provider left the claim ${name} out because it is too long.`)
  const value = claims[name] ?? []
  const list = typeof value === 'string' ? [value] : value
  if (!Array.isArray(list) || list.length > MOST_GROUPS || !list.every(isGroupName))
    throw new Error(`The claim ${name} is no list of groups.`)
  return list
}

/** OpenID Connect Core section 5.6.2: claims that would have to be fetched. */
function hasElsewhere({ _claim_names: elsewhere }: Claims, name: string): boolean {
  return typeof elsewhere === 'object' && elsewhere !== null && name in elsewhere
}

function isGroupName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= SUBJECT_LENGTH
}

/**
 * What names a person at this provider, for good: one claim as it is, or several that only together
 * do, such as tenant and object id. Throws where the provider leaves one out, rather than guess.
 */
export function subjectOf(claims: Claims, names: readonly string[]): string {
  const values = names.map((name) => {
    const value = claims[name]
    if (typeof value !== 'string' || value === '' || value.length > SUBJECT_LENGTH)
      throw new Error(`The ID token has no usable claim ${name}, which names people.`)
    return value
  })
  const [only] = values
  return values.length === 1 && only ? only : values.map(encodeURIComponent).join('/')
}

/** One line without control, invisible and direction-changing characters, at most 120 long. */
export function cleanName(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const line = text
    .slice(0, NAME_LENGTH * 8)
    .replace(/\s+/g, ' ')
    .replace(UNPRINTABLE, '')
    .normalize('NFKC')
    .replace(UNPRINTABLE, '')
  return [...line].slice(0, NAME_LENGTH).join('').trim() || null
}

/** An address that can be put into a mail header as it is. */
export function cleanEmail(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > EMAIL_LENGTH) return null
  return /^[^\s@<>"(),:;\\[\]\p{C}]+@[^\s@<>"(),:;\\[\]\p{C}]+$/u.test(text) ? text : null
}

/** The methods that were used, RFC 8176; anything that is not a short word is left out. */
export function cleanAmr(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter(isShortText).slice(0, 20) : []
}

export function cleanAcr(value: unknown): string | null {
  return isShortText(value) ? value : null
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)
}
