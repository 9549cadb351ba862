import type { RequestId, ResourceId } from '../../src/domain/ids'
import type { Dice } from './dice'
import { governing } from './directory'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'
import { termsOf } from './town'

type Change = (sim: Simulation, dice: Dice) => void

/** What administrators and identity providers change while requests are under way. */
export const CHANGES: readonly Change[] = [
  newTerms,
  newTerms,
  out,
  out,
  into,
  sharing,
  sharing,
  inactive,
]

function newTerms(sim: Simulation, dice: Dice): void {
  const id = anyId(sim, dice, 'policies')
  const terms = JSON.stringify(termsOf(dice, sim.town))
  sim.note(`new terms for ${id}`)
  sim.d1.all('UPDATE policies SET terms = ?, revision = revision + 1 WHERE id = ?', [terms, id])
}

function inactive(sim: Simulation, dice: Dice): void {
  const id = anyId(sim, dice, 'policies')
  sim.note(`${id} is switched on or off`)
  sim.d1.all('UPDATE policies SET active = 1 - active WHERE id = ?', [id])
}

function out(sim: Simulation, dice: Dice): void {
  const rows = sim.d1.all('SELECT * FROM memberships ORDER BY group_id, person_id')
  if (rows.length === 0) return
  const { group_id, person_id } = dice.pick(rows)
  sim.note(`${person_id} leaves ${group_id}`)
  const sql = 'DELETE FROM memberships WHERE group_id = ? AND person_id = ?'
  sim.d1.all(sql, [group_id, person_id])
}

function into(sim: Simulation, dice: Dice): void {
  const person = dice.pick(sim.town.people)
  const group = dice.pick(sim.town.groups)
  if (!sim.directory.today.active.has(person)) return
  sim.note(`${person} joins ${group}`)
  sim.d1.all('INSERT OR IGNORE INTO memberships VALUES (?, ?)', [group, person])
}

function sharing(sim: Simulation, dice: Dice): void {
  const now = dice.pick(['exclusive', 'exclusive-per-account', 'shared'])
  share(sim, dice.pick(sim.town.resources), now)
}

/** Who waits has the sharing loosened; what is held is no less exclusive for it. */
export function loosen(sim: Simulation, requestId: RequestId): void {
  const resource = sim.ledger.requests.get(requestId)?.resource
  if (!resource) return
  share(sim, resource, 'shared')
  sim.directory.look()
}

function share(sim: Simulation, id: ResourceId, now: string): void {
  sim.note(`${id} becomes ${now}`)
  sim.d1.all('UPDATE resources SET sharing = ? WHERE id = ?', [now, id])
}

/** Makes an approval that was just given stand on less: its voters go, or its policy asks more. */
export function undermine(sim: Simulation, dice: Dice, request: KnownRequest): void {
  weaken(sim, dice, request)
  sim.directory.look()
}

function weaken(sim: Simulation, dice: Dice, request: KnownRequest): void {
  const { requester, resourceName, account } = request.filed
  if (dice.chance(0.5)) {
    for (const { approver } of request.votes)
      sim.d1.all('DELETE FROM memberships WHERE person_id = ?', [approver])
    sim.note(`the voters of ${request.id} leave their groups`)
    return
  }
  const policy = governing(sim.directory.today, requester, resourceName, account.name)
  if (!policy) return
  const { duration } = policy.terms
  const stricter = { ...termsOf(dice, sim.town), duration: { ...duration, maxSeconds: 60 } }
  const terms = dice.chance(0.5) ? { ...policy.terms, duration: stricter.duration } : stricter
  sim.note(`stricter terms for ${request.id}`)
  const sql = 'UPDATE policies SET terms = ?, revision = revision + 1 WHERE id = ?'
  sim.d1.all(sql, [JSON.stringify(terms), policy.id])
}

function anyId(sim: Simulation, dice: Dice, table: 'policies'): unknown {
  return dice.pick(sim.d1.all(`SELECT id FROM ${table} ORDER BY id`)).id
}
