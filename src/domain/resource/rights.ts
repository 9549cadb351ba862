import type { PersonId } from '../ids'
import type { Step } from '../policy/policy'
import { eligible, type Roster } from '../policy/roster'
import type { Refusal } from '../refusal'
import { spokenOf } from './approvals'
import type { InPlaceOf, Request, Vote } from './state'

/** By whose right somebody decides: their own where it is null. */
export type Right = InPlaceOf | null

type Said = Pick<Vote, 'approver' | 'approverName' | 'inPlaceOf'>

/**
 * By which rights this person may answer the step now, their own first. Delegation never makes more
 * people of the same: whoever decided, and in whose place, appears once in a request. Nobody stands
 * in for the requester, and who stands in hands nothing on.
 */
export function rightsOf(
  request: Request,
  { index, step }: { readonly index: number; readonly step: Step },
  person: PersonId,
  roster: Roster,
  at: number,
): readonly Right[] | Refusal {
  const able = eligible(step, roster)
  const said: readonly Said[] = [...request.votes, ...request.rejections]
  const own: readonly Right[] = able.includes(person) ? [null] : []
  const handedOver = (roster.delegations ?? []).filter(
    ({ principal, delegate, from, until }) =>
      delegate === person && able.includes(principal) && from <= at && at < until,
  )
  const others = handedOver.filter(({ principal }) => principal !== request.requester)
  if (own.length + others.length === 0) {
    const isForRequester = handedOver.length > 0
    return isForRequester
      ? { code: 'self_approval' }
      : { code: 'not_an_approver', step: index, stepName: step.name }
  }
  const inTheirPlace = said.find(({ inPlaceOf }) => inPlaceOf?.id === person)
  if (inTheirPlace) return spokenFor(index, inTheirPlace)
  if (own.length > 0) return own
  const spoken = spokenOf(said.filter(({ approver }) => approver !== person))
  const free = others.filter(({ principal }) => !spoken.has(principal))
  const [first] = others
  if (free.length === 0 && first) {
    const word = said.find((each) => spokenOf([each]).has(first.principal))
    return spokenFor(index, word)
  }
  return free.map(({ principal: id, principalName: name }) => ({ id, name }))
}

function spokenFor(step: number, word: Said | undefined): Refusal {
  return { code: 'spoken_for', step, byName: word?.approverName ?? '' }
}
