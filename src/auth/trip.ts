import type { Context } from 'hono'
import type { ProofPurpose } from '../db/tables/sign-in'
import { consumeTrip, startTrip, type Trip } from '../db/trips'
import type { AppEnv } from '../http/context'
import { readCookie, tripCookieName, writeCookie } from '../http/cookie'
import { settingsOf } from '../http/settings'
import { randomToken, sha256Hex } from '../vault/random'
import { authorizationUrl } from './authorization-url'
import { isToken } from './identify'
import { providerOf } from './provider'
import type { ProviderConfig } from './provider-config'
import { tripAllowance } from './trip-allowance'

const TRIP_SECONDS = 10 * 60

export type TripPlan = {
  readonly provider: ProviderConfig
  readonly returnTo: string
  readonly setupCodeHash: string | null
  readonly proof: { readonly purpose: ProofPurpose; readonly acr: readonly string[] } | null
}

/**
 * Stores the trip, binds it to this browser, and returns the provider's address to go to; null where
 * too many are under way already.
 */
export async function beginTrip(c: Context<AppEnv>, plan: TripPlan): Promise<string | null> {
  const settings = settingsOf(c.env)
  const provider = await providerOf(plan.provider, settings)
  const [state, nonce, codeVerifier] = [randomToken(), randomToken(), randomToken()]
  const startedAt = Date.now()
  const trip: Trip = {
    stateHash: await sha256Hex(state),
    browserHash: await sha256Hex(bindBrowser(c)),
    nonce,
    codeVerifier,
    returnTo: plan.returnTo,
    providerId: plan.provider.id,
    setupCodeHash: plan.setupCodeHash,
    purpose: plan.proof?.purpose ?? null,
    startedAt,
    expiresAt: startedAt + TRIP_SECONDS * 1000,
  }
  if (!(await startTrip(c.env.DB, trip, await tripAllowance(c)))) return null
  return authorizationUrl(provider, settings, { state, nonce, codeVerifier, proof: plan.proof })
}

/** The trip this browser comes back from; null where it is unknown, over, or another browser's. */
export async function endTrip(c: Context<AppEnv>, state: string): Promise<Trip | null> {
  const browser = browserToken(c)
  if (!browser || !isToken(state)) return null
  return consumeTrip(c.env.DB, {
    stateHash: await sha256Hex(state),
    browserHash: await sha256Hex(browser),
    now: Date.now(),
  })
}

/** Trips in several tabs share one cookie, so that none of them is lost. */
export function bindBrowser(c: Context<AppEnv>): string {
  const token = browserToken(c) ?? randomToken()
  writeCookie(c, tripCookieName(settingsOf(c.env)), token, TRIP_SECONDS)
  return token
}

/** What `bindBrowser` left in this browser; null where it has not, or the cookie is no token. */
export function browserToken(c: Context<AppEnv>): string | null {
  const cookie = readCookie(c.req.header('Cookie'), tripCookieName(settingsOf(c.env)))
  return cookie.kind === 'given' && isToken(cookie.value) ? cookie.value : null
}
