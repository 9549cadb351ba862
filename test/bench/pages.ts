import { gzipSync } from 'node:zlib'
import { PEOPLE } from '../routes/table/people.ts'
import { CROWD } from './crowd/crowd.ts'
import { NOT_MEASURED, type Visit, visitsOf } from './crowd/visits.ts'
import { type Crowded, withCrowd } from './crowd/with-crowd.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { type Heard, KeepAlive } from './keep-alive.ts'
import { Reader } from './reader.ts'
import { type Spread, spreadOf } from './spread.ts'
import { unhurried } from './unhurried.ts'

type Seen = {
  readonly visit: Visit
  readonly spread: Spread
  /** Processor time of workerd for each, which other work on the machine does not change. */
  readonly cpuMs: number
  readonly weight: Weight
}

/** Whose time counts, and who sees what the pages weigh. */
type Clients = { readonly line: KeepAlive; readonly reader: Reader }

/** Compressed bytes. The style sheet and the script are the same for every page, and kept. */
type Weight = { readonly html: number; readonly kept: number }

const WARM_UP = 5

/** What goes over the wire at most, in bytes: with style sheet and scripts, and without. */
const MOST_AT_FIRST = 60_000
const MOST_AFTERWARDS = 15_000
/** How long a page may take. */
const MOST_MS = 30

/** How long the server takes for a page of a large company, and how much goes over the wire. */
export function pages({ isLong }: Scale): Promise<Findings> {
  return withCrowd(async (crowded) => {
    const visits = visitsOf(crowded.stage)
    refuseForgotten(visits)
    const line = new KeepAlive(crowded.url)
    const reader = new Reader(crowded.url)
    try {
      // None of them is the first that a Worker shows which has just started.
      for (const { path, who, route } of visits)
        await unhurried(line, path, headersFor(crowded, { path, who, route }))
      const seen: Seen[] = []
      for (const visit of visits)
        seen.push(await look({ line, reader }, crowded, visit, isLong ? 500 : 100))
      return findings(seen, crowded.filledMs)
    } finally {
      line.close()
      reader.close()
    }
  })
}

/** A page that is new is measured as well, or somebody says why not. */
function refuseForgotten(visits: readonly Visit[]): void {
  const routes = [...PEOPLE.matchAll(/ GET +(\/\S*)/g)].map(([, path = '']) => bare(path))
  const measured = new Set([...visits.map(({ route }) => route), ...Object.keys(NOT_MEASURED)])
  const forgotten = routes.filter((route) => !measured.has(route) && !isNoPage(route))
  if (forgotten.length > 0) throw new Error(`Nobody measures ${forgotten.join(', ')}.`)
}

function bare(path: string): string {
  return path.replace(/\?.*|\{[^}]*\}/g, '')
}

function isNoPage(route: string): boolean {
  return /^\/(ssh|web-app|auth|assets)\/|\.(ico|csv|ndjson|yaml)$/.test(route)
}

function headersFor({ stage }: Crowded, { path, who, route }: Omit<Visit, 'name'>) {
  return {
    ...(route === '/sign-in' ? {} : { cookie: stage.who[who].cookieHeader(path) }),
    accept: 'text/html',
    'accept-encoding': 'identity',
  }
}

async function look(
  { line, reader }: Clients,
  crowded: Crowded,
  visit: Visit,
  times: number,
): Promise<Seen> {
  const { path } = visit
  const { product } = crowded
  const headers = headersFor(crowded, visit)
  await reader.took(path, headers, WARM_UP)
  const before = product.runtimeCpuMs()
  const took = await reader.took(path, headers, times)
  const cpuMs = (product.runtimeCpuMs() - before) / times
  const html = await unhurried(line, path, headers)
  const text = html.body.toString()
  const parts = [/<link rel="stylesheet" href="([^"]+)"/g, /<script[^>]* src="([^"]+)"/g]
  let kept = 0
  for (const address of parts.flatMap((part) => linked(text, part)))
    kept += packed(await unhurried(line, address, headers))
  const weight = { html: packed(html), kept }
  for (const [what, bytes, most] of [
    ['first visit', weight.html + weight.kept, MOST_AT_FIRST],
    ['later visit', weight.html, MOST_AFTERWARDS],
  ] as const) {
    if (bytes > most)
      throw new Error(`A ${what} of ${visit.name} takes ${bytes} bytes, over ${most}.`)
  }
  return { visit, spread: spreadOf(took), cpuMs, weight }
}

function linked(html: string, pattern: RegExp): readonly string[] {
  const addresses = [...html.matchAll(pattern)].map(([, address = '']) => address)
  if (addresses.length === 0) throw new Error(`The page links nothing like ${pattern}.`)
  return addresses
}

/** What the edge would make of it: the Worker itself does not compress. */
function packed({ headers, body }: Heard): number {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return gzipSync(body).length
  throw new Error(`A part of the page was answered as ${encoding}.`)
}

function findings(seen: readonly Seen[], filledMs: number): Findings {
  const nameOf = ({ visit }: Seen) => visit.name.replace(/[ ,]+/g, '-')
  const late = seen.filter(({ spread }) => spread.p99 > MOST_MS)
  const worst = (of: (one: Seen) => number) => Math.max(...seen.map(of))
  return {
    title: `pages of ${CROWD.resources} resources, ${CROWD.people} people, ${CROWD.policies} policies and ${CROWD.history} rows of history`,
    columns: ['', 'p50 ms', 'p99 ms', 'cpu ms', 'html', 'bytes, gzip'],
    rows: seen
      .toSorted((one, other) => other.spread.p50 - one.spread.p50)
      .map(({ visit, spread, cpuMs, weight: { html, kept } }) => [
        ...[visit.name, shown(spread.p50), shown(spread.p99), shown(cpuMs)],
        ...[String(html), String(html + kept)],
      ]),
    notes: [
      `${late.length} of ${seen.length} have a p99 over ${MOST_MS} ms. One signed-in client, a process of its own with`,
      'one connection over loopback, one page after the other, each many times; CPU is what workerd took',
      'for one, with everything else that it does. Bytes are counted after gzip, which is what the edge does; style',
      `sheet and script are fetched once and kept. Filling the database took ${Math.round(filledMs / 1_000)} s.`,
    ],
    figures: [
      ...seen.flatMap((one) => [
        figure(`pages.${nameOf(one)}.p50`, one.spread.p50, 'ms'),
        figure(`pages.${nameOf(one)}.p99`, one.spread.p99, 'ms'),
        figure(`pages.${nameOf(one)}.cpu`, one.cpuMs, 'ms'),
        figure(`pages.${nameOf(one)}.html`, one.weight.html, 'bytes gzip'),
      ]),
      figure('pages.late', late.length, 'pages'),
      figure(
        'pages.slowest.p50',
        worst(({ spread }) => spread.p50),
        'ms',
      ),
      figure(
        'pages.slowest.p99',
        worst(({ spread }) => spread.p99),
        'ms',
      ),
      figure(
        'pages.heaviest.html',
        worst(({ weight }) => weight.html),
        'bytes gzip',
      ),
    ],
  }
}
