import type { Context } from 'hono'
import { html } from 'hono/html'
import { sayTooMany } from '../http/brake'
import type { AppEnv } from '../http/context'
import { languageOf } from '../http/language'
import type { Texts } from '../texts/english'
import { textsIn } from '../texts/texts'
import { explain } from './explain'
import { renderProblem } from './failure'
import { describe } from './provider-error'
import { beginTrip, type TripPlan } from './trip'
import { TRIPS_SECONDS } from './trip-allowance'

/**
 * Sends the browser to the identity provider: by a page that refreshes rather than a redirect,
 * since browsers hold every redirect that follows a form against `form-action`, and a provider may
 * lead on to others that nobody here knows.
 */
export async function departTo(c: Context<AppEnv>, plan: TripPlan): Promise<Response> {
  try {
    const address = await beginTrip(c, plan)
    if (address === null) return sayTooMany(c, TRIPS_SECONDS)
    const { href } = new URL(address)
    return c.html(departurePage(textsIn(languageOf(c)), href), 200, { Refresh: `0;url=${href}` })
  } catch (error) {
    console.error({
      traceId: c.var.traceId,
      message: 'No trip could begin.',
      error: describe(error),
    })
    return renderProblem(c, explain({ code: 'provider_unusable' }))
  }
}

function departurePage({ language, signIn }: Texts, href: string) {
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${signIn.signingIn} · Hallpass</title></head>
    <body><p><a href="${href}">${signIn.toProvider}</a></p></body></html>`
}
