import { type Figure, figure, shown } from './findings.ts'
import { spreadOf } from './spread.ts'

/** How much later than the end of its window something happened to each lease. */
export type Delays = {
  readonly name: string
  readonly title: string
  /** Milliseconds, in any order; null where it was not seen. */
  readonly ms: readonly (number | null)[]
}

export const DELAY_COLUMNS = [
  'from the end of the window until',
  'seen',
  'p50 ms',
  'p99 ms',
  'max ms',
]

/** What was never seen counts as later than everything else. */
export function delayRows(lines: readonly Delays[]): readonly (readonly string[])[] {
  return lines.map(({ title, ms }) => {
    const { p50, p99, max } = spreadOf(ms.map((each) => each ?? Number.POSITIVE_INFINITY))
    return [title, `${seenOf(ms)} of ${ms.length}`, ...[p50, p99, max].map(shown)]
  })
}

export function delayFigures(bench: string, lines: readonly Delays[]): readonly Figure[] {
  return lines.flatMap(({ name, ms }) => {
    const { p50, p99, max } = spreadOf(ms.map((each) => each ?? Number.POSITIVE_INFINITY))
    return [
      figure(`${bench}.${name}.count`, seenOf(ms), 'leases'),
      figure(`${bench}.${name}.p50`, p50, 'ms'),
      figure(`${bench}.${name}.p99`, p99, 'ms'),
      figure(`${bench}.${name}.max`, max, 'ms'),
    ]
  })
}

function seenOf(ms: readonly (number | null)[]): number {
  return ms.filter((each) => each !== null).length
}
