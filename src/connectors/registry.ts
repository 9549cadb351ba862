import type { Connector } from './connector'
import { postgres } from './postgres/postgres'
import { ssh } from './ssh/ssh'
import { webApp } from './web-app/web-app'

const connectors: readonly Connector[] = [postgres, ssh, webApp]

/** Every kind of target that Hallpass can reach, in the order in which forms offer them. */
export function connectorKinds(): readonly Connector[] {
  return connectors
}

export function connectorOf(kind: string): Connector | undefined {
  return connectors.find((connector) => connector.kind === kind)
}
