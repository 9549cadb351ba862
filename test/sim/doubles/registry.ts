import type { Connector, TargetCall } from '../../../src/connectors/connector'
import { outward } from '../crash'
import { currentRun } from '../current-run'

const LANDS_WITHIN_MS = 120_000

/** The simulated target behind the contract that all connectors share. */
const simulated = {
  kind: 'simulated',
  title: 'Simulated',
  modes: ['provision', 'elevate', 'enable'],
  settings: [],
  accountSettings: [],
  residue: 'Nothing outlives a revoke here.',
  /** How long after a call began its effect may still come about. */
  landsWithinMs: LANDS_WITHIN_MS,
  originOf: () => 'simulated://target',
  isPlain: () => false,
  grant: (call: TargetCall) => reach('grant', call),
  revoke: (call: TargetCall) => reach('revoke', call),
  /** Some turn out to need a call of their own. */
  revokeTogether: (calls: readonly TargetCall[]) =>
    Promise.all(calls.map((call) => (call.lease.fence % 4 === 3 ? null : reach('revoke', call)))),
  inspect: (call: TargetCall) => reach('inspect', call),
  rehearse: async () => ({ works: true, found: '' }) as const,
  instruct: () => ({ username: '', lines: [], commands: [] }),
}

export function connectorKinds(): readonly Connector[] {
  return [simulated as unknown as Connector]
}

export function connectorOf(kind: string): Connector | undefined {
  return connectorKinds().find((connector) => connector.kind === kind)
}

function reach(verb: 'grant' | 'revoke' | 'inspect', call: TargetCall) {
  const sim = currentRun()
  const party = sim.parties.named(call.settings.caller ?? '')
  const target = sim.targetNamed(call.settings.target ?? '')
  return outward(sim, party, verb, () => target.receive(verb, call, party))
}
