import * as v from 'valibot'
import { subjectClaimsIn } from '../domain/provider'

const PlainOrigins = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text.split(/\s+/).filter(Boolean)),
  v.array(v.pipe(v.string(), v.check(isPlainOrigin))),
)

const PrivateOrigins = v.optional(
  v.pipe(v.string(), v.regex(/^\s*([a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+(\s+|$))*$/)),
)

const PublicUrl = v.pipe(v.string(), v.transform(stripSlash), v.check(isPublicOrigin))

const Issuer = v.pipe(v.string(), v.check(isIssuerUrl))

const Keys = v.pipe(v.string(), v.regex(/^\s*[A-Za-z0-9+/_-]{43}=?(\s+[A-Za-z0-9+/_-]{43}=?)*\s*$/))

const Filled = v.pipe(v.string(), v.minLength(1))

/** Claims that can change hands or be chosen would let one person come in as another. */
export const REUSABLE = ['email', 'name', 'nickname', 'preferred_username', 'upn', 'unique_name']

const SubjectClaims = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => [...subjectClaimsIn(text)]),
  v.maxLength(3),
  v.array(
    v.pipe(
      v.string(),
      v.check((name) => !REUSABLE.includes(name)),
    ),
  ),
)

const GroupsClaim = v.pipe(v.optional(v.string(), ''), v.trim(), v.regex(/^[\x21-\x7e]{0,120}$/))

const Schema = v.object({
  PUBLIC_URL: PublicUrl,
  OIDC_ISSUER: Issuer,
  OIDC_CLIENT_ID: Filled,
  OIDC_CLIENT_SECRET: Filled,
  OIDC_SUBJECT_CLAIM: SubjectClaims,
  OIDC_GROUPS_CLAIM: GroupsClaim,
  ALLOWED_PLAIN_ORIGINS: PlainOrigins,
  ALLOWED_PRIVATE_ORIGINS: PrivateOrigins,
  KEY_ENCRYPTION_KEY: Keys,
})

const EXPECTED: Record<keyof v.InferInput<typeof Schema>, string> = {
  PUBLIC_URL:
    'the address people use, such as https://hallpass.example.com; http only on http://localhost',
  OIDC_ISSUER:
    'the issuer of the OpenID provider, https unless its origin is in ALLOWED_PLAIN_ORIGINS',
  OIDC_CLIENT_ID: 'the client id that the OpenID provider gave out for Hallpass',
  OIDC_CLIENT_SECRET: 'the client secret of that client (wrangler secret put OIDC_CLIENT_SECRET)',
  OIDC_SUBJECT_CLAIM:
    'left out, or the claims that together name a person for good, such as “tid oid”; never an address or a name',
  OIDC_GROUPS_CLAIM: 'left out, or the claim that lists the groups of a person, such as groups',
  ALLOWED_PLAIN_ORIGINS: 'empty, or origins such as http://localhost:8788, separated by spaces',
  ALLOWED_PRIVATE_ORIGINS:
    'nothing, or origins such as https://10.0.0.8 or postgres://db.internal:5432, separated by spaces',
  KEY_ENCRYPTION_KEY:
    '32 random bytes in base64 (openssl rand -base64 32); to rotate, the new one before the old',
}

export type Settings = {
  /** An origin, without a slash at the end. */
  readonly publicUrl: string
  readonly isLocal: boolean
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claims that together are the subject of a person. */
  readonly subjectClaims: readonly string[]
  /** The claim that lists groups; null where they are not taken from there. */
  readonly groupsClaim: string | null
  readonly allowedPlainOrigins: readonly string[]
}

type Fault = { readonly setting: string; readonly expected: string }

/** Thrown where settings are missing or malformed; `faults` says which, and what they should be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(`Not configured: ${faults.map((fault) => fault.setting).join(', ')}`)
    this.faults = faults
  }
}

const known = new WeakMap<Env, Settings>()

/** The installation's settings, checked once per isolate. Throws a SettingsError. */
export function settingsOf(env: Env): Settings {
  const found = known.get(env)
  if (found) return found
  const settings = read(env)
  known.set(env, settings)
  return settings
}

function read(env: Env): Settings {
  const result = v.safeParse(Schema, env)
  const faulty = new Set(
    result.issues?.map((issue) => issue.path?.[0]?.key as keyof typeof EXPECTED),
  )
  if (result.success && !isReachable(result.output)) faulty.add('OIDC_ISSUER')
  if (!result.success || faulty.size > 0) {
    throw new SettingsError(
      [...faulty].map((setting) => ({ setting, expected: EXPECTED[setting] })),
    )
  }
  const { output } = result
  return {
    publicUrl: output.PUBLIC_URL,
    isLocal: output.PUBLIC_URL.startsWith('http:'),
    issuer: output.OIDC_ISSUER,
    clientId: output.OIDC_CLIENT_ID,
    clientSecret: output.OIDC_CLIENT_SECRET,
    subjectClaims: output.OIDC_SUBJECT_CLAIM,
    groupsClaim: output.OIDC_GROUPS_CLAIM || null,
    allowedPlainOrigins: output.ALLOWED_PLAIN_ORIGINS,
  }
}

function isReachable(output: v.InferOutput<typeof Schema>): boolean {
  const { protocol, origin } = new URL(output.OIDC_ISSUER)
  return protocol === 'https:' || output.ALLOWED_PLAIN_ORIGINS.includes(origin)
}

function isPublicOrigin(text: string): boolean {
  if (isOrigin(text, ['https:'])) return true
  return isOrigin(text, ['http:']) && new URL(text).hostname === 'localhost'
}

/** Other schemes than http are for mail and targets; `URL` knows no origin for those. */
function isPlainOrigin(text: string): boolean {
  if (/^https?:/i.test(text)) return isOrigin(text, ['http:'])
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/.test(text)
}

function isOrigin(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text)
  return url !== null && url.origin === text && protocols.includes(url.protocol)
}

function isIssuerUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return false
  return !url.search && !url.hash && !url.username && !text.includes('?') && !text.includes('#')
}

function stripSlash(text: string): string {
  return text.replace(/\/$/, '')
}
