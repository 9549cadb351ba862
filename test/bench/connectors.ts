import { performance } from 'node:perf_hooks'
import type { Answer, Connector, TargetCall } from '../../src/connectors/connector.ts'
import type { AccessMode } from '../../src/domain/account.ts'
import { startWorld, type WorldFacts } from '../world/world.ts'
import { postgresTarget } from './connector-postgres.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { type Spread, spreadOf } from './spread.ts'
import { withFolder } from './throw-away.ts'

/** A connector in one mode, and leases of rights that are free at its target. */
export type Measured = {
  readonly connector: Connector
  readonly mode: AccessMode
  /** Makes the target ready for so many leases, and says how each is called for. */
  readonly calls: (count: number) => Promise<readonly TargetCall[]>
}

/** To measure another connector, add what opens its target in the world. */
const TARGETS: readonly ((world: WorldFacts) => Promise<readonly Measured[]>)[] = [postgresTarget]

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

async function measure({ connector, mode, calls }: Measured, count: number): Promise<Line[]> {
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
    ],
    figures: lines.flatMap(({ name, verb, spread }) => [
      figure(`connectors.${name}.${verb}.p50`, spread.p50, 'ms'),
      figure(`connectors.${name}.${verb}.p99`, spread.p99, 'ms'),
    ]),
  }
}
