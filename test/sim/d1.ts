import { outward, type Party } from './crash'
import type { Simulation } from './simulation'
import { isWrite, type SqlFile } from './sql-file'

type Spoken = { readonly sql: string; readonly bindings: readonly unknown[] }

const CATALOGUE = /\b(people|memberships|policies|resources|accounts|delegations)\b/

/** D1 as one party sees it: slow, sometimes away, sometimes silent about what it did. */
export function d1For(sim: Simulation, party: Party, file: SqlFile): D1Database {
  const ask = <Result>(work: () => Result) =>
    outward(sim, party, 'd1', () => overTheWire(sim, party, work))
  const write = <Result>(sql: string, work: () => Result): Result => {
    const result = work()
    if (isWrite(sql) && CATALOGUE.test(sql)) sim.directory.look()
    return result
  }
  const statement = (spoken: Spoken) => ({
    ...spoken,
    bind: (...values: unknown[]) => statement({ sql: spoken.sql, bindings: values.map(bound) }),
    all: () => ask(() => write(spoken.sql, () => resultOf(file, spoken))),
    run: () => ask(() => write(spoken.sql, () => resultOf(file, spoken))),
    raw: () => ask(() => write(spoken.sql, () => file.raw(spoken.sql, spoken.bindings))),
    first: async (column?: string) => {
      const row = await ask(() => write(spoken.sql, () => file.all(spoken.sql, spoken.bindings)[0]))
      return column === undefined ? (row ?? null) : (row?.[column] ?? null)
    },
  })
  const batch = (list: readonly Spoken[]) =>
    ask(() => {
      const results = file.atomically(() => list.map((spoken) => resultOf(file, spoken)))
      write(list.find(({ sql }) => isWrite(sql) && CATALOGUE.test(sql))?.sql ?? '', () => {})
      return results
    })
  return { prepare: (sql: string) => statement({ sql, bindings: [] }), batch } as never
}

function resultOf(file: SqlFile, { sql, bindings }: Spoken) {
  return { success: true, results: file.all(sql, bindings), meta: {} }
}

function bound(value: unknown): unknown {
  if (value === undefined) throw new TypeError('D1_TYPE_ERROR: undefined cannot be bound.')
  return typeof value === 'boolean' ? Number(value) : value
}

async function overTheWire<Result>(
  sim: Simulation,
  party: Party,
  work: () => Result,
): Promise<Result> {
  const { time, faults } = sim
  const fate = faults.d1(party.kind === 'object', sim.script?.d1Mode?.(sim) ?? null)
  await time.sleep(fate.beforeMs)
  if (fate.kind === 'down') throw new Error('D1_ERROR: Network connection lost.')
  const result = attempt(work)
  await time.sleep(fate.afterMs)
  if (fate.kind === 'unknown') throw new Error('D1_ERROR: The connection was lost, storage reset.')
  if ('error' in result) throw new Error(`D1_ERROR: ${String(result.error)}`)
  return result.value
}

function attempt<Result>(work: () => Result): { value: Result } | { error: unknown } {
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  }
}
