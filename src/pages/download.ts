import type { Page, Slice } from '../db/page'

/** What one row of a file has, in the order of its head. */
export type Cells = readonly (string | number | null)[]

const ROWS_PER_READ = 500

/** A spreadsheet runs what begins like this, so that it gets an apostrophe in front. */
const RUNS = /^[=+\-@\t\r]/

export function csvLine(cells: Cells): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = RUNS.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Times in files are exact and in UTC. */
export function instantCell(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/**
 * A whole list as a file, written as it is read. Should a later page fail to be read, the download
 * fails: a file that is there is whole.
 */
export function download<Row>(
  name: string,
  type: 'text/csv' | 'application/x-ndjson',
  head: string,
  read: (slice: Slice) => Promise<Page<Row>>,
  lines: (rows: readonly Row[]) => string | Promise<string>,
): Response {
  let cursor: string | null = null
  let isBegun = false
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isBegun && head) controller.enqueue(encoder.encode(head))
      isBegun = true
      const page: Page<Row> = await read({ limit: ROWS_PER_READ, cursor })
      controller.enqueue(encoder.encode(await lines(page.items)))
      cursor = page.next
      if (cursor === null) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}

/** Each row as an object with the same names as the columns of the other file. */
export function ndjsonDownload<Row>(
  name: string,
  columns: readonly string[],
  read: (slice: Slice) => Promise<Page<Row>>,
  cellsOf: (row: Row) => Cells,
): Response {
  const lineOf = (row: Row) => {
    const cells = cellsOf(row)
    return `${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])))}\n`
  }
  return download(`${name}.ndjson`, 'application/x-ndjson', '', read, (rows) =>
    rows.map(lineOf).join(''),
  )
}

export function csvDownload<Row>(
  name: string,
  columns: readonly string[],
  read: (slice: Slice) => Promise<Page<Row>>,
  cellsOf: (row: Row) => Cells,
): Response {
  return download(`${name}.csv`, 'text/csv', csvLine(columns), read, (rows) =>
    rows.map((row) => csvLine(cellsOf(row))).join(''),
  )
}
