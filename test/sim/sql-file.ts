import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type Row = Record<string, unknown>

type AsRow = (values: unknown[]) => Row

/** Rows come as lists, which is quicker, and are made into objects here. */
type Prepared = { readonly statement: StatementSync; readonly asRow: AsRow }

/** By the statement: all files of a kind have the same tables. */
const rowMakers = new Map<string, AsRow>()

/** One SQLite database in memory, with its statements kept. */
export class SqlFile {
  readonly #db = new DatabaseSync(':memory:')
  readonly #prepared = new Map<string, Prepared>()

  constructor() {
    this.#db.exec('PRAGMA temp_store = MEMORY')
  }

  script(sql: string): void {
    this.#db.exec(sql)
  }

  all(sql: string, bindings: readonly unknown[] = []): Row[] {
    const { statement, asRow } = this.#prepare(sql)
    return listsOf(statement, bindings).map(asRow)
  }

  /** The rows as lists of values. */
  raw(sql: string, bindings: readonly unknown[] = []): unknown[][] {
    return listsOf(this.#prepare(sql).statement, bindings)
  }

  /** All of it or nothing. */
  atomically<Result>(work: () => Result): Result {
    this.all('BEGIN')
    try {
      const result = work()
      this.all('COMMIT')
      return result
    } catch (error) {
      this.all('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    statement.setReturnArrays(true)
    const prepared = { statement, asRow: rowMakerOf(sql, statement) }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}

function listsOf(statement: StatementSync, bindings: readonly unknown[]): unknown[][] {
  return statement.all(...(bindings as SQLInputValue[])) as unknown as unknown[][]
}

export function isWrite(sql: string): boolean {
  return /^\s*(insert|update|delete|create|replace|drop|alter)/i.test(sql)
}

/** D1 gives columns of one name different keys, so that none is lost. */
function distinct(columns: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return columns.map((name) => {
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}_${times}`
  })
}

/** All rows of a statement have one shape, and are read as quickly as if they had been written out. */
function rowMakerOf(sql: string, statement: StatementSync): AsRow {
  const known = rowMakers.get(sql)
  if (known) return known
  const names = distinct(statement.columns().map(({ name }) => name))
  const fields = names.map((name, index) => `${JSON.stringify(name)}: values[${index}]`)
  const asRow = new Function('values', `return { ${fields.join(', ')} }`) as AsRow
  rowMakers.set(sql, asRow)
  return asRow
}
