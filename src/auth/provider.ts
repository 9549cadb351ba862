import * as oauth from 'oauth4webapi'
import type { Settings } from '../http/settings'
import { type KeyFinder, SIGNATURES } from './jws'
import { fetchWithin, mayCall } from './outgoing'
import type { ProviderConfig } from './provider-config'
import { keysAt } from './provider-keys'

const KEPT_MS = 5 * 60_000

/** An OpenID provider as it describes itself, and how to speak to it. */
export type Provider = {
  readonly config: ProviderConfig
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly clientAuth: oauth.ClientAuth
  readonly options: ReturnType<typeof optionsOf>
  readonly keys: KeyFinder
  /** The signatures that it makes and that are accepted. */
  readonly algorithms: readonly string[]
}

/** Only data is kept: the platform ties a promise to the request that it began in. */
const known = new Map<string, { server: oauth.AuthorizationServer; until: number }>()

/** OpenID Connect Discovery 1.0. Throws where the provider cannot be reached or used safely. */
export async function providerOf(config: ProviderConfig, settings: Settings): Promise<Provider> {
  const found = known.get(config.issuer)
  const isKnown = found && found.until > Date.now()
  const server = isKnown ? found.server : await discover(config, settings)
  return {
    config,
    server,
    client: { client_id: config.clientId },
    clientAuth: clientAuthOf(server, config.clientSecret),
    options: optionsOf(settings),
    keys: keysAt(server.jwks_uri ?? '', settings),
    algorithms: server.id_token_signing_alg_values_supported ?? [],
  }
}

/** Reads anew how a provider describes itself. Throws where it cannot be reached or used safely. */
export async function discover(
  config: Pick<ProviderConfig, 'issuer'>,
  settings: Settings,
): Promise<oauth.AuthorizationServer> {
  const options = optionsOf(settings)
  const issuer = new URL(config.issuer)
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options })
  const server = checked(await oauth.processDiscoveryResponse(issuer, response), settings)
  known.set(config.issuer, { server, until: Date.now() + KEPT_MS })
  return server
}

/** An endpoint is as powerful as the issuer, so each has to satisfy the same rule. */
function checked(server: oauth.AuthorizationServer, settings: Settings): oauth.AuthorizationServer {
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = server
  for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri]) {
    if (!endpoint) throw new Error('The provider lacks an endpoint that signing in needs.')
  }
  for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint]) {
    if (endpoint && !mayCall(endpoint, settings)) {
      throw new Error(`The provider names an address that is not allowed: ${endpoint}`)
    }
  }
  const challenges = server.code_challenge_methods_supported
  if (challenges && !challenges.includes('S256'))
    throw new Error('The provider does not check the proof key of RFC 7636.')
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256']
  const accepted = offered.filter((each) => SIGNATURES.some((signature) => signature === each))
  if (accepted.length === 0) throw new Error('The provider offers no signature that is accepted.')
  return { ...server, id_token_signing_alg_values_supported: accepted }
}

/** RFC 6749 section 2.3.1; metadata that does not say means client_secret_basic. */
function clientAuthOf(server: oauth.AuthorizationServer, secret: string): oauth.ClientAuth {
  const methods = server.token_endpoint_auth_methods_supported
  const takesBasic = !methods || methods.includes('client_secret_basic')
  return takesBasic ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret)
}

/** The library's own check knows only https or not; `fetchWithin` checks each address by origin. */
function optionsOf(settings: Settings) {
  return {
    [oauth.customFetch]: fetchWithin(settings),
    [oauth.allowInsecureRequests]: settings.allowedPlainOrigins.length > 0,
  }
}
