import type { CatalogueProblemCode } from '../db/catalogue-problem'
import type { Refusal } from '../domain/refusal'

export type Said = { readonly title: string; readonly detail: string }

export function said(title: string, detail: string): Said {
  return { title, detail }
}

/** A sentence for each expected no, by its code; a new one does not compile without. */
export type RefusalTexts = {
  readonly [code in Refusal['code']]: (refusal: Extract<Refusal, { readonly code: code }>) => Said
}

/** What a refusal is called and what it means; null where the API's own English is what is said. */
export function saidBy(texts: RefusalTexts | null, refusal: Refusal): Said | null {
  const say = texts?.[refusal.code] as ((refusal: Refusal) => Said) | undefined
  return say?.(refusal) ?? null
}

/** What is said about a change that was not made, by its code. */
export type ProblemTexts = { readonly [code in CatalogueProblemCode]: Said }

/** What stops somebody before there is a page, by its code. */
type FailureCode =
  | 'not_found'
  | 'internal_error'
  | 'not_configured'
  | 'foreign_origin'
  | 'ambiguous_cookie'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'trip_unknown'
  | 'provider_unusable'
  | 'provider_refused'
  | 'answer_not_accepted'
  | 'person_inactive'
  | 'setup_code_wrong'
  | 'session_ended'
  | 'other_person'
  | 'proof_not_fresh'

export type FailureTexts = { readonly [code in FailureCode]: Said }

/** What a code is called here; null where the API's own English is what is said. */
export function saidAs(
  texts: { readonly [code: string]: Said } | null,
  code: string | undefined,
): Said | null {
  return texts && code !== undefined && Object.hasOwn(texts, code) ? (texts[code] ?? null) : null
}
