import type { MfaRule } from './policy'
import { needAt, PROOF_PLACES, type ProofNeed, type ProofPlace } from './proof-need'

const DOING: { readonly [place in ProofPlace]: string } = {
  filing: 'Asking',
  deciding: 'Deciding',
  checkOut: 'Check-out',
  secret: 'Seeing the secret',
}

const PROVING: { readonly [need in ProofNeed]: string } = {
  none: 'no proof',
  either: 'a fresh proof, by a passkey or at the identity provider',
  provider: 'a fresh proof at the identity provider',
  passkey: 'a passkey',
}

/** Which proofs a rule demands, one sentence for each place where it does. */
export function proofSentences(rule: MfaRule): readonly string[] {
  return PROOF_PLACES.filter((place) => needAt(rule, place) !== 'none').map(
    (place) => `${DOING[place]} needs ${PROVING[needAt(rule, place)]}.`,
  )
}

/** Where another rule demands something else. */
export function proofDifference(before: MfaRule, after: MfaRule): readonly string[] {
  return PROOF_PLACES.filter((place) => needAt(before, place) !== needAt(after, place)).map(
    (place) =>
      `${DOING[place]} needs ${PROVING[needAt(after, place)]} instead of ${PROVING[needAt(before, place)]}.`,
  )
}
