import { gzipSync } from 'node:zlib'
import type { HttpClient } from '../support/http-client.ts'
import { seed } from '../world/seed.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { type Heard, KeepAlive } from './keep-alive.ts'
import { type Spread, spreadOf } from './spread.ts'
import { call, signedIn, withStage } from './stage.ts'

type Page = { readonly name: string; readonly path: string; readonly who: HttpClient }
type Seen = { readonly page: Page; readonly spread: Spread; readonly weight: Weight }

/** Compressed bytes. The style sheet and the script are the same for every page, and kept. */
type Weight = { readonly html: number; readonly css: number; readonly script: number }

const HISTORY_CYCLES = 12
const WAITING = 10
const WARM_UP = 30

/** What goes over the wire at most, in bytes: with style sheet and scripts, and without. */
const MOST_AT_FIRST = 60_000
const MOST_AFTERWARDS = 15_000

/** How long the server takes for a page, and how much goes over the wire. */
export function pages({ isLong }: Scale): Promise<Findings> {
  return withStage(async ({ world, setupCode }) => {
    const seeded = await seed(world, setupCode)
    const [ana, bo, root] = await Promise.all([
      signedIn(world, 'ana'),
      signedIn(world, 'bo'),
      signedIn(world, 'root'),
    ])
    const accountOf = (resource: string, account: string) => ({
      resourceId: seeded.resources[resource] ?? '',
      accountId: seeded.accounts[`${resource}/${account}`] ?? '',
    })
    const requestId = await fill(ana, accountOf('prod-shop-db', 'reader'))
    await live(ana, accountOf('dev-shop-db', 'owner'))
    const list: readonly Page[] = [
      { name: 'home', path: '/', who: ana },
      { name: 'request', path: `/requests/${requestId}`, who: ana },
      { name: 'waiting', path: '/waiting', who: bo },
      { name: 'history', path: '/admin/history', who: root },
      { name: 'resources', path: '/admin/resources', who: root },
      { name: 'policies', path: '/admin/policies', who: root },
      { name: 'policy', path: `/admin/policies/${Object.values(seeded.policies)[0]}`, who: root },
      { name: 'reports', path: '/admin/reports?view=accounts', who: root },
    ]
    const line = new KeepAlive(world.productUrl)
    const seen: Seen[] = []
    for (const page of list) seen.push(await look(line, page, isLong ? 2_000 : 200))
    line.close()
    return findings(seen)
  })
}

type Door = { readonly resourceId: string; readonly accountId: string }

function ask(who: HttpClient, door: Door): Promise<{ readonly id: string }> {
  const wish = { durationSeconds: 3_600, justification: 'The nightly report fails.' }
  return call(who, 'POST', '/requests', { ...door, ...wish })
}

/** Requests that wait for Bo; the answer is one of them. */
async function fill(who: HttpClient, door: Door): Promise<string> {
  let id = ''
  for (let number = 0; number < WAITING; number++) id = (await ask(who, door)).id
  return id
}

/** Access taken and given back, so that history has something to show, and one that goes on. */
async function live(who: HttpClient, door: Door): Promise<void> {
  for (let number = 0; number <= HISTORY_CYCLES; number++) {
    const { id } = await ask(who, door)
    const lease = await call<{ id: string }>(who, 'POST', `/requests/${id}/check-out`, {})
    if (number < HISTORY_CYCLES) await call(who, 'POST', `/leases/${lease.id}/check-in`, {})
  }
}

async function look(line: KeepAlive, page: Page, times: number): Promise<Seen> {
  const headers = {
    cookie: page.who.cookieHeader(page.path),
    accept: 'text/html',
    'accept-encoding': 'identity',
  }
  const took: number[] = []
  for (let round = -WARM_UP; round < times; round++) {
    const heard = await line.get(page.path, headers)
    if (heard.status !== 200) throw new Error(`${page.path} was answered with ${heard.status}.`)
    if (round >= 0) took.push(heard.tookMs)
  }
  const html = await line.get(page.path, headers)
  const text = html.body.toString()
  const weight = {
    html: packed(html),
    css: await weighed(line, linked(text, /<link rel="stylesheet" href="([^"]+)"/g), headers),
    script: await weighed(line, linked(text, /<script[^>]* src="([^"]+)"/g), headers),
  }
  for (const [what, bytes, most] of [
    ['first visit', weight.html + weight.css + weight.script, MOST_AT_FIRST],
    ['later visit', weight.html, MOST_AFTERWARDS],
  ] as const) {
    if (bytes > most)
      throw new Error(`A ${what} of ${page.name} takes ${bytes} bytes, over ${most}.`)
  }
  return { page, spread: spreadOf(took), weight }
}

function linked(html: string, pattern: RegExp): readonly string[] {
  const addresses = [...html.matchAll(pattern)].map(([, address = '']) => address)
  if (addresses.length === 0) throw new Error(`The page links nothing like ${pattern}.`)
  return addresses
}

async function weighed(
  line: KeepAlive,
  addresses: readonly string[],
  headers: Record<string, string>,
): Promise<number> {
  let bytes = 0
  for (const address of addresses) bytes += packed(await line.get(address, headers))
  return bytes
}

/** What the edge would make of it: the Worker itself does not compress. */
function packed({ status, headers, body }: Heard): number {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (status === 200 && encoding === 'identity') return gzipSync(body).length
  throw new Error(`A part of the page was answered with ${status}, ${encoding}.`)
}

function findings(seen: readonly Seen[]): Findings {
  return {
    title: 'pages: server time and weight',
    columns: ['', 'p50 ms', 'p99 ms', 'html', 'css', 'js', 'bytes, gzip'],
    rows: seen.map(({ page, spread, weight: { html, css, script } }) => [
      page.name,
      shown(spread.p50),
      shown(spread.p99),
      ...[html, css, script, html + css + script].map(String),
    ]),
    notes: [
      'One signed-in client on one connection over loopback, one page after the other; a page reads',
      'its session, D1 and, for a request, the Custodian. Bytes are counted after gzip, which is',
      'what the edge does; style sheet and script are fetched once and kept by the browser.',
    ],
    figures: seen.flatMap(({ page: { name }, spread, weight: { html, css, script } }) => [
      figure(`pages.${name}.p50`, spread.p50, 'ms'),
      figure(`pages.${name}.p99`, spread.p99, 'ms'),
      figure(`pages.${name}.html`, html, 'bytes gzip'),
      figure(`pages.${name}.total`, html + css + script, 'bytes gzip'),
    ]),
  }
}
