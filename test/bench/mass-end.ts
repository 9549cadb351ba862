import { watchConnections } from './connection-watch.ts'
import { type Findings, figure, type Scale, shown } from './findings.ts'
import { watchRoles } from './gone-watch.ts'
import { momentsOf } from './moments.ts'
import { spreadOf } from './spread.ts'
import { signedIn, withStage } from './stage.ts'
import { openDoors, type Taken, takeAll } from './window-leases.ts'

const MINUTE_MS = 60_000

/** A check-out takes this many times as long as making a resource and its account, at most. */
const SLOWER = 6
const MARGIN_MS = 15_000
const WATCHED_MS = 10 * MINUTE_MS

/** Very many leases that end in the same second at one real, healthy PostgreSQL. */
export function massEnd({ isLong }: Scale): Promise<Findings> {
  const count = isLong ? 5_000 : 300
  return withStage(async ({ world, setupCode }) => {
    const root = await signedIn(world, 'root', setupCode)
    const ana = await signedIn(world, 'ana')
    const beganAt = Date.now()
    const doors = await openDoors(root, world, count)
    const at = Date.now() + MARGIN_MS + SLOWER * (Date.now() - beganAt)
    const taken = await takeAll(ana, doors, { from: at, to: at })
    const first = Math.min(...taken.map(({ endsAt }) => endsAt))
    if (Date.now() > first) throw new Error('The check-outs took longer than the windows.')
    const connections = await watchConnections(world.postgres)
    const gone = await watchRoles(world.postgres, taken.map(roleOf), first + WATCHED_MS)
    const most = await connections.stop()
    const closed = await momentsOf(root, 'lease.closed', count)
    return findings(taken, gone, closed, most)
  })
}

const roleOf = ({ role }: Taken) => role

function findings(
  taken: readonly Taken[],
  gone: ReadonlyMap<string, number>,
  closed: ReadonlyMap<string, number>,
  connections: number,
): Findings {
  const ends = taken.map(({ endsAt }) => endsAt)
  const never = Number.POSITIVE_INFINITY
  const line = (
    name: string,
    title: string,
    moments: ReadonlyMap<string, number>,
    keyOf: KeyOf,
  ) => {
    const { p50, p99, max } = spreadOf(
      taken.map((lease) => (moments.get(keyOf(lease)) ?? never) - lease.endsAt),
    )
    return { name, title, p50, p99, max }
  }
  const lines = [
    line('gone', 'role gone at the server', gone, roleOf),
    line('closed', 'read back clean and closed', closed, ({ leaseId }) => leaseId),
  ]
  return {
    title: `mass-end: ${taken.length} leases that end within ${Math.max(...ends) - Math.min(...ends)} ms`,
    columns: ['from the end of the window until', 'p50 ms', 'p99 ms', 'max ms'],
    rows: lines.map(({ title, p50, p99, max }) => [title, ...[p50, p99, max].map(shown)]),
    notes: [`The broker had at most ${connections} connections at a time.`],
    figures: [
      ...lines.flatMap(({ name, p50, p99, max }) => [
        figure(`mass-end.${name}.p50`, p50, 'ms'),
        figure(`mass-end.${name}.p99`, p99, 'ms'),
        figure(`mass-end.${name}.max`, max, 'ms'),
      ]),
      figure('mass-end.connections', connections, 'connections'),
    ],
  }
}

type KeyOf = (lease: Taken) => string
