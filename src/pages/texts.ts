import type { Context } from 'hono'
import { createContext, useContext } from 'hono/jsx'
import { LANGUAGES } from '../domain/language'
import type { AppEnv } from '../http/context'
import { languageOf } from '../http/language'
import type { Texts } from '../texts/english'
import { textsIn } from '../texts/texts'

/** What a page says, for the components in it. Each page that is rendered has its own. */
export const TextsContext = createContext<Texts>(textsIn(LANGUAGES[0]))

/** For components, which all are rendered at once: nothing of another request comes in between. */
export const useTexts = () => useContext(TextsContext)

/** For handlers. */
export function textsFor(c: Context<AppEnv>): Texts {
  return textsIn(languageOf(c))
}
