import * as v from 'valibot'
import type { Settings } from '../http/settings'
import { verifyJws } from './jws'
import { providerOf } from './provider'
import type { ProviderConfig } from './provider-config'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** In seconds: how far clocks may differ, and how old a token may be. */
const SKEW = 60
const OLDEST = 5 * 60

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))

const Claims = v.looseObject({
  iss: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  iat: v.number(),
  exp: v.number(),
  jti: Text,
  events: v.looseObject({ [EVENT]: v.looseObject({}) }),
  sub: v.optional(Text),
  sid: v.optional(Text),
  nonce: v.optional(v.never()),
})

/** Which sessions a provider has ended: those of a person, or one of them. */
export type Logout = {
  readonly issuer: string
  readonly jti: string
  readonly expiresAt: number
  readonly sub: string | null
  readonly sid: string | null
}

/** The issuer that a token names, not believed yet; null where it is no token. */
export function issuerNamedIn(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? ''
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (char) => char.codePointAt(0) ?? 0,
    )
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return v.parse(v.object({ iss: v.string() }), claims).iss
  } catch {
    return null
  }
}

/** OpenID Connect Back-Channel Logout 1.0 section 2.6. Throws where the token is not to be believed. */
export async function readLogoutToken(
  token: string,
  config: ProviderConfig,
  settings: Settings,
): Promise<Logout> {
  const { keys, algorithms } = await providerOf(config, settings)
  const { payload, header } = await verifyJws(token, keys, algorithms)
  if (header.typ !== undefined && !/^((application\/)?logout\+jwt|jwt)$/i.test(header.typ))
    throw new LogoutTokenError(`is of the type ${header.typ}`)
  const read = v.safeParse(Claims, parsed(payload))
  if (!read.success) throw new LogoutTokenError(`lacks ${v.getDotPath(read.issues[0]) ?? 'claims'}`)
  const { iss, aud, iat, exp, jti, sub = null, sid = null } = read.output
  const now = Date.now() / 1000
  if (iss !== config.issuer) throw new LogoutTokenError('is of another issuer')
  if (![aud].flat().includes(config.clientId)) throw new LogoutTokenError('is for somebody else')
  if (exp <= now - SKEW) throw new LogoutTokenError('has expired')
  if (iat > now + SKEW || iat < now - OLDEST) throw new LogoutTokenError('was not made just now')
  if (sub === null && sid === null) throw new LogoutTokenError('names neither sub nor sid')
  return { issuer: iss, jti, sub, sid, expiresAt: (now + OLDEST + SKEW) * 1000 }
}

export class LogoutTokenError extends Error {
  override readonly name = 'LogoutTokenError'

  constructor(what: string) {
    super(`The logout token ${what}.`)
  }
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return null
  }
}
