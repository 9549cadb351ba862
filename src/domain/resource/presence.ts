import type { PersonId } from '../ids'
import { seat } from '../policy/assignment'
import { eligible, gainsBy, type Roster } from '../policy/roster'
import { spokenOf } from './approvals'
import type { Request } from './state'

/**
 * How many people could answer the step that is open, of those who are here today: themselves, or
 * through somebody to whom they handed it over. Whoever is away or has decided is not counted.
 */
export function peopleHere(request: Request, step: number, roster: Roster, at: number): number {
  const wanted = request.steps[step]
  if (!wanted) return 0
  const out = new Set([...spokenOf(request.votes), ...(roster.away ?? [])])
  const isHere = (person: PersonId) =>
    person !== request.requester && !gainsBy(roster, person) && !out.has(person)
  const spoken = spokenOf(request.votes)
  const holders = eligible(wanted, roster).filter(
    (person) => person !== request.requester && !spoken.has(person),
  )
  const seats = holders.map((holder, index) => {
    const delegates = (roster.delegations ?? []).filter(
      ({ principal, from, until }) => principal === holder && from <= at && at < until,
    )
    const able = [holder, ...delegates.map(({ delegate }) => delegate)]
    return { step: index, candidates: able.filter(isHere) }
  })
  return seat(seats).filter((person) => person !== null).length
}
