import { isSettled } from './ledger'
import { SECRET } from './secret'
import type { Simulation } from './simulation'
import type { Row } from './sql-file'

/** D1's history and lists say the same as the logs of the objects. */
export function judgeCopies(sim: Simulation): void {
  judgeHistory(sim)
  judgeRequests(sim)
  judgeLeases(sim)
}

function judgeHistory(sim: Simulation): void {
  const sql = "SELECT * FROM history WHERE stream <> 'catalogue'"
  const copies = new Map(sim.d1.all(sql).map((row) => [`${row.stream} ${row.sequence}`, row]))
  for (const { resource, logged } of sim.ledger.rows) {
    const key = `${resource} ${logged.sequence}`
    const row = copies.get(key)
    copies.delete(key)
    if (row?.type !== logged.event.type || row?.at !== logged.at)
      sim.violate('history in D1 equals the log', `${key} ${logged.event.type}: ${said(row)}`)
    if (String(row?.data).includes(SECRET)) sim.violate('history has no secret', key)
  }
  for (const key of copies.keys()) sim.violate('history in D1 equals the log', `${key} is made up`)
}

function judgeRequests(sim: Simulation): void {
  const rows = rowsOf(sim, 'requests')
  for (const request of sim.ledger.requests.values()) {
    const row = rows.get(request.id)
    const isSame =
      row?.stage === request.stage &&
      row.deadline_at === request.deadlineAt &&
      row.is_open === Number(!isSettled(request))
    if (!isSame) sim.violate('requests in D1 equal the log', `${request.id}: ${said(row)}`)
  }
  if (rows.size > sim.ledger.requests.size)
    sim.violate('requests in D1 equal the log', 'D1 has more of them')
}

function judgeLeases(sim: Simulation): void {
  const rows = rowsOf(sim, 'leases')
  for (const lease of sim.ledger.leases.values()) {
    const row = rows.get(lease.id)
    const isSame =
      row?.phase === lease.phase &&
      row.holder_id === lease.taken.holder &&
      row.ends_at === lease.taken.endsAt &&
      row.is_open === Number(lease.phase !== 'closed')
    if (!isSame) sim.violate('leases in D1 equal the log', `${lease.id}: ${said(row)}`)
  }
  if (rows.size > sim.ledger.leases.size)
    sim.violate('leases in D1 equal the log', 'D1 has more of them')
}

function rowsOf(sim: Simulation, table: 'requests' | 'leases'): Map<unknown, Row> {
  return new Map(sim.d1.all(`SELECT * FROM ${table}`).map((row) => [row.id, row]))
}

function said(row: Row | undefined): string {
  return row ? JSON.stringify(row).slice(0, 160) : 'no row'
}
