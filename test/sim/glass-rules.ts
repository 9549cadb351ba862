import type { PersonId } from '../../src/domain/ids'
import type { Event } from '../../src/domain/resource/event'
import { eligibleIn, governing } from './directory'
import type { KnownRequest } from './ledger'
import type { Simulation } from './simulation'
import { glassBreakers } from './town'
import { FACTS_MS } from './vote-rules'

type Of<Type extends Event['type']> = Extract<Event, { readonly type: Type }>

const PROOF_MS = 300_000

/** By somebody who may, with a passkey, under a policy that allows it, and not before the last was looked at. */
export function judgeGlass(
  sim: Simulation,
  request: KnownRequest,
  { proof }: Of<'glass.broken'>,
  at: number,
): void {
  const { requester, resourceName, account } = request.filed
  const what = `${request.id} by ${requester}`
  if (!glassBreakers(sim.town.people).includes(requester))
    sim.violate('glass is broken by whoever holds the permission', what)
  if (proof?.method !== 'passkey' || at - proof.provenAt > PROOF_MS)
    sim.violate('glass is broken with a passkey', what)
  const days = sim.directory.during(FACTS_MS)
  if (!days.some(({ active }) => active.has(requester))) sim.violate('leavers take nothing', what)
  const doAllow = days.some((day) => {
    const rule = governing(day, requester, resourceName, account.name)?.terms.breakGlass
    return rule && request.filed.durationSeconds <= rule.maxSeconds
  })
  if (!doAllow) sim.violate('glass is broken where a policy allows it', what)
  const owed = [...sim.ledger.requests.values()].find(
    (other) =>
      other.id !== request.id &&
      other.resource === request.resource &&
      other.filed.requester === requester &&
      other.glass === 'broken',
  )
  if (owed) sim.violate('nobody breaks glass again before the review', `${what} after ${owed.id}`)
  const spent = [...sim.ledger.requests.values()].find(
    ({ glassProof }) => glassProof && glassProof.id === proof?.id,
  )
  if (spent) sim.violate('a proof is good once', what)
}

/** Over, by somebody else, who may. */
export function judgeReview(
  sim: Simulation,
  request: KnownRequest,
  { reviewer }: Of<'review.signed'>,
): void {
  const what = `${request.id} by ${reviewer}`
  if (reviewer === request.filed.requester) sim.violate('nobody reviews themselves', what)
  if (request.glass !== 'broken') sim.violate('a review is signed once', what)
  const rule = request.filed.policy.terms.breakGlass
  const days = sim.directory.during(FACTS_MS)
  if (!rule || !days.some((day) => eligibleIn(day, rule.reviewers).has(reviewer as PersonId)))
    sim.violate('a review is signed by who may', what)
  const lease = [...sim.ledger.leases.values()].find(({ taken }) => taken.requestId === request.id)
  if (lease && (lease.phase === 'granting' || lease.phase === 'active'))
    sim.violate('a review is signed when it is over', what)
}
