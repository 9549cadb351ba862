import { benchIn } from './bench-worker.ts'
import { type Figure, type Findings, figure, type Scale, shown } from './findings.ts'
import { KeepAlive } from './keep-alive.ts'
import { type Load, type Measured, measure, type Way } from './lease-load.ts'
import { withFolder } from './throw-away.ts'

const LOADS: readonly Load[] = [
  { name: 'one', title: 'one client', clients: 1, doors: 1, sharing: 'exclusive' },
  { name: '32on1', title: '32 clients, one resource', clients: 32, doors: 1, sharing: 'shared' },
  {
    name: '32on32',
    title: '32 clients, 32 resources',
    clients: 32,
    doors: 32,
    sharing: 'exclusive',
  },
]

const INSTANT = { kind: 'instant', settings: {} }

const WAYS: { readonly [way in Way]: string } = {
  nothing: 'an empty request',
  bare: 'bare Durable Object',
  custodian: 'Custodian, facts at hand',
  whole: 'whole, with facts from D1',
}

/** A check-out and a check-in, beside the least that a Durable Object can do, in one run. */
export function leaseCycle(scale: Scale): Promise<Findings> {
  return withFolder(async (dataDir) => {
    const bench = await (await benchIn(dataDir)).start()
    try {
      const clients = Array.from({ length: 32 }, () => new KeepAlive(bench.url))
      await clients[0]?.post('/stock', { people: clients.length, target: INSTANT })
      const measured: Measured[] = []
      const ways = Object.keys(WAYS) as Way[]
      for (const load of LOADS) measured.push(...(await measure(clients, load, ways, scale)))
      for (const client of clients) client.close()
      return findings(measured)
    } finally {
      await bench.stop()
    }
  })
}

function findings(measured: readonly Measured[]): Findings {
  return {
    title: 'lease-cycle: one check-out and one check-in',
    columns: ['', 'cycles', 'p50 ms', 'p99 ms', 'cycles/s', 'p50 / bare', 'history behind, ms'],
    rows: measured.map((each) => rowOf(each, bareOf(measured, each))),
    notes: [
      'Every cycle is one HTTP request to workerd, timed outside: the clock inside counts only whole',
      'milliseconds. "An empty request" is what that alone costs. Requests are filed beforehand;',
      'the connector answers at once and mail goes nowhere; all else is real: rules, sealed',
      'secrets, event log, outbox, alarm, history and lists in D1. "Custodian" has read the facts',
      'that a check-out needs before the clock runs; "whole" is all that a route does below HTTP.',
      '"History behind" is from the last answer of a round until D1 has all of it, at worst.',
    ],
    figures: measured.flatMap((each) => figuresOf(each, bareOf(measured, each))),
  }
}

function bareOf(measured: readonly Measured[], { load }: Measured): Measured | undefined {
  return measured.find((other) => other.load === load && other.way === 'bare')
}

function ratioOf({ way, spread }: Measured, bare: Measured | undefined): number | null {
  const isOurs = way === 'custodian' || way === 'whole'
  return isOurs && bare ? spread.p50 / bare.spread.p50 : null
}

function rowOf(each: Measured, bare: Measured | undefined): readonly string[] {
  const { load, way, cycles, spread, perSecond, behindMs } = each
  const ratio = ratioOf(each, bare)
  return [
    `${load.title}: ${WAYS[way]}`,
    String(cycles),
    shown(spread.p50),
    shown(spread.p99),
    shown(perSecond),
    ratio === null ? '' : shown(ratio),
    behindMs === null ? '' : shown(behindMs),
  ]
}

function figuresOf(each: Measured, bare: Measured | undefined): readonly Figure[] {
  const { load, way, spread, perSecond, behindMs } = each
  const name = `lease-cycle.${load.name}.${way}`
  const ratio = ratioOf(each, bare)
  return [
    figure(`${name}.p50`, spread.p50, 'ms'),
    figure(`${name}.p99`, spread.p99, 'ms'),
    figure(`${name}.rate`, perSecond, 'cycles/s'),
    ...(ratio === null ? [] : [figure(`${name}.ratio`, ratio, 'x bare')]),
    ...(behindMs === null ? [] : [figure(`${name}.history-behind`, behindMs, 'ms')]),
  ]
}
