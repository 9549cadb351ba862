import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/domain/ids'
import { widest } from '../../../src/domain/policy/rings'
import { eligible } from '../../../src/domain/policy/roster'
import { currentStep, standingVotes } from '../../../src/domain/resource/approvals'
import type { EventType } from '../../../src/domain/resource/event'
import { evolve } from '../../../src/domain/resource/evolve'
import { emptyResource, isSettled, openLeases } from '../../../src/domain/resource/state'
import { asOpened, canAnswer } from '../../support/answering'
import { RES } from '../../support/facts'
import { holdsOfPassage, holdsOfState, type Passage } from '../../support/invariants'
import { walk } from './walk'
import { diceOf } from './walk-dice'

const SEEDS = 200
const LENGTH = 300

/** Runs a check over every walk; what fails says with which seed, which then becomes a test. */
function inEveryWalk(check: (seen: ReturnType<typeof walk>) => void, seeds = SEEDS): void {
  for (let seed = 1; seed <= seeds; seed += 1) {
    try {
      check(walk(seed, LENGTH))
    } catch (cause) {
      throw new Error(`The walk with seed ${seed} broke a rule: ${String(cause)}`, { cause })
    }
  }
}

describe('whatever people say, in whatever order', () => {
  it(
    'every rule holds in every state and between any two',
    () =>
      inEveryWalk(({ passages }) => {
        for (const passage of passages) {
          if (passage.after !== passage.before) holdsOfState(passage.after)
          holdsOfPassage(passage)
        }
      }),
    60_000,
  )

  it(
    'replaying the log gives the live state, after any number of restarts',
    () =>
      inEveryWalk(({ log, resource }) => {
        const stored = JSON.parse(JSON.stringify(log)) as typeof log
        const replayed = stored.reduce(
          (state, { event, at, byName }) => evolve(state, event, { at, byName }),
          emptyResource(RES),
        )
        expect(replayed).toEqual(resource)
      }, SEEDS / 4),
    60_000,
  )

  it('one approval opens a target once: a granted lease uses the request up', () =>
    inEveryWalk(({ log }) => {
      const granted = log.flatMap(({ event }) =>
        event.type === 'lease.granted' ? [event.requestId] : [],
      )
      expect(new Set(granted).size).toBe(granted.length)
    }))

  it('everything comes to an end by itself when the target can be read back', () =>
    inEveryWalk(({ resource }) => {
      expect(openLeases(resource)).toEqual([])
      expect([...resource.requests.values()].filter(({ stage }) => !isSettled(stage))).toEqual([])
    }))

  it('nobody is sent away for lack of approvers or of a yes while there are enough', () =>
    inEveryWalk(({ passages }) => {
      for (const passage of passages) isRightlySentAway(passage)
    }))

  it('a log in any order is still read without a complaint', () =>
    inEveryWalk(({ log }) => {
      const dice = diceOf(log.length)
      const shuffled = log
        .map((logged) => ({ logged, place: dice.roll() }))
        .sort((one, other) => one.place - other.place)
      let state = emptyResource(RES)
      for (const { logged } of shuffled) state = evolve(state, logged.event, logged)
      expect(state.id).toBe(RES)
    }, SEEDS / 4))
})

describe('the walks themselves', () => {
  const seen = new Map<string, number>()

  it('come past every kind of event, and most refusals', () => {
    inEveryWalk(({ passages }) => {
      for (const { decision } of passages) {
        for (const { type } of decision.events) seen.set(type, (seen.get(type) ?? 0) + 1)
        if (!decision.accepted)
          seen.set(decision.refusal.code, (seen.get(decision.refusal.code) ?? 0) + 1)
      }
    })
    for (const type of [...EVENTS, ...REFUSALS])
      expect(seen.get(type) ?? 0, type).toBeGreaterThan(9)
  })

  it('are the same for the same seed, and differ between seeds', () =>
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(walk(seed, 20).log).toEqual(walk(seed, 20).log)
        expect(walk(seed, 20).passages).not.toEqual(walk(seed + 1, 20).passages)
      }),
      { seed: 1, numRuns: 20 },
    ))
})

/** At filing, and at a check-out whose own votes all stand, brute force must agree. */
function isRightlySentAway({ before, command, decision, by }: Passage): void {
  if (decision.accepted) return
  if (command.type !== 'open_request' && command.type !== 'check_out') return
  const request = command.type === 'check_out' ? before.requests.get(command.requestId) : undefined
  const standing = request ? standingVotes(request, command.roster) : []
  if (request && currentStep(request.steps, standing) !== null) return
  const today = command.ruling.policy?.terms.steps ?? []
  const hasVoted = (person: string) =>
    standing.some(({ approver, inPlaceOf }) => (inPlaceOf?.id ?? approver) === person)
  const isSpent = (person: string) => standing.some(({ approver }) => approver === person)
  const asked = request ? asOpened(today, request) : today
  /** A vote counts where a ring is open, and whoever is left could answer in any. */
  const isFree = (person: PersonId, index: number) => {
    if (by.kind === 'person' && person === by.id) return false
    const step = asked[index]
    if (hasVoted(person)) return step ? eligible(step, command.roster).includes(person) : false
    return !isSpent(person)
  }
  const { code } = decision.refusal
  if (code === 'approvers_unreachable')
    expect(canAnswer(today.map(widest), command.roster, isFree)).toBe(false)
  if (code === 'approval_reopened') expect(canAnswer(asked, command.roster, hasVoted)).toBe(false)
}

const EVENTS: readonly EventType[] = [
  'request.filed',
  'step.approved',
  'step.opened',
  'step.rejected',
  'step.reminded',
  'step.widened',
  'step.reassigned',
  'vote.withdrawn',
  'request.approved',
  'request.rejected',
  'request.cancelled',
  'request.expired',
  'request.lapsed',
  'request.reopened',
  'request.reinstated',
  'request.used',
  'attempt.refused',
  'lease.checked_out',
  'lease.granted',
  'credential.shown',
  'slice.issued',
  'lease.extended',
  'lease.extension_confirmed',
  'lease.ending_soon',
  'queue.joined',
  'queue.offered',
  'lease.handed_over',
  'glass.broken',
  'review.signed',
  'lease.ended',
  'effect.failed',
  'lease.quarantined',
  'lease.closed',
]

const REFUSALS = [
  'no_policy',
  'approvers_unreachable',
  'request_settled',
  'self_approval',
  'not_an_approver',
  'already_voted',
  'spoken_for',
  'not_assignable',
  'would_strand_step',
  'approval_reopened',
  'proof_required',
  'proof_too_old',
  'proof_too_weak',
  'resource_held',
  'extension_not_allowed',
  'extension_pending',
  'extension_too_long',
  'lease_not_active',
  'not_the_holder',
  'wrong_mode',
  'glass_not_allowed',
  'glass_unbreakable',
] as const
