import type { Refusal } from '../domain/refusal'
import { rfc3339 } from './problem-holding'

type GlassCode =
  | 'glass_not_allowed'
  | 'glass_unbreakable'
  | 'review_owed'
  | 'reviewers_unreachable'
  | 'review_not_owed'
  | 'review_signed'
  | 'review_too_early'
  | 'self_review'
  | 'not_a_reviewer'

/** Status, title and detail of what is refused about access in an emergency. */
export function glassWords(
  refusal: Extract<Refusal, { readonly code: GlassCode }>,
): readonly [number, string, string] {
  switch (refusal.code) {
    case 'glass_not_allowed':
      return [
        403,
        'Not yours to break',
        'Access in an emergency needs a permission that you do not have for this resource.',
      ]
    case 'glass_unbreakable':
      return [
        403,
        'No access in an emergency',
        'The policy that governs this account does not let anybody break glass. Ask for access.',
      ]
    case 'review_owed':
      return [
        409,
        'A review is owed first',
        `Nobody has signed the review of your last emergency here, which is owed by ${rfc3339(refusal.reviewBy)}. Until somebody does, you cannot break glass on this resource again.`,
      ]
    case 'reviewers_unreachable':
      return [
        409,
        'Nobody could review it',
        'None of the reviewers that the policy names is active, apart from you. An administrator can name more.',
      ]
    case 'review_not_owed':
      return [409, 'No review is owed', 'This request was not made in an emergency.']
    case 'review_signed':
      return [409, 'Reviewed already', `${refusal.byName} has signed the review already.`]
    case 'review_too_early':
      return [
        409,
        'Not over yet',
        'The emergency is not over: its access is held, or could still be taken. Review it afterwards.',
      ]
    case 'self_review':
      return [403, 'Not yours to review', 'Somebody else reviews what you did in an emergency.']
    case 'not_a_reviewer':
      return [
        403,
        'Not one of the reviewers',
        'The policy does not name you as a reviewer, and you do not hold the permission to review.',
      ]
  }
}
