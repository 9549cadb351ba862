import type { Place, Surroundings } from '../../src/domain/policy/lint/finding.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type { Past } from '../../src/domain/policy/what-if.ts'
import { indexOf, lint, whatIf } from './core.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { policyNamed } from './policies.ts'
import { type Spread, spreadOf } from './spread.ts'

const POLICIES = 1_000
const PLACES = 10_000
const REQUESTS = 10_000
const PEOPLE = 500

/** How long the linter and the what-if take over a long list, a large catalogue and many requests. */
export async function review({ isLong }: Scale): Promise<Findings> {
  const policies = Array.from({ length: POLICIES }, (_, number) => withSteps(number))
  const proposed = policies.map((policy, number) => (number % 10 === 0 ? stricter(policy) : policy))
  const requests = Array.from({ length: REQUESTS }, (_, number) => request(number))
  const times = isLong ? 100 : 15
  const around = surroundings()
  const linted = took(times, () => lint(policies, around))
  let turned = 0
  const compared = took(times, () => {
    turned = whatIf(indexOf(policies), indexOf(proposed), requests, (id) => id).length
  })
  if (turned === 0) throw new Error('Some requests should have gone another way.')
  return {
    title: 'review: linter and what-if, in Node',
    columns: ['', 'p50', 'p99', 'CPU', ''],
    rows: [row('linter', linted), row('what-if', compared)],
    notes: [
      `${POLICIES} policies with two steps and windows; ${PLACES} accounts; ${REQUESTS} requests.`,
      `Every tenth policy is proposed stricter: ${turned} requests would go another way.`,
      'Filing the lists for look-ups is part of it. CPU is the mean, of all threads: on a machine',
      'with other work it says more than the clock.',
    ],
    figures: [
      figure('policy.lint.1000.p50', linted.p50, 'ms'),
      figure('policy.lint.1000.p99', linted.p99, 'ms'),
      figure('policy.lint.1000.cpu', linted.cpuMs, 'ms'),
      figure('policy.what-if.1000.10000.p50', compared.p50, 'ms'),
      figure('policy.what-if.1000.10000.p99', compared.p99, 'ms'),
      figure('policy.what-if.1000.10000.cpu', compared.cpuMs, 'ms'),
    ],
  }
}

function withSteps(number: number): Policy {
  const policy = policyNamed(number)
  const steps = [
    { name: 'Team', quorum: 1, people: [], groups: ['grp_team'] as const },
    { name: 'Security', quorum: 2, people: [person(number), person(number + 1)], groups: [] },
  ]
  const hours = [{ days: ['mon', 'tue', 'wed'] as const, from: '08:00', to: '18:00' }]
  const windows = { zone: 'Europe/Berlin', hours, holidays: ['2026-12-25', '--01-01'] }
  return { ...policy, terms: { ...policy.terms, steps, windows } }
}

function stricter(policy: Policy): Policy {
  return { ...policy, terms: { ...policy.terms, ticketRequired: true } }
}

function surroundings(): Surroundings {
  const people = Array.from({ length: PEOPLE }, (_, number) => person(number))
  return {
    now: Date.UTC(2026, 10, 25),
    roster: { people, groups: { grp_team: people.slice(0, 10), grp_ops0: people } },
    nameOf: (id) => id,
    places: Array.from({ length: PLACES }, (_, number) => place(number)),
  }
}

function place(number: number): Place {
  return {
    resourceName: `team-${number % (POLICIES / 4)}-eu-db-${Math.floor(number / 1_000)}`,
    kind: 'database',
    tags: ['prod'],
    accountName: `admin-${number % 4}`,
    mode: 'provision',
    canRotate: false,
  }
}

function request(number: number): Past {
  return {
    requestId: `req_bench_${number}`,
    person: person(number),
    groups: ['grp_ops0'],
    target: place((number * 7) % PLACES),
    durationSeconds: 3_600,
  }
}

function person(number: number) {
  return `per_p${String(number % PEOPLE).padStart(4, '0')}` as const
}

type Taken = Spread & { readonly cpuMs: number }

function row(words: string, { p50, p99, cpuMs }: Taken): readonly string[] {
  return [words, shown(p50), shown(p99), shown(cpuMs), 'ms']
}

/** In milliseconds. The first rounds compile and do not count. */
function took(times: number, work: () => unknown): Taken {
  work()
  work()
  const before = process.cpuUsage()
  const values = Array.from({ length: times }, () => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
  const { user, system } = process.cpuUsage(before)
  return { ...spreadOf(values), cpuMs: (user + system) / 1_000 / times }
}
