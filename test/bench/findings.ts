/** One number that other runs can be compared with. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string }

/** What a benchmark found: a table for people, figures for programs. */
export type Findings = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Sentences that a reader of the table needs. */
  readonly notes: readonly string[]
  readonly figures: readonly Figure[]
}

/** How much is measured. Both end by themselves: short within a minute or three. */
export type Scale = { readonly isLong: boolean }

export type Benchmark = (scale: Scale) => Promise<Findings>

/** Four significant digits are more than two runs on one machine agree on; counts stay whole. */
export function figure(name: string, value: number, unit: string): Figure {
  return { name, value: Number.isInteger(value) ? value : Number(value.toPrecision(4)), unit }
}

export function shown(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** The table with its columns aligned: the first to the left, numbers to the right. */
export function tableOf({ title, columns, rows, notes }: Findings): string {
  const lines = [columns, ...rows]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)))
  const align = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
  const body = lines.map((line) => `  ${line.map(align).join('  ')}`.trimEnd())
  return [title, '', ...body, '', ...notes.map((note) => `  ${note}`), ''].join('\n')
}
