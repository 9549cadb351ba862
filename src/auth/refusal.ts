/** Why a round trip to the identity provider came to nothing. */
export type TripRefusal =
  | { readonly code: 'trip_unknown' }
  | { readonly code: 'provider_unusable' }
  | { readonly code: 'provider_refused'; readonly error: string }
  | { readonly code: 'answer_not_accepted' }
  | { readonly code: 'person_inactive' }
  | { readonly code: 'setup_code_wrong' }
  | { readonly code: 'session_ended' }
  | { readonly code: 'other_person' }
  | { readonly code: 'proof_not_fresh' }

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: TripRefusal }

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

export function refused(refusal: TripRefusal): Outcome<never> {
  return { ok: false, refusal }
}
