import type { Context, MiddlewareHandler } from 'hono'
import { type Allowance, addressOf, sayTooMany, secondsToWait } from '../http/brake'
import type { AppEnv } from '../http/context'
import { knownBrowser } from './known-browser'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

const READING: Allowance = { most: 600, seconds: 10 }
const ACTING: Allowance = { most: 300, seconds: 10 }
const SAME_LINK: Allowance = { most: 60, seconds: 10 }
const STRANGERS: Allowance = { most: 300, seconds: 10 }

/**
 * Nobody can use up what another person may do: whoever is signed in is counted by who they are,
 * wherever they come from, a browser that somebody has signed in with by its mark, and an address
 * only counts what strangers send from it. Reading never uses up acting, nor one link another.
 */
export const brake: MiddlewareHandler<AppEnv> = async (c, next) => {
  const waits = (await namesOf(c)).map(([name, allowance]) => secondsToWait(name, allowance) ?? 0)
  const seconds = Math.max(...waits)
  return seconds > 0 ? sayTooMany(c, seconds) : next()
}

type Counted = readonly (readonly [name: string, Allowance])[]

async function namesOf(c: Context<AppEnv>): Promise<Counted> {
  const { visitor } = c.var
  if (!visitor) return [[await strangerOf(c), STRANGERS]]
  const who = `person ${visitor.personId}`
  if (SAFE_METHODS.includes(c.req.method)) return [[`${who} reads`, READING]]
  return [
    [`${who} acts`, ACTING],
    [`${who} acts at ${c.req.path}`, SAME_LINK],
  ]
}

async function strangerOf(c: Context<AppEnv>): Promise<string> {
  const browser = await knownBrowser(c)
  return browser ? `browser ${browser}` : `address ${addressOf(c)}`
}
