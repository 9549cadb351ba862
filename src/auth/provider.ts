import * as oauth from 'oauth4webapi'
import type { Settings } from '../http/settings'
import { fetchWithin, mayCall } from './outgoing'

const KEPT_MS = 5 * 60_000

/** Signatures that only the provider can make. A shared secret or `none` proves nothing here. */
const SIGNATURES = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/

/** The OpenID provider of this installation, as it describes itself, and how to speak to it. */
export type Provider = {
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly clientAuth: oauth.ClientAuth
  readonly options: ReturnType<typeof optionsOf>
}

/** Only data is kept: the platform ties a promise to the request that it began in. */
const known = new Map<string, { server: oauth.AuthorizationServer; until: number }>()

/** OpenID Connect Discovery 1.0. Throws where the provider cannot be reached or used safely. */
export async function providerOf(settings: Settings): Promise<Provider> {
  const options = optionsOf(settings)
  const server = await discover(settings, options)
  return {
    server,
    client: { client_id: settings.clientId },
    clientAuth: clientAuthOf(server, settings.clientSecret),
    options,
  }
}

async function discover(settings: Settings, options: ReturnType<typeof optionsOf>) {
  const found = known.get(settings.issuer)
  if (found && found.until > Date.now()) return found.server
  const issuer = new URL(settings.issuer)
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options })
  const server = checked(await oauth.processDiscoveryResponse(issuer, response), settings)
  known.set(settings.issuer, { server, until: Date.now() + KEPT_MS })
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
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256']
  const accepted = offered.filter((algorithm) => SIGNATURES.test(algorithm))
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
