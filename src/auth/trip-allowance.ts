import type { Context } from 'hono'
import type { TripAllowance } from '../db/trips'
import { addressOf } from '../http/brake'
import type { AppEnv } from '../http/context'
import { knownBrowser } from './known-browser'

export const TRIPS_SECONDS = 60

/** An office may be behind one address, and its strangers share it. */
const OF_AN_ADDRESS = 60
const OF_A_BROWSER = 20

/** People are counted as themselves, browsers that are known by their mark, strangers by address. */
export async function tripAllowance(c: Context<AppEnv>): Promise<TripAllowance> {
  const seconds = TRIPS_SECONDS
  const { visitor } = c.var
  if (visitor) return { name: `person ${visitor.personId}`, most: OF_A_BROWSER, seconds }
  const browser = await knownBrowser(c)
  if (browser) return { name: `browser ${browser}`, most: OF_A_BROWSER, seconds }
  return { name: `address ${addressOf(c)}`, most: OF_AN_ADDRESS, seconds }
}
