import { DELAY_COLUMNS, type Delays, delayFigures, delayRows } from './delays.ts'
import type { Findings, Scale } from './findings.ts'
import { watchRoles } from './gone-watch.ts'
import { type End, endsWhenClosed, roleOf, takeAll, withPostgres } from './window-leases.ts'

const MINUTE_MS = 60_000

/** What making a door and a check-out may take on a slow machine, before the first window ends. */
const PER_LEASE_MS = 250
/** Durations are whole seconds that count from the check-out, so that an end may come a bit later. */
const MARGIN_MS = 5_000
const WATCHED_AFTER_MS = 240_000

/** From the end of a window until the role is gone at a real, healthy PostgreSQL. */
export function windowEnd({ isLong }: Scale): Promise<Findings> {
  const leases = isLong ? 1_000 : 200
  return withPostgres(async ({ url, postgres }) => {
    const minute = nextMinute(Date.now() + leases * PER_LEASE_MS)
    const [from, to] = [minute + MARGIN_MS, minute + MINUTE_MS - MARGIN_MS]
    const account = { roles: ['shop_dev_owners'] }
    const apart = (to - from) / leases
    const taken = await takeAll(
      url,
      { resources: leases, leases },
      account,
      (n) => from + n * apart,
    )
    if (Date.now() > from) throw new Error('The check-outs took longer than the windows.')
    if (taken.some(({ endsAt }) => nextMinute(endsAt) !== nextMinute(to)))
      throw new Error('The windows do not all end in one minute.')
    const gone = await watchRoles(postgres, taken.map(roleOf), to + WATCHED_AFTER_MS)
    return findings(await endsWhenClosed(url, to + WATCHED_AFTER_MS), gone)
  })
}

function nextMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}

/** From the end of each window until Hallpass ended it, the role was gone, and it was read back. */
export function delaysOf(ends: readonly End[], gone: ReadonlyMap<string, number>): Delays[] {
  const after = (end: End, at: number | null | undefined) => (at ? at - end.endsAt : null)
  return [
    {
      ...{ name: 'ended', title: 'Hallpass ended it' },
      ms: ends.map((end) => after(end, end.endedAt)),
    },
    {
      ...{ name: 'gone', title: 'role gone at the server' },
      ms: ends.map((end) => after(end, gone.get(roleOf(end)))),
    },
    {
      ...{ name: 'closed', title: 'read back clean and closed' },
      ms: ends.map((end) => after(end, end.closedAt)),
    },
  ]
}

function findings(ends: readonly End[], gone: ReadonlyMap<string, number>): Findings {
  const lines = delaysOf(ends, gone)
  return {
    title: `window-end: ${ends.length} leases that end in the same minute`,
    columns: DELAY_COLUMNS,
    rows: delayRows(lines),
    notes: [
      'One resource, one Custodian and one role for each lease, ends spread over the minute; the',
      'server is asked from outside every 50 ms, so that "gone" is late by up to that, never early.',
      'Mails are made and go nowhere.',
    ],
    figures: delayFigures('window-end', lines),
  }
}
