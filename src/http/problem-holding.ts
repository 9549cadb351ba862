import { LIMITS } from '../domain/limits'
import type { Refusal } from '../domain/refusal'

type HoldingCode =
  | 'extension_not_allowed'
  | 'extension_pending'
  | 'extension_too_long'
  | 'resource_offered'
  | 'resource_free'
  | 'not_in_queue'
  | 'nobody_holds_it'
  | 'asked_back_recently'
  | 'nobody_to_hand_to'
  | 'budget_spent'
  | 'too_many_leases'
  | 'provider_unread'

export type HoldingRefusal = Extract<Refusal, { readonly code: HoldingCode }>

/** Status, title and detail of what is refused about access that is held or waited for. */
export function holdingWords(refusal: HoldingRefusal): readonly [number, string, string] {
  switch (refusal.code) {
    case 'extension_not_allowed':
      return [403, 'No more time', 'The policy gives no more time. Ask for access anew.']
    case 'extension_pending':
      return [
        409,
        'Asked already',
        'You have asked for more time already. Wait for the decision, or withdraw that request.',
      ]
    case 'extension_too_long':
      return [
        422,
        'More than can be given',
        `Ask for at least ${LIMITS.minDurationSeconds} seconds; access can last until ${rfc3339(refusal.latestEnd)} at the latest.`,
      ]
    case 'resource_offered':
      return [
        409,
        'Offered to somebody who waited',
        `It is free, and until ${rfc3339(refusal.until)} it is offered to the first who waited. Wait in the queue.`,
      ]
    case 'resource_free':
      return [409, 'Nobody holds it', 'There is nothing to wait for: check out now.']
    case 'not_in_queue':
      return [409, 'You do not wait for it', 'Only somebody in the queue can ask the holder.']
    case 'nobody_holds_it':
      return [409, 'Nobody holds it', 'There is nobody to ask any more.']
    case 'provider_unread':
      return [
        409,
        'Waiting for the identity provider',
        `${refusal.provider} could not be read since ${rfc3339(refusal.since)}, so that Hallpass does not know who has left. New access waits until it is read again; your administrators have been told. In an emergency glass can be broken.`,
      ]
    case 'too_many_leases':
      return [
        409,
        'Too much at a time',
        `You hold ${refusal.limit} accesses, which is as much as one person may. Give one back first.`,
      ]
    case 'budget_spent':
      return [
        409,
        'Beyond the budget',
        `The policy limits what one person may have${SPENT_ON[refusal.per]}: ${SPENT[refusal.limit]}.`,
      ]
    case 'nobody_to_hand_to':
      return [
        409,
        'Nothing to hand over to',
        `${refusal.toName} has no approved request for this account that could be used now. They have to ask first.`,
      ]
    case 'asked_back_recently':
      return [
        409,
        'The holder was asked already',
        `They can be asked again from ${rfc3339(refusal.againAt)}.`,
      ]
  }
}

const SPENT_ON = { person: '', resource: ' of this resource', policy: ' under it' } as const

const SPENT = {
  leases: 'you have had as many accesses as it gives in its period',
  seconds: 'with this it would be more hours than it gives in its period',
  'cool-down': 'the last one has not been over for long enough',
  'at once': 'you hold as many as it lets you at a time',
} as const

export function rfc3339(ms: number): string {
  return new Date(ms).toISOString()
}
