import { checkOutsBetween } from '../../db/reports'
import { waitsBetween } from '../../db/waits'
import { DAY_MS, type Period } from './period'
import type { View } from './report-views'

/** So many days fit into a chart; of a longer time it shows the last ones. */
const MOST_DAYS = 366
/** So many bars can be told apart: a longer time has one for each week. */
const MOST_BARS = 100
const WEEK = 7

/** What one day or week had; epoch milliseconds, `until` is not included. */
export type Bar = Period & { readonly value: number }

export type Chart = {
  readonly kind: 'check-outs' | 'waits'
  readonly isByWeek: boolean
  /** The oldest first; 0 where there was nothing. */
  readonly bars: readonly Bar[]
}

/** Null where the report is not about a time. */
export async function chartOf(
  { DB }: Env,
  view: View,
  { since, until }: Period,
): Promise<Chart | null> {
  if (view.isTimeless) return null
  const first = Math.max(since, until - MOST_DAYS * DAY_MS)
  const isByWeek = until - first > MOST_BARS * DAY_MS
  const times = timesOf(first, until, (isByWeek ? WEEK : 1) * DAY_MS)
  const values = await (view.isByDay ? waitsBetween : checkOutsBetween)(DB, times)
  const bars = values.map((value, index) => {
    const [from = first, to = until] = times.slice(index)
    return { since: from, until: to, value }
  })
  return { kind: view.isByDay ? 'waits' : 'check-outs', isByWeek, bars }
}

/** When each bar begins, and when the last one ends. The first is the one that is cut short. */
function timesOf(since: number, until: number, step: number): readonly number[] {
  const count = Math.ceil((until - since) / step)
  return [since, ...Array.from({ length: count }, (_, index) => until - (count - 1 - index) * step)]
}
