import type { Context } from 'hono'
import type { AppEnv, Failure } from '../http/context'

/** An error as a person reads it in the browser; what a page looks like is not known here. */
export function renderProblem(c: Context<AppEnv>, failure: Failure): Promise<Response> {
  return c.var.showFailure(failure)
}
