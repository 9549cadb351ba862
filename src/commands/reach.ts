import type { Connector, ConnectorSettings } from '../connectors/connector'
import { reachOf } from '../connectors/outbound/reach'
import type { Problem } from '../http/problem'

const CODES = {
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
  const allowed = {
    plain: listed(env.ALLOWED_PLAIN_ORIGINS),
    private: listed(env.ALLOWED_PRIVATE_ORIGINS),
  }
  for (const origin of originsOf(connector, settings)) {
    const isPlain = origin.startsWith('http:') || connector.isPlain(settings)
    const reach = reachOf(origin, isPlain, allowed)
    // An app that is given tokens is not called, so that any network will do.
    const isCalled = !connector.issuance || origin !== connector.originOf(settings)
    if (reach.isAllowed || (!isCalled && reach.why === 'private')) continue
    const [code, title] = CODES[reach.why]
    return { status: 422, code, title, detail: reach.problem, origin }
  }
  return null
}

/** Every origin that these settings reach, the target's own first; none where all is done by hand. */
export function originsOf(connector: Connector, settings: ConnectorSettings): readonly string[] {
  if (connector.isByHand) return []
  return [connector.originOf(settings), ...(connector.otherOriginsOf?.(settings) ?? [])]
}

function listed(setting: string | undefined): readonly string[] {
  return (setting ?? '').split(/\s+/).filter(Boolean)
}
