import type { Policy } from '../../src/domain/policy/policy.ts'
import { evaluate, governing, indexOf } from './core.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { PER_TEAM, policyNamed } from './policies.ts'
import { slowestPattern } from './slowest-pattern.ts'
import { type Spread, spreadOf } from './spread.ts'

const SIZES = [10, 100, 1_000, 10_000]
const LARGEST = 10_000

/** How long one decision takes over lists of policies, and the slowest glob that is accepted. */
export async function policy({ isLong }: Scale): Promise<Findings> {
  const times = isLong ? 2_000 : 300
  for (let round = 0; round < 20; round++) decide(100, times) // Until the code is optimised.
  const decisions = SIZES.map((size) => decide(size, times))
  const largest = decisions.find(({ size }) => size === LARGEST)
  const speedup = (largest?.walk.p50 ?? 0) / (largest?.filed.p50 ?? 1)
  const slowest = slowestPattern(isLong ? 60_000 : 5_000)
  return {
    title: 'policy: one decision of the pure core, in Node',
    columns: ['', 'p50', 'p99', ''],
    rows: [
      ...decisions.map(({ size, filed }) => row(`${size} policies`, filed)),
      ...decisions.map(({ size, walk }) => row(`${size} policies, by the plain walk`, walk)),
      [`the plain walk over ${LARGEST}, times`, shown(speedup), '', ''],
      [`filing ${LARGEST} policies, once`, shown(largest?.filingMs ?? 0), '', 'ms'],
      ['slowest accepted glob, first match', shown(slowest.firstMs), '', 'ms'],
      ['slowest accepted glob, later matches', shown(slowest.laterMs), '', 'ms'],
    ],
    notes: [
      'The last policy matches. Four policies share a resource glob, each with its account glob.',
      'A list is filed once after each change, in each isolate, when it is first needed there.',
      `The slowest of ${slowest.tried} globs tried on names of the greatest length:`,
      `${slowest.pattern}  on  ${slowest.name}`,
    ],
    figures: [
      ...decisions.flatMap(({ size, filed, walk }) => [
        figure(`policy.decision.${size}.p50`, filed.p50, 'us'),
        figure(`policy.decision.${size}.p99`, filed.p99, 'us'),
        figure(`policy.walk.${size}.p50`, walk.p50, 'us'),
      ]),
      figure('policy.speedup', speedup, 'times'),
      figure(`policy.filing.${LARGEST}`, largest?.filingMs ?? 0, 'ms'),
      figure('policy.slowest-pattern.first', slowest.firstMs, 'ms'),
      figure('policy.slowest-pattern.later', slowest.laterMs, 'ms'),
    ],
  }
}

function row(words: string, { p50, p99 }: Spread): readonly string[] {
  return [words, shown(p50), shown(p99), 'µs']
}

/** Both ways over one list in one run, in microseconds. */
function decide(size: number, times: number) {
  const policies = Array.from({ length: size }, (_, number) => policyNamed(number))
  const question = {
    person: 'per_ana0',
    groups: ['grp_ops0'],
    target: {
      resourceName: `team-${Math.floor((size - 1) / PER_TEAM)}-eu-west-db-17`,
      kind: 'database',
      tags: ['prod'],
      accountName: `admin-${(size - 1) % PER_TEAM}`,
      mode: 'provision',
    },
  } as const
  const startedAt = performance.now()
  const index = indexOf(policies)
  const filingMs = performance.now() - startedAt
  const wanted = policies[size - 1]
  const walk = took(wanted, times, () => evaluate(policies, question).policy)
  const filed = took(wanted, times * 10, () => governing(index, question))
  return { size, walk, filed, filingMs }
}

/** The first decisions compile the globs and do not count. */
function took(wanted: Policy | undefined, times: number, decision: () => Policy | null): Spread {
  const values: number[] = []
  for (let round = -times / 10; round < times; round++) {
    const startedAt = performance.now()
    const found = decision()
    if (round >= 0) values.push((performance.now() - startedAt) * 1_000)
    if (found !== wanted) throw new Error('The last policy should have matched.')
  }
  return spreadOf(values)
}
