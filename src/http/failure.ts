import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from './context'
import { problemResponse } from './problem'

/** A bug or an outage: the log has the reason, the answer has only the id to find it by. */
export const fail: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  const { traceId } = c.var
  console.error({ traceId, path: c.req.path, error: String(error), stack: error.stack })
  return problemResponse(c, {
    status: 500,
    code: 'internal_error',
    title: 'Something went wrong',
    detail:
      'Nothing was half done. Try again; if it goes on, tell your administrators the trace id.',
  })
}
