import type { Event } from '../../src/domain/resource/event'
import { eligibleIn } from './directory'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'

/** How old facts may be that the edge read for a decision. */
export const FACTS_MS = 30_000

/** One vote: by somebody else, eligible for the step, who has not voted yet. */
export function judgeVote(
  sim: Simulation,
  request: KnownRequest,
  { step, approver }: Extract<Event, { type: 'step.approved' }>,
): void {
  const what = `${request.id} step ${step} by ${approver}`
  if (request.stage !== 'pending') sim.violate('votes are cast on pending requests', what)
  if (approver === request.filed.requester) sim.violate('nobody decides for themselves', what)
  if (request.votes.some((vote) => vote.approver === approver))
    sim.violate('votes are of distinct people', what)
  const rule = request.steps[step]
  const isEligible =
    rule && sim.directory.during(FACTS_MS).some((each) => eligibleIn(each, rule).has(approver))
  if (!isEligible) sim.violate('votes are of eligible people', what)
}

/** All votes of a request that counts as approved. */
export function judgeVotes(sim: Simulation, { id, steps, votes, filed }: KnownRequest): void {
  const voters = new Set(votes.map(({ approver }) => approver))
  if (voters.size < votes.length) sim.violate('votes are of distinct people', id)
  if (voters.has(filed.requester)) sim.violate('nobody decides for themselves', id)
  for (const [index, step] of steps.entries()) {
    const count = votes.filter((vote) => vote.step === index).length
    if (count < step.quorum) sim.violate('every step has its quorum', `${id} step ${index}`)
  }
}
