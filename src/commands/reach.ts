import type { Connector, ConnectorSettings } from '../connectors/connector'
import { type Allowed, allowedIn, reachOf } from '../connectors/outbound/reach'
import type { Problem } from '../http/problem'

export const REACH_WORDS = {
  odd: ['address_refused', 'Address is refused'],
  plain: ['plain_origin_not_allowed', 'Target without TLS is not allowed'],
  private: ['private_origin_not_allowed', 'Private address is not allowed'],
} as const

/** Why these settings lead to where no connector may go, or null. */
export function reachProblem(
  env: Env,
  connector: Connector,
  settings: ConnectorSettings,
): Problem | null {
  const allowed = allowedOrigins(env)
  for (const origin of originsOf(connector, settings)) {
    // What is issued for is not called: an authority's key is no address, and an app may be anywhere.
    const isCalled = !connector.issuance || origin !== connector.originOf(settings)
    if (!isCalled && !/^https?:/.test(origin)) continue
    const isPlain = origin.startsWith('http:') || connector.isPlain(settings)
    const reach = reachOf(origin, isPlain, allowed)
    if (reach.isAllowed || (!isCalled && reach.why === 'private')) continue
    const [code, title] = REACH_WORDS[reach.why]
    return { status: 422, code, title, detail: reach.problem, origin }
  }
  return null
}

/** Every origin that these settings reach, the target's own first; none where all is done by hand. */
export function originsOf(connector: Connector, settings: ConnectorSettings): readonly string[] {
  if (connector.isByHand) return []
  return [connector.originOf(settings), ...(connector.otherOriginsOf?.(settings) ?? [])]
}

/** Where an administrator lets Hallpass go although it is near, or not encrypted. */
export function allowedOrigins(env: Env): Allowed {
  return allowedIn(env.ALLOWED_PLAIN_ORIGINS, env.ALLOWED_PRIVATE_ORIGINS)
}
