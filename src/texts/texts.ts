import type { Language } from '../domain/language'
import { ENGLISH, type Texts } from './english'
import { GERMAN } from './german'

const CATALOGUE: { readonly [language in Language]: Texts } = { en: ENGLISH, de: GERMAN }

/** All that Hallpass says in one language. */
export function textsIn(language: Language): Texts {
  return CATALOGUE[language]
}
