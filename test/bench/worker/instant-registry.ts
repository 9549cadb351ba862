import type { Connector } from '../../../src/connectors/connector'

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

export function connectorKinds(): readonly Connector[] {
  return [instant]
}

export function connectorOf(kind: string): Connector | undefined {
  return kind === instant.kind ? instant : undefined
}
