import type { Connector } from './connector'
import { ldap } from './ldap/ldap'
import { manual } from './manual/manual'
import { postgres } from './postgres/postgres'
import { scim } from './scim/scim'
import { ssh } from './ssh/ssh'
import { vault } from './vault/vault'
import { webApp } from './web-app/web-app'
import { webhook } from './webhook/webhook'

const connectors: readonly Connector[] = [postgres, scim, ldap, ssh, webApp, webhook, manual, vault]

/** Every kind of target that Hallpass can reach, in the order in which forms offer them. */
export function connectorKinds(): readonly Connector[] {
  return connectors
}

export function connectorOf(kind: string): Connector | undefined {
  return connectors.find((connector) => connector.kind === kind)
}
