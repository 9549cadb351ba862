import type { Refusal } from '../domain/refusal'

type AskingCode =
  | 'self_approval'
  | 'not_an_approver'
  | 'already_voted'
  | 'spoken_for'
  | 'not_assignable'
  | 'vote_unknown'
  | 'would_strand_step'

export type AskingRefusal = Extract<Refusal, { readonly code: AskingCode }>

/** Status, title and detail of what is refused about deciding, and about who may. */
export function askingWords(refusal: AskingRefusal): readonly [number, string, string] {
  switch (refusal.code) {
    case 'self_approval':
      return [
        403,
        'Your own request',
        'Nobody decides on a request that benefits them, and nobody in their place.',
      ]
    case 'not_an_approver':
      return [
        403,
        'Not an approver',
        `You are not among those who may answer the step “${refusal.stepName}”.`,
      ]
    case 'already_voted':
      return [
        409,
        'Already voted',
        'You have voted on this request; one person counts once over all steps.',
      ]
    case 'spoken_for':
      return [
        409,
        'Decided already',
        `${refusal.byName} has decided this already for whom you would decide; one person counts once over all steps, also through somebody in their place.`,
      ]
    case 'not_assignable':
      return [
        422,
        'Not one of those who may answer',
        `The policy names this person neither in the step “${refusal.stepName}” nor in a ring of it, or they ask or have decided themselves.`,
      ]
    case 'vote_unknown':
      return [409, 'No vote of yours', 'You have no vote on this request that could be withdrawn.']
    case 'would_strand_step':
      return [
        409,
        'Needed for a later step',
        `With your vote here nobody would be left for the step “${refusal.stepName}”. Leave this one to somebody else.`,
      ]
  }
}
