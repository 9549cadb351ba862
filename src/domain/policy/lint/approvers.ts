import type { PersonId } from '../../ids'
import { type Seat, seat } from '../assignment'
import { machinesOf, type Policy, type Principals } from '../policy'
import { widest } from '../rings'
import { eligible, type Roster } from '../roster'
import { type Finding, finding, type Surroundings } from './finding'

const NAMED = 3

/** Policies under which nobody may ask, or nobody could be approved, with the people of today. */
export function approverFindings(
  policy: Policy,
  surroundings: Surroundings,
  alive: ReadonlySet<PersonId>,
): readonly Finding[] {
  const { requesters, terms } = policy
  const { roster } = surroundings
  const askers = requesters.everybody ? null : new Askers(requesters, roster, alive)
  const hasMachine = machinesOf(requesters).some((id) => surroundings.machines?.[id])
  if (!hasMachine && askers?.areAll(() => false))
    return [
      finding(policy, 'error', 'nobody_may_ask', 'Nobody who may ask under it is active today.'),
    ]
  const seats = terms.steps.flatMap((step, index) => {
    const candidates = eligible(widest(step), roster, alive)
    return Array.from({ length: step.quorum }, (): Seat => ({ step: index, candidates }))
  })
  const scarce = seats.filter((each) => !isAmple(each, seats))
  if (scarce.length === 0) return strandedMachines(policy, seats, surroundings)
  const empty = emptyStep(seats, [])
  if (empty !== null) {
    const name = terms.steps[empty]?.name ?? ''
    const words = `The step “${name}” cannot reach its quorum: distinct people are lacking today.`
    return [finding(policy, 'error', 'quorum_unreachable', words)]
  }
  const needed = [...new Set(scarce.flatMap(({ candidates }) => candidates))].filter(
    (person) => emptyStep(seats, [person]) !== null,
  )
  const machines = strandedMachines(policy, seats, surroundings)
  return needed.length === 0
    ? machines
    : [...strandedAskers(policy, needed, askers, surroundings), ...machines]
}

/** No owner decides on what a machine asks, which together they may be needed for. */
function strandedMachines(
  policy: Policy,
  seats: readonly Seat[],
  { machines = {}, nameOf }: Surroundings,
): readonly Finding[] {
  return machinesOf(policy.requesters).flatMap((id) => {
    const owners = machines[id]
    if (!owners || emptyStep(seats, owners) === null) return []
    const words = `${nameOf(id)} may ask but could not be approved: its owners are needed as approvers.`
    return [finding(policy, 'warning', 'only_approver_asks', words)]
  })
}

/** Whoever may ask and is needed as an approver can never be approved. */
function strandedAskers(
  policy: Policy,
  needed: readonly PersonId[],
  askers: Askers | null,
  { nameOf }: Surroundings,
): readonly Finding[] {
  const stranded = askers ? needed.filter((person) => askers.include(person)) : needed
  if (stranded.length === 0) return []
  if (askers?.areAll((person) => stranded.includes(person)))
    return [
      finding(
        policy,
        'error',
        'only_approver_asks',
        'Nobody who may ask could be approved: each of them is needed as an approver, and nobody decides on their own request.',
      ),
    ]
  const shown = stranded.slice(0, NAMED).map(nameOf).join(', ')
  const more = stranded.length > NAMED ? ` and ${stranded.length - NAMED} more` : ''
  const words = `${shown}${more} may ask but could not be approved: nobody else can stand in for them as an approver.`
  return [finding(policy, 'warning', 'only_approver_asks', words)]
}

/** Those who may ask. Groups may be large, so nobody makes a list of them. */
class Askers {
  readonly #people: readonly PersonId[]
  readonly #groups: readonly (readonly PersonId[])[]

  constructor({ people, groups }: Principals, roster: Roster, alive: ReadonlySet<PersonId>) {
    this.#people = people.filter((person) => alive.has(person))
    this.#groups = groups.map((group) => roster.groups[group] ?? [])
  }

  include(person: PersonId): boolean {
    return this.#people.includes(person) || this.#groups.some((group) => group.includes(person))
  }

  /** Stops at the first who is not; nobody at all are all of them. */
  areAll(like: (person: PersonId) => boolean): boolean {
    return this.#people.every(like) && this.#groups.every((group) => group.every(like))
  }
}

/** With more people than there are seats, one of them is left for it whoever is missing. */
function isAmple({ candidates }: Seat, seats: readonly Seat[]): boolean {
  return candidates.length > seats.length
}

/** The first step that lacks people without these, or null. */
function emptyStep(seats: readonly Seat[], without: readonly PersonId[]): number | null {
  const left = seats.map(({ step, candidates }) => ({
    step,
    candidates: candidates.filter((person) => !without.includes(person)),
  }))
  const empty = seat(left).indexOf(null)
  return empty === -1 ? null : (left[empty]?.step ?? null)
}
