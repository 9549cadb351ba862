import type { Context } from 'hono'
import { SESSION_MS } from '../db/sessions'
import type { Trip } from '../db/trips'
import { type AppEnv, personIn } from '../http/context'
import { sessionCookieName, writeCookie } from '../http/cookie'
import { settingsOf } from '../http/settings'
import { deviceOf } from './device'
import { exchange, type Vouched } from './exchange'
import { explain } from './explain'
import { renderProblem } from './failure'
import { rememberBrowser } from './known-browser'
import { giveProof } from './proof'
import { providerOf } from './provider'
import { FIRST, providerNamed } from './provider-config'
import { describe, refusalFor } from './provider-error'
import { done, type Outcome, refused } from './refusal'
import { signIn } from './sign-in'
import { endTrip } from './trip'

/** Hands over what a lost group owes to the resources. */
export type CarryOut = (env: Env) => Promise<void>

/** The browser comes back from the identity provider. */
export async function arrive(c: Context<AppEnv>, carryOut: CarryOut): Promise<Response> {
  const outcome = await finish(c, carryOut)
  if (outcome.ok) return c.redirect(outcome.value, 303)
  console.warn({ traceId: c.var.traceId, message: 'A trip was refused.', ...outcome.refusal })
  return renderProblem(c, explain(outcome.refusal))
}

/** Where to go next, in the good case. */
async function finish(c: Context<AppEnv>, carryOut: CarryOut): Promise<Outcome<string>> {
  const state = c.req.query('state') ?? ''
  const trip = await endTrip(c, state)
  if (!trip) return refused({ code: 'trip_unknown' })
  if (trip.providerId !== (c.req.param('provider') ?? FIRST))
    return refused({ code: 'answer_not_accepted' })
  const vouched = await vouchedFor(c, trip, state)
  if (!vouched.ok) return vouched
  const finished = trip.purpose
    ? await giveProof(c.env.DB, vouched.value, {
        purpose: trip.purpose,
        startedAt: trip.startedAt,
        visitor: personIn(c.var.visitor),
      })
    : await openSession(c, vouched.value, trip)
  if (!finished.ok) return finished
  if (vouched.value.groups) await carryOut(c.env)
  const name = sessionCookieName(settingsOf(c.env))
  writeCookie(c, name, finished.value, SESSION_MS / 1000)
  return done(trip.returnTo)
}

async function openSession(
  c: Context<AppEnv>,
  vouched: Vouched,
  trip: Trip,
): Promise<Outcome<string>> {
  const signedIn = await signIn(c.env.DB, vouched, {
    setupCodeHash: trip.setupCodeHash,
    oldSessionHash: c.var.visitor?.sessionHash ?? null,
    device: deviceOf(c.req.header('User-Agent')),
    startedAt: trip.startedAt,
  })
  if (signedIn.ok) await rememberBrowser(c)
  return signedIn
}

/** The library throws for every check that fails; its messages go to the log, not to the page. */
async function vouchedFor(
  c: Context<AppEnv>,
  trip: Trip,
  state: string,
): Promise<Outcome<Vouched>> {
  const settings = settingsOf(c.env)
  const { nonce, codeVerifier } = trip
  try {
    const config = await providerNamed(c.env, trip.providerId)
    if (!config) return refused({ code: 'provider_unusable' })
    const provider = await providerOf(config, settings)
    const url = new URL(c.req.url)
    return done(await exchange(provider, settings, { url, state, nonce, codeVerifier }))
  } catch (error) {
    console.warn({ traceId: c.var.traceId, message: 'Not vouched for.', error: describe(error) })
    return refused(refusalFor(error))
  }
}
