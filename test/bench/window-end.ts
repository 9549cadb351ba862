import type { HttpClient } from '../support/http-client.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { type Gone, watchRoles } from './gone-watch.ts'
import { type Spread, spreadOf } from './spread.ts'
import { call, signedIn, withStage } from './stage.ts'
import { openDoors, type Taken, takeAll } from './window-leases.ts'

const MINUTE_MS = 60_000

/** What a check-out may take on a slow machine; all must be out before the first of them ends. */
const PER_CHECK_OUT_MS = 250
/** Durations are whole seconds that count from the check-out, so that an end may come a bit later. */
const MARGIN_MS = 5_000
const WATCHED_AFTER_MS = 120_000

type Moments = ReadonlyMap<string, number>

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
    const ended = await momentsOf(root, 'lease.ended', count)
    const closed = await momentsOf(root, 'lease.closed', count)
    return findings(taken, { gone, ended, closed })
  })
}

function nextMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}

type Happening = { readonly at: string; readonly leaseId: string | null }
type Page = { readonly items: readonly Happening[]; readonly next: string | null }

/** When history says that this happened, by lease; history may lag, so that it is asked again. */
async function momentsOf(auditor: HttpClient, type: string, wanted: number): Promise<Moments> {
  const givesUpAt = Date.now() + 30_000
  for (;;) {
    const moments = new Map<string, number>()
    let cursor = ''
    do {
      const path = `/history?type=${type}&limit=100${cursor && `&cursor=${cursor}`}`
      const { items, next } = await call<Page>(auditor, 'GET', path)
      for (const { leaseId, at } of items) if (leaseId) moments.set(leaseId, Date.parse(at))
      cursor = next ?? ''
    } while (cursor !== '')
    if (moments.size >= wanted || Date.now() > givesUpAt) return moments
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function findings(
  taken: readonly Taken[],
  {
    gone,
    ended,
    closed,
  }: { readonly gone: Gone; readonly ended: Moments; readonly closed: Moments },
): Findings {
  const lines = [
    { name: 'ended', title: 'Hallpass ended it', delays: delaysOf(taken, ended, leaseOf) },
    { name: 'gone', title: 'role gone at the server', delays: delaysOf(taken, gone, roleOf) },
    {
      name: 'closed',
      title: 'read back clean and closed',
      delays: delaysOf(taken, closed, leaseOf),
    },
  ]
  const spreads = lines.map((line) => ({ ...line, spread: spreadOf(line.delays) }))
  return {
    title: `window-end: ${taken.length} leases that end in the same minute`,
    columns: ['from the end of the window until', 'seen', 'p50 ms', 'p99 ms', 'max ms'],
    rows: spreads.map(({ title, delays, spread }) => [
      title,
      `${delays.length} of ${taken.length}`,
      ...[spread.p50, spread.p99, spread.max].map(shown),
    ]),
    notes: [
      'One resource, one Custodian and one role for each lease, ends spread over the minute; the',
      'server is asked from outside every 50 ms, so that "gone" is late by up to that, never early.',
    ],
    figures: spreads.flatMap(({ name, delays, spread }) => figuresOf(name, delays.length, spread)),
  }
}

function figuresOf(name: string, count: number, { p50, p99, max }: Spread) {
  return [
    figure(`window-end.${name}.p50`, p50, 'ms'),
    figure(`window-end.${name}.p99`, p99, 'ms'),
    figure(`window-end.${name}.max`, max, 'ms'),
    figure(`window-end.${name}.count`, count, 'leases'),
  ]
}

const leaseOf = ({ leaseId }: Taken) => leaseId
const roleOf = ({ role }: Taken) => role

/** In milliseconds; a lease without a moment is left out, and shows in the count. */
function delaysOf(
  taken: readonly Taken[],
  moments: Moments,
  keyOf: (lease: Taken) => string,
): readonly number[] {
  return taken.flatMap((lease) => {
    const at = moments.get(keyOf(lease))
    return at === undefined ? [] : [at - lease.endsAt]
  })
}
