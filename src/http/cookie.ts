import type { Context } from 'hono'
import type { AppEnv } from './context'
import { type Settings, settingsOf } from './settings'

/** What a request says about one cookie; the same name twice means that somebody planted one. */
export type CookieValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'given'; readonly value: string }
  | { readonly kind: 'ambiguous' }

const OURS = '__Host-hallpass'

export function sessionCookieName(settings: Settings): string {
  return `${OURS}${portSuffix(settings)}`
}

/** Binds a round trip to the identity provider to the browser that started it. */
export function tripCookieName(settings: Settings): string {
  return `${OURS}-trip${portSuffix(settings)}`
}

export function readSessionCookie(c: Context<AppEnv>): CookieValue {
  return readCookie(c.req.header('Cookie'), sessionCookieName(settingsOf(c.env)))
}

/** Remembers that somebody has signed in with this browser; it opens nothing. */
export function knownBrowserCookieName(settings: Settings): string {
  return `${OURS}-known${portSuffix(settings)}`
}

/**
 * Remembers the language that somebody has chosen in this browser. It is read before the settings
 * are known to be in order, and other installations on the same machine may share it.
 */
export const LANGUAGE_COOKIE = `${OURS}-language`

/** Whether a name that is ours comes more than once. */
export function hasTwins(header: string | undefined): boolean {
  const names = (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('=')[0] ?? '')
    .filter((name) => name.startsWith(OURS))
  return new Set(names).size < names.length
}

/** Reads the raw header (RFC 6265 section 5.4), since parsers keep only one of two equal names. */
export function readCookie(header: string | undefined, name: string): CookieValue {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  if (values.length > 1) return { kind: 'ambiguous' }
  const [value] = values
  return value ? { kind: 'given', value } : { kind: 'absent' }
}

/** A cookie that script cannot read and other hosts cannot plant. Zero seconds clears it. */
export function writeCookie(
  c: Context<AppEnv>,
  name: string,
  value: string,
  maxAgeSeconds: number,
) {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`
  c.header('Set-Cookie', `${name}=${value}; ${attributes}`, { append: true })
}

/** Cookies ignore ports, so two installations on one machine must not share a name. */
function portSuffix({ isLocal, publicUrl }: Settings): string {
  return isLocal ? `-${new URL(publicUrl).port || '80'}` : ''
}
