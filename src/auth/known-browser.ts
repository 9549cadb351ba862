import type { Context } from 'hono'
import type { AppEnv } from '../http/context'
import { knownBrowserCookieName, readCookie, writeCookie } from '../http/cookie'
import { settingsOf } from '../http/settings'
import { fingerprintsOf } from '../vault/fingerprint'
import { randomToken, sha256Hex } from '../vault/random'

const KEPT_SECONDS = 400 * 24 * 60 * 60

/**
 * Marks a browser with which somebody has signed in, so that strangers at the same address cannot
 * keep it from signing in again. The mark opens nothing and names nobody.
 */
export async function rememberBrowser(c: Context<AppEnv>): Promise<void> {
  if ((await knownBrowser(c)) !== null) return
  const mark = randomToken()
  const [print] = await printsOf(c, mark)
  const name = knownBrowserCookieName(settingsOf(c.env))
  writeCookie(c, name, `${mark}.${print}`, KEPT_SECONDS)
}

/** What this browser is counted as; null where nobody has signed in with it, or the mark is forged. */
export async function knownBrowser(c: Context<AppEnv>): Promise<string | null> {
  const name = knownBrowserCookieName(settingsOf(c.env))
  const cookie = readCookie(c.req.header('Cookie'), name)
  if (cookie.kind !== 'given') return null
  const [mark = '', print = ''] = cookie.value.split('.')
  const isOurs = (await printsOf(c, mark)).includes(print)
  return isOurs ? sha256Hex(mark) : null
}

function printsOf(c: Context<AppEnv>, mark: string): Promise<readonly string[]> {
  return fingerprintsOf(`known browser ${mark}`, c.env.KEY_ENCRYPTION_KEY)
}
