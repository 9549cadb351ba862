import { type Context, Hono } from 'hono'
import { settingsOf } from '../../http/settings'
import { authenticate } from './authenticate'
import { brake } from './brake'
import { resourceTypes, schemas, serviceProviderConfig } from './discovery'
import { groups } from './groups.routes'
import { listAnswer } from './list-answer'
import { limitBody, say, sayError } from './message'
import { report } from './report'
import type { ScimEnv } from './scim-env'
import { ScimError } from './scim-error'
import { users } from './users.routes'
import type { Values } from './values'

/** SCIM 2.0 (RFC 7643, RFC 7644): an identity provider says who is here; mounted at /scim/v2. */
export const scim = new Hono<ScimEnv>()
  .use(authenticate, report, brake, limitBody)
  .route('/Users', users)
  .route('/Groups', groups)
  .get('/ServiceProviderConfig', (c) => say(c, 200, serviceProviderConfig(baseOf(c))))
  .get('/ResourceTypes', (c) => all(c, resourceTypes(baseOf(c))))
  .get('/ResourceTypes/:id', (c) => one(c, resourceTypes(baseOf(c))))
  .get('/Schemas', (c) => all(c, schemas(baseOf(c))))
  .get('/Schemas/:id', (c) => one(c, schemas(baseOf(c))))
  .on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], '/Me', () => notDone('/Me'))
  .post('/Bulk', () => notDone('Bulk'))
  .post('/.search', () => notDone('Searching over users and groups together'))
  .all('*', () => {
    throw new ScimError(404, null, 'There is nothing here.')
  })

scim.onError((error, c) => {
  if (error instanceof ScimError) return sayError(c, error)
  const { traceId } = c.var
  console.error({ traceId, path: c.req.path, error: String(error), stack: error.stack })
  return sayError(c, new ScimError(500, null, `Nothing was half done. Trace id: ${traceId}.`))
})

/** Section 4: filters have no meaning here and are forbidden. */
function all(c: Context<ScimEnv>, resources: readonly Values[]): Response {
  if (c.req.query('filter') !== undefined)
    throw new ScimError(403, null, 'This list cannot be filtered.')
  return say(c, 200, listAnswer(resources.length, 1, resources))
}

function one(c: Context<ScimEnv>, resources: readonly Values[]): Response {
  const found = resources.find(({ id }) => id === c.req.param('id'))
  if (!found) throw new ScimError(404, null, 'There is nothing here.')
  return say(c, 200, found)
}

function notDone(what: string): never {
  throw new ScimError(501, null, `${what} is not supported; ServiceProviderConfig says what is.`)
}

function baseOf(c: Context<ScimEnv>): string {
  return `${settingsOf(c.env).publicUrl}/scim/v2`
}
