import * as oauth from 'oauth4webapi'
import type { ProviderId } from '../domain/ids'
import type { Settings } from '../http/settings'
import type { Provider } from './provider'
import { FIRST } from './provider-config'

export type Departure = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Where the person has to prove anew who they are: the contexts that are asked for. */
  readonly proof: { readonly acr: readonly string[] } | null
}

/** Each provider comes back to an address of its own, so that none answers for another (mix-up). */
export function redirectUriOf({ publicUrl }: Settings, id: ProviderId): string {
  return `${publicUrl}/auth/callback${id === FIRST ? '' : `/${id}`}`
}

/** OpenID Connect Core section 3.1.2.1, with PKCE (RFC 7636). */
export async function authorizationUrl(
  provider: Provider,
  settings: Settings,
  departure: Departure,
): Promise<string> {
  const url = new URL(provider.server.authorization_endpoint ?? '')
  const parameters = {
    response_type: 'code',
    client_id: provider.config.clientId,
    redirect_uri: redirectUriOf(settings, provider.config.id),
    scope: 'openid profile email',
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(departure.codeVerifier),
    code_challenge_method: 'S256',
    ...proofParameters(departure.proof),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

function proofParameters(proof: Departure['proof']): Record<string, string> {
  if (!proof) return {}
  const acr = proof.acr.length > 0 ? { acr_values: proof.acr.join(' ') } : {}
  return { prompt: 'login', max_age: '0', ...acr }
}
