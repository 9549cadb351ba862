import type { PersonId } from '../ids'
import { type Seat, seat } from '../policy/assignment'
import type { Step } from '../policy/policy'
import { eligible, type Roster } from '../policy/roster'
import type { Request, Vote } from './state'

/** The first step that still lacks its quorum, or null when every step is answered. */
export function currentStep(steps: readonly Step[], votes: readonly Vote[]): number | null {
  const index = steps.findIndex((step, each) => votesFor(votes, each) < step.quorum)
  return index < 0 ? null : index
}

/** How many votes a step has; the rules let one person vote once, so votes are people. */
function votesFor(votes: readonly Vote[], step: number): number {
  return votes.filter((vote) => vote.step === step).length
}

/** The seats that are still empty, with the people who could take them: never those excluded. */
export function emptySeats(
  steps: readonly Step[],
  votes: readonly Vote[],
  roster: Roster,
  excluded: readonly PersonId[],
): readonly Seat[] {
  const out = new Set([...excluded, ...votes.map(({ approver }) => approver)])
  return steps.flatMap((step, index) => {
    const missing = Math.max(0, step.quorum - votesFor(votes, index))
    const candidates = eligible(step, roster).filter((person) => !out.has(person))
    return Array.from({ length: missing }, () => ({ step: index, candidates }))
  })
}

/** The first step that no assignment of distinct people can complete, or null when one exists. */
export function strandedStep(seats: readonly Seat[]): number | null {
  const index = seat(seats).indexOf(null)
  return seats[index]?.step ?? null
}

/** Votes that still count: cast by people who are eligible for that step today. */
export function standingVotes(request: Request, roster: Roster): readonly Vote[] {
  return request.votes.filter((vote) => {
    const step = request.steps[vote.step]
    return step !== undefined && eligible(step, roster).includes(vote.approver)
  })
}
