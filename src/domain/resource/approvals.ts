import type { AskerId } from '../ids'
import { type Seat, seat } from '../policy/assignment'
import type { Step } from '../policy/policy'
import { widest } from '../policy/rings'
import { eligible, isHandedOver, type Roster } from '../policy/roster'
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

/** Everybody who appears in these votes, as who decided or in whose place: nobody does twice. */
export function spokenOf(votes: readonly Pick<Vote, 'approver' | 'inPlaceOf'>[]): Set<AskerId> {
  return new Set(
    votes.flatMap(({ approver, inPlaceOf }) => (inPlaceOf ? [approver, inPlaceOf.id] : [approver])),
  )
}

/**
 * The seats that are still empty, with the people who could take them, in rings too: never those
 * excluded. Delegates are not counted, since they take the place of somebody who is.
 */
export function emptySeats(
  steps: readonly Step[],
  votes: readonly Vote[],
  roster: Roster,
  excluded: readonly AskerId[],
): readonly Seat[] {
  const out = new Set([...excluded, ...spokenOf(votes)])
  return steps.flatMap((step, index) => {
    const missing = Math.max(0, step.quorum - votesFor(votes, index))
    const candidates = eligible(widest(step), roster).filter((person) => !out.has(person))
    return Array.from({ length: missing }, () => ({ step: index, candidates }))
  })
}

/** The first step that no assignment of distinct people can complete, or null when one exists. */
export function strandedStep(seats: readonly Seat[]): number | null {
  const index = seat(seats).indexOf(null)
  return seats[index]?.step ?? null
}

/**
 * Votes that still count: by or in the place of people who are eligible for that step today, and in
 * somebody's place only where it was handed over when it was said.
 */
export function standingVotes(request: Request, roster: Roster): readonly Vote[] {
  return request.votes.filter((vote) => {
    const step = request.steps[vote.step]
    if (!step || !eligible(step, roster).includes(vote.inPlaceOf?.id ?? vote.approver)) return false
    const { approver: delegate, inPlaceOf } = vote
    return !inPlaceOf || isHandedOver(roster, { principal: inPlaceOf.id, delegate }, vote.at)
  })
}
