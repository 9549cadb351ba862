/** Why a passkey came to nothing. Who is not signed in learns only that it did. */
export type PasskeyRefusal =
  | { readonly code: 'challenge_unknown' }
  /** `cause` is for the log. */
  | { readonly code: 'passkey_not_accepted'; readonly cause: string }
  | { readonly code: 'passkey_missing' }
  | { readonly code: 'passkey_locked' }
  | { readonly code: 'passkey_known' }
  | { readonly code: 'passkey_limit' }

export type PasskeyOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: PasskeyRefusal }

export function no(refusal: PasskeyRefusal): PasskeyOutcome<never> {
  return { ok: false, refusal }
}
