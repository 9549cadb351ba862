import * as oauth from 'oauth4webapi'
import type { Settings } from '../http/settings'
import { redirectUriOf } from './authorization-url'
import { cleanAcr, cleanAmr, type Profile, profileOf, subjectOf } from './claims'
import type { Provider } from './provider'

/** What the provider vouches for after its signature and every binding was checked. */
export type Vouched = {
  readonly issuer: string
  readonly subject: string
  /** The provider's own names for the person and for its session, by which it ends that later. */
  readonly sub: string
  readonly sid: string | null
  readonly profile: Profile
  /** When the person last proved who they are, in epoch seconds, where the provider says so. */
  readonly authTime: number | null
  readonly acr: string | null
  readonly amr: readonly string[]
}

export type Arrival = {
  readonly url: URL
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/**
 * Trades the code for an ID token and validates it (OpenID Connect Core section 3.1.3.7, RFC 9207).
 * Throws the library's errors.
 */
export async function exchange(
  provider: Provider,
  settings: Settings,
  arrival: Arrival,
): Promise<Vouched> {
  const { server, client, clientAuth, options } = provider
  const parameters = oauth.validateAuthResponse(server, client, arrival.url, arrival.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    clientAuth,
    parameters,
    redirectUriOf(settings),
    arrival.codeVerifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: arrival.nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, response, options)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (!claims) throw new Error('The provider gave no ID token.')
  return {
    issuer: claims.iss,
    subject: subjectOf(claims, settings.subjectClaims),
    sub: claims.sub,
    sid: cleanAcr(claims.sid),
    profile: await completeProfile(provider, claims, tokens.access_token),
    authTime: claims.auth_time ?? null,
    acr: cleanAcr(claims.acr),
    amr: cleanAmr(claims.amr),
  }
}

/** Many providers keep name and address out of the ID token and tell them only when asked. */
async function completeProfile(
  { server, client, options }: Provider,
  claims: oauth.IDToken,
  accessToken: string,
): Promise<Profile> {
  const profile = profileOf(claims)
  if ((profile.displayName && profile.email) || !server.userinfo_endpoint) return profile
  try {
    const response = await oauth.userInfoRequest(server, client, accessToken, options)
    const told = await oauth.processUserInfoResponse(server, client, claims.sub, response)
    return profileOf({ ...told, ...claims })
  } catch (error) {
    console.warn({ message: 'The provider did not tell name and address.', error: String(error) })
    return profile
  }
}
