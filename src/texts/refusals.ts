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
