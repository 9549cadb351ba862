import { Hono } from 'hono'
import { identify } from '../../../src/auth/identify'
import { requireVisitor } from '../../../src/auth/may'
import type { AppEnv } from '../../../src/http/context'
import { trace } from '../../../src/http/trace'
import { scim } from '../../../src/ingest/scim/router'

/** As the product serves it: what providers say by SCIM, and whether somebody is still let in. */
export const front = new Hono<AppEnv>()
  .use(trace)
  .route('/scim/v2', scim)
  .use(identify)
  .get('/api/v1/me', requireVisitor('api'), (c) => c.body(null, 204))
