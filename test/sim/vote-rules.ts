import type { Event } from '../../src/domain/resource/event'
import { eligibleIn, type Snapshot } from './directory'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'

/** How old facts may be that the edge read for a decision. */
export const FACTS_MS = 30_000

/** One vote: by somebody else, eligible for the step, who has not voted yet. */
export function judgeVote(
  sim: Simulation,
  request: KnownRequest,
  { step, approver, inPlaceOf }: Extract<Event, { type: 'step.approved' }>,
  at: number,
): void {
  const what = `${request.id} step ${step} by ${approver}`
  if (request.stage !== 'pending') sim.violate('votes are cast on pending requests', what)
  if (approver === request.filed.requester) sim.violate('nobody decides for themselves', what)
  const voter = inPlaceOf?.id ?? approver
  if (inPlaceOf) sim.count('decided in a place')
  const spoken = request.votes.flatMap(bothOf)
  if (spoken.includes(approver) || spoken.includes(voter))
    sim.violate('votes are of distinct people', what)
  if (voter === request.filed.requester) sim.violate('nobody stands in for the requester', what)
  const days = sim.directory.during(FACTS_MS)
  if (inPlaceOf && !days.some((day) => isHanded(day, inPlaceOf.id, approver, at)))
    sim.violate('only what was handed over is decided in a place', what)
  const rule = request.steps[step]
  const isEligible = rule && days.some((each) => eligibleIn(each, rule).has(voter))
  if (!isEligible) sim.violate('votes are of eligible people', what)
}

/** All votes of a request that counts as approved. */
export function judgeVotes(sim: Simulation, { id, steps, votes, filed }: KnownRequest): void {
  const voters = new Set(votes.map(({ approver }) => approver))
  const spoken = votes.flatMap(bothOf)
  if (new Set(spoken).size < spoken.length) sim.violate('votes are of distinct people', id)
  if (voters.has(filed.requester)) sim.violate('nobody decides for themselves', id)
  for (const [index, step] of steps.entries()) {
    const count = votes.filter((vote) => vote.step === index).length
    if (count < step.quorum) sim.violate('every step has its quorum', `${id} step ${index}`)
  }
}

function bothOf({ approver, principal }: KnownRequest['votes'][number]): readonly string[] {
  return principal === null ? [approver] : [approver, principal]
}

function isHanded(
  { delegations, active }: Snapshot,
  principal: string,
  delegate: string,
  at: number,
): boolean {
  return delegations.some(
    (each) =>
      each.principal === principal &&
      each.delegate === delegate &&
      active.has(each.delegate) &&
      each.startsAt <= at &&
      at < each.endsAt,
  )
}
