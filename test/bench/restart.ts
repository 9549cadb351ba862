import { benchIn } from './bench-worker.ts'
import { DELAY_COLUMNS, type Delays, delayFigures, delayRows } from './delays.ts'
import { type Findings, figure, type Scale } from './findings.ts'
import { withFolder } from './throw-away.ts'
import { type End, endsWhenClosed, type Size, stock, takeAll } from './window-leases.ts'

const MINUTE_MS = 60_000

const SHORT = { resources: 100, leases: 500, endMinutes: 0.5 }
const LONG = { resources: 2_000, leases: 10_000, endMinutes: 5 }

/** What a check-out may take on a slow machine; all must be out before the first of them ends. */
const PER_CHECK_OUT_MS = 30
const WATCHED_AFTER_MS = 2 * MINUTE_MS

/** Leases that are open when the runtime is killed: whether each still ends on time. */
export function restart({ isLong }: Scale): Promise<Findings> {
  const { endMinutes, ...size } = isLong ? LONG : SHORT
  return withFolder(async (dataDir) => {
    const bench = await benchIn(dataDir)
    const before = await bench.start()
    await stock(before.url, { kind: 'instant', settings: {} })
    const from = Date.now() + size.leases * PER_CHECK_OUT_MS + MINUTE_MS
    const apart = (endMinutes * MINUTE_MS) / size.leases
    await takeAll(before.url, size, {}, (number) => from + number * apart)
    if (Date.now() > from) throw new Error('The check-outs took longer than the windows.')
    await before.stop() // Kills workerd: nothing is told that it ends.
    const killedAt = Date.now()
    const after = await bench.start()
    try {
      const downMs = Date.now() - killedAt
      const last = from + endMinutes * MINUTE_MS
      await new Promise((resolve) => setTimeout(resolve, last - Date.now()))
      const ends = await endsWhenClosed(after.url, last + WATCHED_AFTER_MS)
      return findings(size, endMinutes, downMs, ends)
    } finally {
      await after.stop()
    }
  })
}

function findings(
  { resources, leases }: Size,
  endMinutes: number,
  downMs: number,
  ends: readonly End[],
): Findings {
  const after = (end: End, at: number | null) => (at === null ? null : at - end.endsAt)
  const lines: Delays[] = [
    {
      ...{ name: 'ended', title: 'Hallpass ended it' },
      ms: ends.map((end) => after(end, end.endedAt)),
    },
    {
      ...{ name: 'closed', title: 'read back clean and closed' },
      ms: ends.map((end) => after(end, end.closedAt)),
    },
  ]
  return {
    title: `restart: ${ends.length} of ${leases} leases on ${resources} resources, open when workerd was killed`,
    columns: DELAY_COLUMNS,
    rows: delayRows(lines),
    notes: [
      `Ends spread over ${endMinutes} minutes, all of them after the restart, which took`,
      `${(downMs / 1_000).toFixed(1)} s. The connector answers at once, mails are made and go nowhere.`,
    ],
    figures: [figure('restart.leases', ends.length, 'leases'), ...delayFigures('restart', lines)],
  }
}
