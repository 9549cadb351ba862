import * as oauth from 'oauth4webapi'
import type { Settings } from '../../http/settings'
import { type KeyFinder, SIGNATURES } from '../jws'
import { fetchWithin, mayCall } from '../outgoing'
import { keysAt } from '../provider-keys'

const KEPT_MS = 5 * 60_000

/** Whoever signs the tokens of workloads: a CI system, a cluster. Nobody signs in there. */
export type Issuer = { readonly keys: KeyFinder; readonly algorithms: readonly string[] }

type Described = { readonly jwksUri: string; readonly algorithms: readonly string[] }

/** Only data is kept: the platform ties a promise to the request that it began in. */
const known = new Map<string, Described & { readonly until: number }>()

/** Throws where the issuer cannot be reached, or what it says of itself is not to be used. */
export async function issuerAt(issuer: string, settings: Settings): Promise<Issuer> {
  const found = known.get(issuer)
  const isKnown = found && found.until > Date.now()
  const { jwksUri, algorithms } = isKnown ? found : await readIssuer(issuer, settings)
  return { keys: keysAt(jwksUri, settings), algorithms }
}

/**
 * OpenID Connect Discovery 1.0, of which a workload's issuer has the keys only: neither GitHub nor
 * Kubernetes has an endpoint to sign in at.
 */
export async function readIssuer(issuer: string, settings: Settings): Promise<Described> {
  const url = new URL(issuer)
  const options = {
    [oauth.customFetch]: fetchWithin(settings),
    [oauth.allowInsecureRequests]: settings.allowedPlainOrigins.length > 0,
  }
  const response = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...options })
  const server = await oauth.processDiscoveryResponse(url, response)
  const { jwks_uri: jwksUri, id_token_signing_alg_values_supported: offered = ['RS256'] } = server
  if (server.issuer !== issuer) throw new Error('The issuer calls itself otherwise.')
  if (!jwksUri || !mayCall(jwksUri, settings))
    throw new Error(`The issuer names no keys at an address that is allowed: ${jwksUri}`)
  const algorithms = offered.filter((each) => SIGNATURES.some((signature) => signature === each))
  if (algorithms.length === 0) throw new Error('The issuer offers no signature that is accepted.')
  known.set(issuer, { jwksUri, algorithms, until: Date.now() + KEPT_MS })
  return { jwksUri, algorithms }
}
