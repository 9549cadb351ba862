import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type Row = Record<string, unknown>

type Prepared = { readonly statement: StatementSync; readonly names: readonly string[] | null }

/** One SQLite database in memory, with its statements kept. */
export class SqlFile {
  readonly #db = new DatabaseSync(':memory:')
  readonly #prepared = new Map<string, Prepared>()

  script(sql: string): void {
    this.#db.exec(sql)
  }

  all(sql: string, bindings: readonly unknown[] = []): Row[] {
    const { statement, names } = this.#prepare(sql)
    const rows = statement.all(...(bindings as SQLInputValue[]))
    return names ? rows.map((row) => named(names, row as unknown as unknown[])) : rows
  }

  /** The rows as lists of values, and the names of the columns. */
  raw(sql: string, bindings: readonly unknown[] = []): unknown[][] {
    const key = `raw ${sql}`
    const known = this.#prepared.get(key) ?? { statement: this.#db.prepare(sql), names: null }
    if (!this.#prepared.has(key)) known.statement.setReturnArrays(true)
    this.#prepared.set(key, known)
    return known.statement.all(...(bindings as SQLInputValue[])) as unknown as unknown[][]
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
    const columns = statement.columns().map(({ name }) => name)
    const isPlain = new Set(columns).size === columns.length
    if (!isPlain) statement.setReturnArrays(true)
    const prepared = { statement, names: isPlain ? null : distinct(columns) }
    this.#prepared.set(sql, prepared)
    return prepared
  }
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

function named(names: readonly string[], values: readonly unknown[]): Row {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]))
}
