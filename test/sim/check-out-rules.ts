import type { PersonId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import { eligibleIn, governing, type KnownPolicy, type Snapshot } from './directory'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'
import { FACTS_MS, judgeVotes } from './vote-rules'

const PROOF_MS = 300_000

type Taken = Extract<Event, { type: 'lease.checked_out' }>

/** A check-out: approved, in time, by an active person, under a policy of that moment. */
export function judgeCheckOut(
  sim: Simulation,
  request: KnownRequest,
  taken: Taken,
  at: number,
): void {
  const what = `${taken.leaseId} of ${request.id}`
  if (request.stage !== 'approved') sim.violate('only approved requests are checked out', what)
  if (request.deadlineAt === null || request.deadlineAt < at)
    sim.violate('an approval that ran out is not used', what)
  judgeVotes(sim, request)
  judgeProof(sim, request, taken, at)
  const days = sim.directory.during(FACTS_MS)
  const { requester, resourceName, account } = request.filed
  if (!days.some(({ active }) => active.has(requester))) sim.violate('leavers take nothing', what)
  const policies = days.map((day) => governing(day, requester, resourceName, account.name))
  if (!policies.some((policy) => policy && fits(request, taken, policy, at)))
    sim.violate('no access beyond what a policy of today gives', what)
  if (request.glass) return
  if (policies.every((policy) => (policy?.terms.budgets ?? []).some(({ atOnce }) => atOnce === 1)))
    judgeBudget(sim, request, what)
  if (!days.some((day, index) => isAnswered(request, day, policies[index])))
    sim.violate('the votes still count at check-out', what)
}

function fits(request: KnownRequest, { endsAt }: Taken, policy: KnownPolicy, at: number): boolean {
  const { breakGlass, duration } = policy.terms
  const most = request.glass ? (breakGlass?.maxSeconds ?? 0) : duration.maxSeconds
  const seconds = Math.min(request.filed.durationSeconds, most)
  return endsAt - at <= seconds * 1_000
}

function judgeProof(sim: Simulation, request: KnownRequest, { proof, leaseId }: Taken, at: number) {
  if (request.glass) return judgeGlassProof(sim, request, proof, leaseId, at)
  if (request.filed.policy.terms.mfa.required) {
    if (!proof) return sim.violate('access is proved where the policy demands it', leaseId)
    if (at - proof.provenAt > PROOF_MS) sim.violate('a proof is fresh', leaseId)
  }
  if (!request.filed.policy.terms.mfa.required) return
  const others = [...sim.ledger.leases.values()].filter(({ taken }) => taken.leaseId !== leaseId)
  if (proof && others.some(({ taken }) => taken.proof?.id === proof.id))
    sim.violate('a proof is good once', leaseId)
}

/** Where one at a time is what each policy of that moment allows, nothing else is held. */
function judgeBudget(sim: Simulation, { id, filed }: KnownRequest, what: string): void {
  sim.count('within a budget')
  for (const { taken, endedTrueAt } of sim.ledger.leases.values())
    if (taken.holder === filed.requester && taken.requestId !== id && endedTrueAt === null)
      sim.violate('nobody holds more than a budget allows', `${what} beside ${taken.leaseId}`)
}

/** The passkey that broke the glass takes the access too, while it is fresh; else another does. */
function judgeGlassProof(
  sim: Simulation,
  { glassProof }: KnownRequest,
  proof: Taken['proof'],
  what: string,
  at: number,
): void {
  const provenAt = Math.max(proof?.provenAt ?? 0, glassProof?.provenAt ?? 0)
  if (at - provenAt > PROOF_MS) sim.violate('access in an emergency is proved', what)
  if (proof && proof.method !== 'passkey')
    sim.violate('access in an emergency is proved with a passkey', what)
}

/**
 * Whether everybody who voted may still vote, and fills what that day's policy asks for. A ring that
 * was opened for a step counts in today's step of that name, one that was added later included.
 */
function isAnswered(
  request: KnownRequest,
  day: Snapshot,
  policy: KnownPolicy | undefined,
): boolean {
  const { steps, votes } = request
  const wideSteps = steps.filter((step) => step.ringsOpened).map(({ name }) => name)
  const doStand = votes.every(({ step, approver, principal }) => {
    const rule = steps[step]
    return rule && eligibleIn(day, rule).has((principal ?? approver) as PersonId)
  })
  const voters = votes.map(({ approver, principal }) => (principal ?? approver) as PersonId)
  const seats = (policy?.terms.steps ?? []).flatMap((step) => {
    const rings = wideSteps.includes(step.name) ? (step.rings ?? []) : []
    const able = [step, ...rings].flatMap((asked) => [...eligibleIn(day, asked)])
    return Array.from({ length: step.quorum }, () => new Set(able))
  })
  return doStand && canFill(seats, voters)
}

/** Whether each seat can have a voter of its own. */
function canFill(seats: readonly ReadonlySet<PersonId>[], voters: readonly PersonId[]): boolean {
  const [seat, ...others] = seats
  if (!seat) return true
  return voters.some(
    (voter) =>
      seat.has(voter) &&
      canFill(
        others,
        voters.filter((each) => each !== voter),
      ),
  )
}
