import { isMachineId, isPersonId } from '../ids'
import type { Audience } from './effect'
import type { GlassEvent } from './glass-event'
import type { Request } from './state'

/**
 * Who hears of an emergency: everybody whom the policy names, and whoever had to give way for it. Of
 * a review that is late, its reviewers and the administrators; of one that is signed, whoever owed it.
 */
export function toldOfEmergency(
  type: GlassEvent['type'],
  { requester, policy, breakGlass }: Request,
): readonly Audience[] {
  const { tell, reviewers } = policy.terms.breakGlass ?? { tell: NOBODY, reviewers: NOBODY }
  const except = [requester]
  switch (type) {
    case 'glass.broken': {
      const holders = breakGlass?.revoked.map(({ holder }) => holder) ?? []
      const [machines, held] = [holders.filter(isMachineId), holders.filter(isPersonId)]
      const people = [...new Set([...tell.people, ...reviewers.people, ...held])]
      const groups = [...new Set([...tell.groups, ...reviewers.groups])]
      return [
        { kind: 'approvers', people, groups, except },
        ...machines.map((person): Audience => ({ kind: 'person', person })),
      ]
    }
    case 'review.overdue':
      return [{ kind: 'approvers', ...reviewers, except }, { kind: 'administrators' }]
    case 'review.signed':
      return [{ kind: 'person', person: requester }]
  }
}

const NOBODY = { people: [], groups: [] }
