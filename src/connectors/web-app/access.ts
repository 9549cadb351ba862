import { fromBase64, toBase64Url } from '../base64'
import type { ConnectorSettings } from '../connector'
import type { Enquiries, Enquiry } from '../enquiry'
import type { PublicFacts, Published } from '../publication'
import { accessSecondsOf, subjectNames } from './access-settings'
import { rsaSign, rsaVerifies } from './rsa'
import { teamKey } from './team-keys'

type Json = { readonly [name: string]: unknown }

const ANSWER_SECONDS = 60
const KEY_SECONDS = 300
const LONGEST = 200

/**
 * External Evaluation rules of Cloudflare Access: it sends a token about a person, signed by the
 * key of its team, and takes a signed answer that carries the token's nonce.
 */
export const accessEnquiries: Enquiries = {
  isOpen: ({ accessTeam = '', accessKey = '' }) => accessTeam !== '' && accessKey !== '',
  read,
  secondsOf: accessSecondsOf,
  answer: async (settings, nonce, isYes) => {
    const now = Math.floor(Date.now() / 1_000)
    const head = { alg: 'RS256', kid: kidOf(settings), typ: 'JWT' }
    const claims = { success: isYes, iat: now, exp: now + ANSWER_SECONDS, nonce }
    const signed = `${part(head)}.${part(claims)}`
    return `${signed}.${toBase64Url(await rsaSign(settings.accessKey ?? '', signed))}`
  },
}

/** RFC 7517 section 5. */
export async function accessKeys({ settings }: PublicFacts): Promise<Published | null> {
  const n = settings?.accessPublicKey
  if (!settings || !n) return null
  const key = { kty: 'RSA', use: 'sig', alg: 'RS256', kid: kidOf(settings), n, e: 'AQAB' }
  const body = JSON.stringify({ keys: [key] })
  return { type: 'application/json', body, maxAgeSeconds: KEY_SECONDS }
}

/** A token of another kind, such as one for an app, has no nonce, and is not heard. */
async function read(settings: ConnectorSettings, token: string): Promise<Enquiry> {
  const team = settings.accessTeam ?? ''
  const claims = await claimsIn(team, token)
  if ('problem' in claims) return claims
  const { nonce, exp, nbf, iss, identity } = claims.read
  const now = Date.now() / 1_000
  if (typeof exp !== 'number' || exp < now) return { problem: 'The token has run out.' }
  if (typeof nbf === 'number' && nbf > now + ANSWER_SECONDS)
    return { problem: 'The token is not good yet.' }
  if (iss !== undefined && iss !== team) return { problem: 'The token is another team’s.' }
  if (typeof nonce !== 'string' || nonce === '' || nonce.length > LONGEST)
    return { problem: 'The token has no nonce, so it is no enquiry.' }
  return { nonce, subject: subjectIn(identity, subjectNames(settings)) }
}

async function claimsIn(
  team: string,
  token: string,
): Promise<{ readonly read: Json } | { readonly problem: string }> {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  const [{ alg, kid }, read] = [jsonIn(head) ?? {}, jsonIn(body)]
  const bytes = bytesIn(signature)
  if (more.length > 0 || !read || !bytes) return { problem: 'That is no token.' }
  if (alg !== 'RS256' || typeof kid !== 'string')
    return { problem: 'The token is not signed the way Access signs.' }
  const key = await teamKey(team, kid)
  if (!key) return { problem: 'The key of the token is none of the team’s.' }
  const isGood = await rsaVerifies(key, `${head}.${body}`, bytes).catch(() => false)
  return isGood ? { read } : { problem: 'The signature of the token is wrong.' }
}

/** Put together as sign-in does it; null where something is missing, rather than guess. */
function subjectIn(identity: unknown, names: readonly string[]): string | null {
  const said = recordOf(identity)
  const more = recordOf(said.oidc_fields)
  const values = names.map((name) => said[name] ?? more[name])
  const texts = values.filter((value) => typeof value === 'string' && value !== '')
  if (texts.length !== names.length) return null
  return texts.length === 1 ? String(texts[0]) : texts.map(String).map(encodeURIComponent).join('/')
}

function kidOf({ accessPublicKey = '' }: ConnectorSettings): string {
  return accessPublicKey.slice(0, 32)
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function part(value: object): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}

function jsonIn(text: string): Json | null {
  try {
    const bytes = bytesIn(text)
    return bytes ? recordOf(JSON.parse(new TextDecoder().decode(bytes))) : null
  } catch {
    return null
  }
}

function bytesIn(text: string) {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
}
