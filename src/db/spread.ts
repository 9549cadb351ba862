const BOUNDS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600, 86_400] as const

/** How durations are spread: how many were at most as long as each bound, and all together. */
export type Spread = {
  readonly count: number
  readonly sumSeconds: number
  readonly atMost: readonly { readonly seconds: number; readonly count: number }[]
}

/** SQL that counts a column of milliseconds, in one pass over its rows. */
export function spreadColumns(name: string): string {
  const bounds = BOUNDS_SECONDS.map(
    (seconds, index) => `sum(${name} <= ${seconds * 1_000}) AS ${name}_${index}`,
  )
  return [`count(${name}) AS ${name}_count`, `sum(${name}) AS ${name}_sum`, ...bounds].join(', ')
}

export function spreadIn(row: Record<string, unknown> = {}, name: string): Spread {
  return {
    count: Number(row[`${name}_count`] ?? 0),
    sumSeconds: Number(row[`${name}_sum`] ?? 0) / 1_000,
    atMost: BOUNDS_SECONDS.map((seconds, index) => ({
      seconds,
      count: Number(row[`${name}_${index}`] ?? 0),
    })),
  }
}

/** The smallest bound that this share of the durations keeps to, in seconds; null for none. */
export function boundOf({ count, atMost }: Spread, share: number): number | null {
  return atMost.find((each) => count > 0 && each.count >= count * share)?.seconds ?? null
}
