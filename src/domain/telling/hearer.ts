import type { Effect } from '../resource/effect'
import type { Hearer } from './table'

type Tell = Extract<Effect, { type: 'tell' }>

/** Why these people are told of this event. */
export function hearerOf({
  audience,
  as,
  event,
  subject,
}: Pick<Tell, 'audience' | 'as' | 'event' | 'subject'>): Hearer {
  if (as === 'asked') return 'asked'
  switch (audience.kind) {
    case 'administrators':
      return 'administrator'
    case 'approvers':
      return event.type.startsWith('step.') ? 'approver' : 'named'
    case 'person': {
      const { request, lease } = subject
      const theirs = [request?.requester, lease?.holder]
      return theirs.includes(audience.person) ? 'requester' : 'named'
    }
  }
}
