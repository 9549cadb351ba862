import { watchConnections } from './connection-watch.ts'
import { DELAY_COLUMNS, delayFigures, delayRows } from './delays.ts'
import { type Findings, figure, type Scale } from './findings.ts'
import { watchRoles } from './gone-watch.ts'
import { delaysOf } from './window-end.ts'
import { type End, endsWhenClosed, roleOf, takeAll, withPostgres } from './window-leases.ts'

/** What making a door and a check-out may take on a slow machine, before all windows end. */
const PER_LEASE_MS = 50
const MARGIN_MS = 15_000
const WATCHED_MS = 300_000

/** Very many leases that end in the same second at one real, healthy PostgreSQL. */
export function massEnd({ isLong }: Scale): Promise<Findings> {
  const leases = isLong ? 5_000 : 300
  return withPostgres(async ({ url, postgres }) => {
    const at = Date.now() + MARGIN_MS + leases * PER_LEASE_MS
    const account = { roles: ['shop_dev_owners'] }
    const taken = await takeAll(url, { resources: leases, leases }, account, () => at)
    if (Date.now() > at) throw new Error('The check-outs took longer than the windows.')
    const connections = await watchConnections(postgres)
    const gone = await watchRoles(postgres, taken.map(roleOf), at + WATCHED_MS)
    const most = await connections.stop()
    return findings(await endsWhenClosed(url, at + WATCHED_MS), gone, most)
  })
}

function findings(
  ends: readonly End[],
  gone: ReadonlyMap<string, number>,
  connections: number,
): Findings {
  const times = ends.map(({ endsAt }) => endsAt)
  const lines = delaysOf(ends, gone)
  const spreadMs = Math.max(...times) - Math.min(...times)
  return {
    title: `mass-end: ${ends.length} leases that end within ${spreadMs} ms`,
    columns: DELAY_COLUMNS,
    rows: delayRows(lines),
    notes: [
      `The broker had at most ${connections} connections at a time. Mails are made and go nowhere.`,
    ],
    figures: [
      ...delayFigures('mass-end', lines),
      figure('mass-end.connections', connections, 'connections'),
    ],
  }
}
