import type { PersonId } from '../ids'
import { seat } from '../policy/assignment'
import type { Step } from '../policy/policy'
import { asWideAs, widest } from '../policy/rings'
import { eligible, type Roster } from '../policy/roster'
import { currentStep, emptySeats, spokenOf, standingVotes, strandedStep } from './approvals'
import type { Event } from './event'
import type { Request, Vote } from './state'

export type Recheck =
  | { readonly stands: true }
  | { readonly stands: false; readonly stranded: string; readonly step: number }
  | {
      readonly stands: false
      readonly stranded: null
      readonly reopened: Extract<Event, { type: 'request.reopened' }>
      readonly opened: Extract<Event, { type: 'step.opened' }>
      readonly stepNames: readonly string[]
    }

/**
 * Whether an approval still stands under today's directory and today's steps. Votes of people who
 * are no longer eligible drop out, and their steps come first; once those stand, a seat that
 * today's policy demands and that no vote can fill becomes an added step. Where distinct people
 * for all that are lacking, the approval is stranded.
 */
export function recheck(
  request: Request,
  today: readonly Step[],
  roster: Roster,
  at: number,
): Recheck {
  const votes = standingVotes(request, roster)
  const isPinnedOpen = currentStep(request.steps, votes) !== null
  const wide = asWideAs(today, request.steps)
  const addedSteps = isPinnedOpen ? [] : unanswered(request, wide, votes, roster)
  const steps = [...request.steps, ...addedSteps]
  const open = currentStep(steps, votes)
  if (open === null) return { stands: true }

  const stranded = strandedStep(emptySeats(steps, votes, roster, [request.requester]))
  if (stranded !== null)
    return { stands: false, stranded: steps[stranded]?.name ?? '', step: stranded }
  return {
    stands: false,
    stranded: null,
    reopened: {
      type: 'request.reopened',
      requestId: request.id,
      droppedVotes: request.votes
        .filter((vote) => !votes.includes(vote))
        .map((vote) => vote.approver),
      addedSteps,
      deadlineAt: at + request.policy.terms.pendingSeconds * 1_000,
    },
    opened: { type: 'step.opened', requestId: request.id, step: open },
    stepNames: steps.slice(open).map(({ name }) => name),
  }
}

/**
 * Today's steps, each reduced to the people that the standing votes leave missing. Who voted fills
 * the seats that nobody else could, so that a vote is not spent where others may still answer. A
 * vote counts where a ring is open; whoever is left may still be asked in any.
 */
function unanswered(
  { requester }: Request,
  today: readonly Step[],
  votes: readonly Vote[],
  roster: Roster,
): readonly Step[] {
  const voters = new Set(votes.map(({ approver, inPlaceOf }) => inPlaceOf?.id ?? approver))
  const out = new Set([requester, ...spokenOf(votes)])
  const seats = today.flatMap((step, index) => {
    const now = new Set(eligible(step, roster))
    const mayAnswer = (person: PersonId) =>
      voters.has(person) ? now.has(person) : !out.has(person)
    const candidates = eligible(widest(step), roster).filter(mayAnswer)
    return Array.from({ length: step.quorum }, () => ({ step: index, candidates }))
  })
  const isAnswered = seat(seats, voters).map((person) => person !== null && voters.has(person))
  return today.flatMap((step, index) => {
    const quorum = seats.filter((each, at) => each.step === index && !isAnswered[at]).length
    return quorum === 0 ? [] : [{ ...step, quorum }]
  })
}
