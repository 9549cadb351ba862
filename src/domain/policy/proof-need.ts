import type { ProofMethod } from '../proving'
import type { MfaRule } from './policy'

/** Where a policy may demand a proof. More time is asked for like check-out. */
export const PROOF_PLACES = ['filing', 'deciding', 'checkOut', 'secret'] as const
export type ProofPlace = (typeof PROOF_PLACES)[number]

/** Where it is whoever asks that has to give it. */
export const ASKER_PLACES = [
  'filing',
  'checkOut',
  'secret',
] as const satisfies readonly ProofPlace[]

/** From what asks least to what asks most. */
export const PROOF_NEEDS = ['none', 'either', 'provider', 'passkey'] as const
export type ProofNeed = (typeof PROOF_NEEDS)[number]

export function needAt({ required, at }: MfaRule, place: ProofPlace): ProofNeed {
  const need = at?.[place] ?? 'none'
  return place === 'checkOut' && required && need === 'none' ? 'provider' : need
}

/** What has to be met where several rules count: the strictest. */
export function jointNeed(rules: readonly MfaRule[], place: ProofPlace): ProofNeed {
  const needs = rules.map((rule) => needAt(rule, place))
  return PROOF_NEEDS.findLast((need) => needs.includes(need)) ?? 'none'
}

export function acceptedFor(need: ProofNeed): readonly ProofMethod[] {
  switch (need) {
    case 'none':
      return []
    case 'either':
      return ['passkey', 'provider']
    case 'provider':
    case 'passkey':
      return [need]
  }
}
