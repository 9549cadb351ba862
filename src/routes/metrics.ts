import { type Context, Hono } from 'hono'
import { notFound } from '../auth/may'
import { numbersOf } from '../db/numbers'
import type { AppEnv } from '../http/context'
import { problemResponse } from '../http/problem'
import { isSameSecret } from '../vault/same-secret'
import { metricsText } from './metrics-text'

const SHORTEST_TOKEN = 32

/** For Prometheus, which has no session: a token of its own, and nothing here without one. */
export const metrics = new Hono<AppEnv>().get('/metrics', async (c) => {
  const expected = tokenOf(c.env)
  if (expected === null) return notFound(c, 'api')
  if (!(await isSameSecret(givenTo(c), expected))) return refused(c)
  const text = metricsText(await numbersOf(c.env.DB, Date.now()))
  return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
})

function tokenOf({ METRICS_TOKEN = '' }: Env): string | null {
  if (METRICS_TOKEN.length >= SHORTEST_TOKEN) return METRICS_TOKEN
  if (METRICS_TOKEN)
    console.error({ message: `METRICS_TOKEN needs at least ${SHORTEST_TOKEN} characters.` })
  return null
}

/** RFC 6750 section 2.1; the name of the scheme is read in upper or lower case. */
function givenTo(c: Context<AppEnv>): string {
  return /^bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
}

function refused(c: Context<AppEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer realm="metrics"')
  return problemResponse(c, {
    status: 401,
    code: 'token_wrong',
    title: 'Token is missing or wrong',
    detail: 'Send the METRICS_TOKEN of this installation as a bearer token.',
  })
}
