import { performance } from 'node:perf_hooks'
import type {
  Answer,
  Connector,
  ConnectorSettings,
  TargetCall,
} from '../../src/connectors/connector.ts'
import type { IssueCall } from '../../src/connectors/issuance.ts'
import type { AccessMode } from '../../src/domain/account.ts'
import { startWorld, type WorldFacts } from '../world/world.ts'
import { issuedTarget } from './connector-issued.ts'
import { ldapTarget } from './connector-ldap.ts'
import { postgresTarget } from './connector-postgres.ts'
import { scimTarget } from './connector-scim.ts'
import { webhookTarget } from './connector-webhook.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { type Spread, spreadOf } from './spread.ts'
import { withFolder } from './throw-away.ts'

/** A connector in one mode, and leases of rights that are free at its target. */
export type Measured = {
  readonly connector: Connector
  readonly mode: AccessMode
  /** What the holder gives, where something is issued and nothing is done at a target. */
  readonly input?: string
  /** Makes the target ready for so many leases, and says how each is called for. */
  readonly calls: (count: number) => Promise<readonly TargetCall[]>
}

/** To measure another connector, add what opens its target in the world. */
const TARGETS: readonly ((world: WorldFacts) => Promise<readonly Measured[]>)[] = [
  postgresTarget,
  scimTarget,
  ldapTarget,
  webhookTarget,
  issuedTarget,
]

type Line = { readonly name: string; readonly verb: string; readonly spread: Spread }

/** How long a connector takes to give a right and to take it away, read back included. */
export function connectors({ isLong }: Scale): Promise<Findings> {
  return withFolder(async (dataDir) => {
    const world = await startWorld({ basePort: 0, dataDir })
    try {
      const lines: Line[] = []
      for (const open of TARGETS)
        for (const measured of await open(world.facts))
          lines.push(...(await measure(measured, isLong ? 500 : 50)))
      return findings(lines, isLong ? 500 : 50)
    } finally {
      await world.stop()
    }
  })
}

/** The call for one lease of the measurement; `fence` tells it from the others. */
export function callFor(
  settings: ConnectorSettings,
  mode: AccessMode,
  fence: number,
  account: TargetCall['account']['settings'],
): TargetCall {
  return {
    settings,
    account: { name: 'measured', mode, settings: account },
    lease: { resourceKey: 'bench', fence, endsAt: Date.now() + 3_600_000 },
    secret: `secret-${crypto.randomUUID()}`,
    deadlineMs: 18_000,
  }
}

async function measure(measured: Measured, count: number): Promise<Line[]> {
  const { connector, mode, calls } = measured
  if (connector.issuance) return measureIssuing(measured, count)
  const granting: number[] = []
  const revoking: number[] = []
  for (const call of await calls(count)) {
    granting.push(await timed(() => connector.grant(call)))
    revoking.push(await timed(() => takeAway(connector, call)))
  }
  const name = `${connector.kind}.${mode}`
  return [
    { name, verb: 'grant', spread: spreadOf(granting) },
    { name, verb: mode === 'credential' ? 'rotate' : 'revoke', spread: spreadOf(revoking) },
  ]
}

async function measureIssuing(
  { connector, mode, calls, input = '' }: Measured,
  count: number,
): Promise<Line[]> {
  const issuing: number[] = []
  for (const call of await calls(count)) {
    const validFrom = Date.now()
    const about = { leaseId: `lea_bench_${call.lease.fence}`, issuer: 'https://hallpass.example' }
    const holder = { id: 'per_bench', name: 'Bench' } as const
    const times = { validFrom, validUntil: validFrom + 60_000 }
    const beganAt = performance.now()
    await connector.issuance?.issue({ ...call, ...about, ...times, holder, input } as IssueCall)
    issuing.push(performance.now() - beganAt)
  }
  return [{ name: `${connector.kind}.${mode}`, verb: 'issue', spread: spreadOf(issuing) }]
}

async function takeAway(connector: Connector, call: TargetCall): Promise<Answer> {
  if (call.account.mode !== 'credential') return connector.revoke(call)
  if (!connector.rotate) throw new Error(`${connector.title} cannot rotate.`)
  return connector.rotate({ ...call, fresh: `fresh-${crypto.randomUUID()}` })
}

async function timed(work: () => Promise<Answer>): Promise<number> {
  const beganAt = performance.now()
  const answer = await work()
  const ms = performance.now() - beganAt
  if (answer.outcome !== 'done') throw new Error(`Not measured: ${JSON.stringify(answer)}`)
  return ms
}

function findings(lines: readonly Line[], count: number): Findings {
  return {
    title: `connectors: ${count} leases each, one after the other, at a real target on loopback`,
    columns: ['', 'p50 ms', 'p99 ms', 'max ms'],
    rows: lines.map(({ name, verb, spread: { p50, p99, max } }) => [
      `${name} ${verb}`,
      ...[p50, p99, max].map(shown),
    ]),
    notes: [
      'The connector alone, in Node: connecting, changing and reading back, without the rest.',
      'SSH and web apps call no target: what they issue is measured. What people do by hand is not.',
    ],
    figures: lines.flatMap(({ name, verb, spread }) => [
      figure(`connectors.${name}.${verb}.p50`, spread.p50, 'ms'),
      figure(`connectors.${name}.${verb}.p99`, spread.p99, 'ms'),
    ]),
  }
}
