import { type Findings, figure, type Scale, shown } from './findings.ts'
import { watchRoles } from './gone-watch.ts'
import { type Moments, momentsOf } from './moments.ts'
import { type Spread, spreadOf } from './spread.ts'
import { signedIn, withStage } from './stage.ts'
import { openDoors, type Taken, takeAll } from './window-leases.ts'

const MINUTE_MS = 60_000

/** What a check-out may take on a slow machine; all must be out before the first of them ends. */
const PER_CHECK_OUT_MS = 250
/** Durations are whole seconds that count from the check-out, so that an end may come a bit later. */
const MARGIN_MS = 5_000
const WATCHED_AFTER_MS = 240_000

/** From the end of a window until the role is gone at a real, healthy PostgreSQL. */
export function windowEnd({ isLong }: Scale): Promise<Findings> {
  const count = isLong ? 1_000 : 200
  return withStage(async ({ world, setupCode }) => {
    const root = await signedIn(world, 'root', setupCode)
    const ana = await signedIn(world, 'ana')
    const doors = await openDoors(root, world, count)
    const minute = nextMinute(Date.now() + count * PER_CHECK_OUT_MS)
    const ends = { from: minute + MARGIN_MS, to: minute + MINUTE_MS - MARGIN_MS }
    const taken = await takeAll(ana, doors, ends)
    if (
      Date.now() > minute ||
      taken.some(({ endsAt }) => nextMinute(endsAt) !== nextMinute(ends.to))
    )
      throw new Error('The check-outs took too long for all windows to end in one minute.')
    const roles = taken.map(({ role }) => role)
    const gone = await watchRoles(world.postgres, roles, ends.to + WATCHED_AFTER_MS)
    const watchedUntil = Date.now()
    const ended = await momentsOf(root, 'lease.ended', count)
    const closed = await momentsOf(root, 'lease.closed', count)
    const readUntil = Date.now()
    return findings([
      lineOf('ended', 'Hallpass ended it', taken, leaseOf, ended, readUntil),
      lineOf('gone', 'role gone at the server', taken, roleOf, gone, watchedUntil),
      lineOf('closed', 'read back clean and closed', taken, leaseOf, closed, readUntil),
    ])
  })
}

function nextMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}

type Line = {
  readonly name: string
  readonly title: string
  readonly seen: number
  readonly of: number
  readonly spread: Spread
}

/** What was not seen by `lookedUntil` counts as if it had happened then: better than leaving it out. */
function lineOf(
  name: string,
  title: string,
  taken: readonly Taken[],
  keyOf: (lease: Taken) => string,
  moments: Moments,
  lookedUntil: number,
): Line {
  const delays = taken.map((lease) => (moments.get(keyOf(lease)) ?? lookedUntil) - lease.endsAt)
  const seen = taken.filter((lease) => moments.has(keyOf(lease))).length
  return { name, title, seen, of: taken.length, spread: spreadOf(delays) }
}

const leaseOf = ({ leaseId }: Taken) => leaseId
const roleOf = ({ role }: Taken) => role

function findings(lines: readonly Line[]): Findings {
  return {
    title: `window-end: ${lines[0]?.of} leases that end in the same minute`,
    columns: ['from the end of the window until', 'seen', 'p50 ms', 'p99 ms', 'max ms'],
    rows: lines.map(({ title, seen, of, spread: { p50, p99, max } }) => [
      title,
      `${seen} of ${of}`,
      ...[p50, p99, max].map(shown),
    ]),
    notes: [
      'One resource, one Custodian and one role for each lease, ends spread over the minute; the',
      'server is asked from outside every 50 ms, so that "gone" is late by up to that, never early.',
      'What was not seen in time counts as if it had happened when the watch ended.',
    ],
    figures: lines.flatMap(({ name, seen, spread }) => [
      figure(`window-end.${name}.p50`, spread.p50, 'ms'),
      figure(`window-end.${name}.p99`, spread.p99, 'ms'),
      figure(`window-end.${name}.max`, spread.max, 'ms'),
      figure(`window-end.${name}.count`, seen, 'leases'),
    ]),
  }
}
