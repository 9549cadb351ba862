import type { Context } from 'hono'
import { languageDetector } from 'hono/language'
import { LANGUAGES, type Language, languageNamed } from '../domain/language'
import type { AppEnv } from './context'
import { LANGUAGE_COOKIE, readCookie } from './cookie'

/** Sets `language` to what the browser says that its user reads best, of what there is. */
export const acceptLanguage = languageDetector({
  order: ['header'],
  caches: false,
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: LANGUAGES[0],
})

/** What a person has chosen counts first, then what was chosen in this browser, then its own. */
export function languageOf(c: Context<AppEnv>): Language {
  return c.var.visitor?.language ?? chosenIn(c) ?? languageNamed(c.get('language')) ?? LANGUAGES[0]
}

function chosenIn(c: Context<AppEnv>): Language | null {
  const cookie = readCookie(c.req.header('Cookie'), LANGUAGE_COOKIE)
  return cookie.kind === 'given' ? languageNamed(cookie.value) : null
}
