import * as oauth from 'oauth4webapi'
import type { ProviderId } from '../domain/ids'
import type { Settings } from '../http/settings'
import { redirectUriOf } from './authorization-url'
import { cleanAcr, cleanAmr, groupsOf, type Profile, profileOf, subjectOf } from './claims'
import { verifyJws } from './jws'
import type { Provider } from './provider'

/** What the provider vouches for after its signature and every binding was checked. */
export type Vouched = {
  readonly providerId: ProviderId
  readonly issuer: string
  readonly subject: string
  /** The provider's own names for the person and for its session, by which it ends that later. */
  readonly sub: string
  readonly sid: string | null
  readonly profile: Profile
  /** The person's groups there; null where they are not taken. */
  readonly groups: readonly string[] | null
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
  const { config, server, client, clientAuth, options } = provider
  const parameters = oauth.validateAuthResponse(server, client, arrival.url, arrival.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    clientAuth,
    parameters,
    redirectUriOf(settings, config.id),
    arrival.codeVerifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: arrival.nonce,
    requireIdToken: true,
  })
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (!claims || !tokens.id_token) throw new Error('The provider gave no ID token.')
  await verifyJws(tokens.id_token, provider.keys, provider.algorithms)
  const told = await toldBy(provider, claims, tokens.access_token)
  return {
    providerId: config.id,
    issuer: claims.iss,
    subject: subjectOf(claims, config.claims.subject),
    sub: claims.sub,
    sid: cleanAcr(claims.sid),
    profile: profileOf(told, config.claims),
    groups: config.claims.groups === null ? null : groupsOf(told, config.claims.groups),
    authTime: claims.auth_time ?? null,
    acr: cleanAcr(claims.acr),
    amr: cleanAmr(claims.amr),
  }
}

/**
 * The ID token's claims, and where it lacks some, those that the provider tells only when asked.
 * Without name and address somebody can come in; without their groups they would lose them.
 */
async function toldBy(
  { config, server, client, options }: Provider,
  claims: oauth.IDToken,
  accessToken: string,
): Promise<oauth.IDToken> {
  const profile = profileOf(claims, config.claims)
  const { groups } = config.claims
  const lacksGroups = groups !== null && claims[groups] === undefined
  const isComplete = profile.displayName && profile.email && !lacksGroups
  if (isComplete || !server.userinfo_endpoint) return claims
  try {
    const response = await oauth.userInfoRequest(server, client, accessToken, options)
    const told = await oauth.processUserInfoResponse(server, client, claims.sub, response)
    return { ...told, ...claims }
  } catch (error) {
    if (lacksGroups) throw error
    console.warn({ message: 'The provider did not tell name and address.', error: String(error) })
    return claims
  }
}
