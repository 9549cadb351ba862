import { Hono } from 'hono'
import { safeReturnTo } from '../auth/return-to'
import { saveLanguage } from '../db/languages'
import { languageNamed } from '../domain/language'
import { type AppEnv, personIn } from '../http/context'
import { LANGUAGE_COOKIE, writeCookie } from '../http/cookie'
import { one } from './parts/typed'
import { formOf, showFailure } from './shell'
import { textsFor } from './texts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Choosing what to read: kept in the browser, and with the person, whose mails follow it. */
export const languagePages = new Hono<AppEnv>().post('/language', async (c) => {
  const form = await formOf(c)
  const language = languageNamed(one(form, 'language'))
  if (!language) {
    const { noTexts: title, noTextsWhy: detail } = textsFor(c).shell
    return showFailure(c, { status: 400, title, detail })
  }
  const person = personIn(c.var.visitor)
  if (person) await saveLanguage(c.env.DB, person.personId, language)
  writeCookie(c, LANGUAGE_COOKIE, language, YEAR_SECONDS)
  return c.redirect(safeReturnTo(one(form, 'returnTo')), 303)
})
