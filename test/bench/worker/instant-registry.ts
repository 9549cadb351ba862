import type { Connector } from '../../../src/connectors/connector'
import { postgres } from '../../../src/connectors/postgres/postgres'

/** A target that answers at once, so that what is measured is Hallpass and not a server. */
const instant: Connector = {
  kind: 'instant',
  title: 'Instant',
  modes: ['provision'],
  settings: [],
  accountSettings: [],
  residue: '',
  landsWithinMs: 0,
  originOf: () => 'instant://target',
  isPlain: () => false,
  grant: async () => ({ outcome: 'done', evidence: 'open' }),
  revoke: async () => ({ outcome: 'done', evidence: 'clean' }),
  inspect: async () => ({ outcome: 'clean', evidence: 'clean' }),
  rehearse: async () => ({ works: true, found: '' }),
  instruct: () => ({ username: '', lines: [], commands: [] }),
}

const connectors: readonly Connector[] = [instant, postgres]

export function connectorKinds(): readonly Connector[] {
  return connectors
}

export function connectorOf(kind: string): Connector | undefined {
  return connectors.find((connector) => connector.kind === kind)
}
