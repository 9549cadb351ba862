import { Hono } from 'hono'
import { brake } from './auth/brake'
import { identify } from './auth/identify'
import { carryOut } from './commands/carry-out'
import { reviewPages } from './commands/live'
import { proofRuleOf } from './commands/proof-rule'
import type { AppEnv } from './http/context'
import { fail } from './http/failure'
import {
  refuseForeignOrigins,
  refuseOtherTypes,
  refuseTwinCookies,
  requireSettings,
} from './http/guard'
import { acceptLanguage } from './http/language'
import { securityHeaders, uncached } from './http/security-headers'
import { trace } from './http/trace'
import { events } from './ingest/events/router'
import { scim } from './ingest/scim/router'
import { pages } from './pages/router'
import { failureShown } from './pages/shell'
import { api } from './routes/api'
import { authRoutes } from './routes/auth'
import { metrics } from './routes/metrics'
import { passkeySignIn } from './routes/passkey-sign-in'
import { published } from './routes/published'
import { webApps } from './routes/web-app'

/** The site map: middleware in order, then who answers what. */
export const app = new Hono<AppEnv>()
  .use(trace, acceptLanguage, failureShown, securityHeaders, uncached)
  .use(requireSettings, refuseForeignOrigins)
  .route('/scim/v2', scim)
  .route('/events', events)
  .use(identify)
  .route('/', metrics)
  .route('/', published)
  .route('/', webApps)
  .use(refuseTwinCookies, brake)
  .route('/api/v1', api)
  .route('/sign-in/passkey', passkeySignIn)
  .use(refuseOtherTypes)
  .route('/', authRoutes({ proofRuleOf, carryOut, reviewPages }))
  .route('/', pages)

app.onError(fail)
