import type { Scale } from './findings.ts'
import type { KeepAlive } from './keep-alive.ts'
import { type Spread, spreadOf } from './spread.ts'

export type Way = 'nothing' | 'bare' | 'custodian' | 'whole'

export type Load = {
  readonly name: string
  readonly title: string
  readonly clients: number
  readonly doors: number
  readonly sharing: 'exclusive' | 'shared'
}

export type Measured = {
  readonly load: Load
  readonly way: Way
  readonly cycles: number
  readonly spread: Spread
  readonly perSecond: number
  /** How long after the last answer D1 had everything, at worst; null where nothing is recorded. */
  readonly behindMs: number | null
}

type Door = { readonly resourceId: string; readonly accountId: string }
type Lists = { readonly filed: number; readonly used: number; readonly closed: number }
type Client = { readonly line: KeepAlive; readonly number: number; readonly door: Door }
type Round = {
  readonly tookMs: readonly number[]
  readonly lastedMs: number
  readonly behindMs: number
}

/** A person may have ten open requests on a resource; fewer keep the object's memory ordinary. */
const TURNS = 5
/** Without requests more turns cost nothing, and a round that is too short says little. */
const BARE_TURNS = 20
/** How long one load is measured, at most; the last round is played to its end. */
const SHORT_MS = 25_000
const LONG_MS = 240_000
const SETTLES_WITHIN_MS = 60_000

/**
 * Rounds of a few turns by each client, the ways in turn, so that whatever else the machine does
 * slows them all alike. One round of each warms up and does not count.
 */
export async function measure(
  lines: readonly KeepAlive[],
  load: Load,
  ways: readonly Way[],
  { isLong }: Scale,
): Promise<readonly Measured[]> {
  const sides: { way: Way; clients: readonly Client[]; rounds: Round[] }[] = []
  for (const way of ways) sides.push({ way, clients: await clientsOf(lines, load), rounds: [] })
  const most = (load.clients === 1 ? 60 : 6) * (isLong ? 10 : 1)
  let endsAt = Number.POSITIVE_INFINITY
  for (let round = 0; round <= most && performance.now() < endsAt; round++) {
    for (const side of sides) {
      const played = await playRound(side.clients, side.way)
      if (round > 0) side.rounds.push(played)
    }
    if (round === 0) endsAt = performance.now() + (isLong ? LONG_MS : SHORT_MS)
  }
  return sides.map(({ way, rounds }) => summary(load, way, rounds))
}

function summary(load: Load, way: Way, rounds: readonly Round[]): Measured {
  const took = rounds.flatMap(({ tookMs }) => tookMs)
  const lastedMs = rounds.reduce((sum, round) => sum + round.lastedMs, 0)
  return {
    load,
    way,
    cycles: took.length,
    spread: spreadOf(took),
    perSecond: (took.length * 1_000) / lastedMs,
    behindMs: isRecorded(way) ? Math.max(...rounds.map(({ behindMs }) => behindMs)) : null,
  }
}

async function clientsOf(lines: readonly KeepAlive[], load: Load): Promise<readonly Client[]> {
  const { doors: count, sharing } = load
  const { answer } = await first(lines).post<Door[]>('/doors', { count, sharing })
  return lines.slice(0, load.clients).map((line, number) => {
    const door = answer[number % answer.length]
    if (!door) throw new Error('The bench Worker opened no door.')
    return { line, number, door }
  })
}

async function playRound(clients: readonly Client[], way: Way): Promise<Round> {
  const { line } = first(clients)
  const turns = await Promise.all(clients.map((client) => turnsFor(client, way)))
  await untilOpen(line, isRecorded(way) ? turns.flat().length : 0)
  const startedAt = performance.now()
  const tookMs = await Promise.all(
    clients.map(async (client, at) => {
      const took: number[] = []
      for (const turn of turns[at] ?? []) took.push((await client.line.post('/turn', turn)).tookMs)
      return took
    }),
  )
  const endedAt = performance.now()
  await untilOpen(line, 0)
  return {
    tookMs: tookMs.flat(),
    lastedMs: endedAt - startedAt,
    behindMs: performance.now() - endedAt,
  }
}

/** Filing is not part of a cycle, so that it is done before the clock runs. */
async function turnsFor({ line, number, door }: Client, way: Way): Promise<readonly object[]> {
  const turns: object[] = []
  while (turns.length < (isRecorded(way) ? TURNS : BARE_TURNS)) {
    const turn = { way, client: number, door }
    const requestId = isRecorded(way) ? (await line.post<string>('/ask', turn)).answer : undefined
    turns.push({ ...turn, requestId })
  }
  return turns
}

/** Waits until D1 knows of this many open requests, and that the leases of all others are closed. */
async function untilOpen(line: KeepAlive, open: number): Promise<void> {
  const givesUpAt = performance.now() + SETTLES_WITHIN_MS
  for (;;) {
    const { answer } = await line.post<Lists>('/lists', {})
    if (answer.filed - answer.used === open && answer.closed === answer.used) return
    if (performance.now() > givesUpAt) throw new Error(`D1 still lags: ${JSON.stringify(answer)}`)
  }
}

function isRecorded(way: Way): boolean {
  return way === 'custodian' || way === 'whole'
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (!item) throw new Error('There are no clients.')
  return item
}
