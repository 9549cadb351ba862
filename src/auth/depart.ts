import type { Context } from 'hono'
import type { AppEnv } from '../http/context'
import { explain } from './explain'
import { renderProblem } from './failure'
import { describe } from './provider-error'
import { beginTrip, type TripPlan } from './trip'

/** Sends the browser to the identity provider. */
export async function departTo(c: Context<AppEnv>, plan: TripPlan): Promise<Response> {
  try {
    return c.redirect(await beginTrip(c, plan), 303)
  } catch (error) {
    console.error({
      traceId: c.var.traceId,
      message: 'No trip could begin.',
      error: describe(error),
    })
    return renderProblem(c, explain({ code: 'provider_unusable' }))
  }
}
