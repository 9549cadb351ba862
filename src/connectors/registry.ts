import type { Connector } from './connector'
import { ldap } from './ldap/ldap'
import { postgres } from './postgres/postgres'
import { scim } from './scim/scim'

const connectors: readonly Connector[] = [postgres, scim, ldap]

/** Every kind of target that Hallpass can reach, in the order in which forms offer them. */
export function connectorKinds(): readonly Connector[] {
  return connectors
}

export function connectorOf(kind: string): Connector | undefined {
  return connectors.find((connector) => connector.kind === kind)
}
