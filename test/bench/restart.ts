import { benchIn } from './bench-worker.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { KeepAlive } from './keep-alive.ts'
import { spreadOf } from './spread.ts'
import { withFolder } from './throw-away.ts'

type Door = { readonly resourceId: string; readonly accountId: string }
type Size = { readonly resources: number; readonly leases: number; readonly endMinutes: number }

/** Epoch milliseconds. */
type End = {
  readonly endsAt: number
  readonly endedAt: number | null
  readonly closedAt: number | null
}

const SHORT: Size = { resources: 100, leases: 500, endMinutes: 0.5 }
const LONG: Size = { resources: 2_000, leases: 10_000, endMinutes: 5 }

const CLIENTS = 32
const MINUTE_MS = 60_000

/** What a check-out may take on a slow machine; all must be out before the first of them ends. */
const PER_CHECK_OUT_MS = 60
const WATCHED_AFTER_MS = 2 * MINUTE_MS

/** Leases that are open when the runtime is killed: whether each still ends on time. */
export function restart({ isLong }: Scale): Promise<Findings> {
  const size = isLong ? LONG : SHORT
  return withFolder(async (dataDir) => {
    const bench = await benchIn(dataDir)
    const before = await bench.start()
    const clients = Array.from({ length: CLIENTS }, () => new KeepAlive(before.url))
    await clients[0]?.post('/stock', {})
    const from = Date.now() + size.leases * PER_CHECK_OUT_MS + MINUTE_MS
    await takeAll(clients, size, from)
    const open = (await endsAt(before.url)).length
    if (Date.now() > from) throw new Error('The check-outs took longer than the windows.')
    await before.stop() // Kills workerd: nothing is told that it ends.
    for (const client of clients) client.close()
    const killedAt = Date.now()
    const after = await bench.start()
    try {
      const downMs = Date.now() - killedAt
      const last = from + size.endMinutes * MINUTE_MS
      await new Promise((resolve) => setTimeout(resolve, last - Date.now()))
      return findings(size, open, downMs, await whenAllClosed(after.url, size, last))
    } finally {
      await after.stop()
    }
  })
}

/** As many clients as the bench Worker has people, each with one lease at a time on its way. */
async function takeAll(clients: readonly KeepAlive[], size: Size, from: number): Promise<void> {
  const count = size.resources
  const [first] = clients
  const doors = await first?.post<Door[]>('/doors', { count, sharing: 'shared' })
  const apart = (size.endMinutes * MINUTE_MS) / size.leases
  let next = 0
  const work = async (line: KeepAlive, client: number) => {
    while (next < size.leases) {
      const number = next++
      const door = doors?.answer[number % count]
      const durationSeconds = Math.round((from + number * apart - Date.now()) / 1_000)
      await line.post('/keep', { way: 'whole', client, door, durationSeconds })
    }
  }
  await Promise.all(clients.map(work))
}

async function endsAt(url: string): Promise<readonly End[]> {
  const line = new KeepAlive(url)
  const { answer } = await line.post<End[]>('/ends', {}).finally(() => line.close())
  return answer
}

async function whenAllClosed(url: string, size: Size, last: number): Promise<readonly End[]> {
  for (;;) {
    const ends = await endsAt(url)
    const closed = ends.filter(({ closedAt }) => closedAt !== null).length
    if (closed === size.leases || Date.now() > last + WATCHED_AFTER_MS) return ends
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

function findings(size: Size, open: number, downMs: number, ends: readonly End[]): Findings {
  const never = Number.POSITIVE_INFINITY
  const lines = (['endedAt', 'closedAt'] as const).map((what) => ({
    what,
    seen: ends.filter((end) => end[what] !== null).length,
    spread: spreadOf(ends.map((end) => (end[what] ?? never) - end.endsAt)),
  }))
  const titles = { endedAt: 'Hallpass ended it', closedAt: 'read back clean and closed' }
  return {
    title: `restart: ${open} leases on ${size.resources} resources, open when workerd was killed`,
    columns: ['from the end of the window until', 'seen', 'p50 ms', 'p99 ms', 'max ms'],
    rows: lines.map(({ what, seen, spread: { p50, p99, max } }) => [
      titles[what],
      `${seen} of ${size.leases}`,
      ...[p50, p99, max].map(shown),
    ]),
    notes: [
      `Ends spread over ${size.endMinutes} minutes, all of them after the restart, which took`,
      `${(downMs / 1_000).toFixed(1)} s. The connector answers at once; all else is real.`,
    ],
    figures: [
      figure('restart.open', open, 'leases'),
      ...lines.flatMap(({ what, seen, spread: { p50, p99, max } }) => [
        figure(`restart.${what}.count`, seen, 'leases'),
        figure(`restart.${what}.p50`, p50, 'ms'),
        figure(`restart.${what}.p99`, p99, 'ms'),
        figure(`restart.${what}.max`, max, 'ms'),
      ]),
    ],
  }
}
