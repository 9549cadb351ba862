import type { Context } from 'hono'
import type { AppEnv, Failure } from './context'
import { type Problem, problemResponse } from './problem'

/**
 * A bug or an outage: the log has the reason, the answer has only the id to find it by.
 */
export async function fail(error: Error, c: Context<AppEnv>): Promise<Response> {
  const { traceId } = c.var
  console.error({ traceId, path: c.req.path, error: String(error), stack: error.stack })
  const failure = {
    status: 500,
    code: 'internal_error',
    title: 'Something went wrong',
    detail:
      'Nothing was half done. Try again; if it goes on, tell your administrators the trace id.',
    traceId,
  }
  return say(c, failure)
}

/** Browsers get a page, programs a problem document. */
export async function say(c: Context<AppEnv>, problem: Failure & Problem): Promise<Response> {
  const isBrowser = c.req.header('Accept')?.includes('text/html') === true
  if (!isBrowser) return problemResponse(c, problem)
  return c.var.showFailure(problem).catch(() => problemResponse(c, problem))
}
