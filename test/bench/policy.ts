import type { Policy } from '../../src/domain/policy/policy.ts'
import { evaluate } from './core.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { slowestPattern } from './slowest-pattern.ts'
import { type Spread, spreadOf } from './spread.ts'

const SIZES = [10, 100, 1_000]

/** How long one decision takes over lists of policies, and the slowest glob that is accepted. */
export async function policy({ isLong }: Scale): Promise<Findings> {
  const decisions = SIZES.map((size) => ({ size, spread: decide(size, isLong ? 2_000 : 300) }))
  const slowest = slowestPattern(isLong ? 60_000 : 5_000)
  return {
    title: 'policy: one decision of the pure core, in Node',
    columns: ['', 'p50', 'p99', ''],
    rows: [
      ...decisions.map(({ size, spread }) => [
        `${size} policies, the last one matches`,
        shown(spread.p50),
        shown(spread.p99),
        'µs',
      ]),
      ['slowest accepted glob, first match', shown(slowest.firstMs), '', 'ms'],
      ['slowest accepted glob, later matches', shown(slowest.laterMs), '', 'ms'],
    ],
    notes: [
      'Every policy has a resource glob of its own and one of eight account globs.',
      `The slowest of ${slowest.tried} globs tried on names of the greatest length:`,
      `${slowest.pattern}  on  ${slowest.name}`,
    ],
    figures: [
      ...decisions.flatMap(({ size, spread }) => [
        figure(`policy.decision.${size}.p50`, spread.p50, 'us'),
        figure(`policy.decision.${size}.p99`, spread.p99, 'us'),
      ]),
      figure('policy.slowest-pattern.first', slowest.firstMs, 'ms'),
      figure('policy.slowest-pattern.later', slowest.laterMs, 'ms'),
    ],
  }
}

/** In microseconds. The first decisions compile the globs and do not count. */
function decide(size: number, times: number): Spread {
  const policies = Array.from({ length: size }, (_, number) => policyNamed(number))
  const question = {
    person: 'per_ana0',
    groups: ['grp_ops0'],
    target: {
      resourceName: `team-${size - 1}-eu-west-db-17`,
      kind: 'database',
      tags: ['prod'],
      accountName: `admin-${(size - 1) % 8}`,
      mode: 'provision',
    },
  } as const
  const took: number[] = []
  for (let round = -20; round < times; round++) {
    const startedAt = performance.now()
    const { policy: found } = evaluate(policies, question)
    if (round >= 0) took.push((performance.now() - startedAt) * 1_000)
    if (found?.name !== `team ${size - 1}`) throw new Error('The last policy should have matched.')
  }
  return spreadOf(took)
}

function policyNamed(number: number): Policy {
  return {
    id: `pol_team${number}`,
    revision: 1,
    name: `team ${number}`,
    active: true,
    resources: `team-${number}-*-db-*`,
    accounts: `admin-${number % 8}*`,
    kinds: ['database'],
    tags: ['prod'],
    modes: null,
    requesters: { everybody: false, people: [], groups: ['grp_ops0'] },
    terms: {
      steps: [],
      duration: { minSeconds: 60, defaultSeconds: 3_600, maxSeconds: 3_600, presetsSeconds: [] },
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: 3_600,
      unusedSeconds: 3_600,
      mfa: { required: false, acr: [], amr: [] },
    },
  }
}
