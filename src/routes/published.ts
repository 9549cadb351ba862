import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { notFound } from '../auth/may'
import type { Publication } from '../connectors/publication'
import { connectorKinds } from '../connectors/registry'
import { findConnector } from '../db/connectors'
import { endedEarly } from '../db/issued'
import { ConnectorId } from '../domain/ids'
import type { AppEnv } from '../http/context'

/** What connectors publish for anybody: keys that targets trust, and what no longer counts. */
export const published = new Hono<AppEnv>()

for (const { kind, published: publications = {} } of connectorKinds())
  for (const [name, publication] of Object.entries(publications))
    published.get(`/${kind}/:id/${name}`, (c) => answer(c, kind, publication))

async function answer(
  c: Context<AppEnv>,
  kind: string,
  publication: Publication,
): Promise<Response> {
  const id = v.safeParse(ConnectorId, c.req.param('id'))
  const row = id.success ? await findConnector(c.env.DB, id.output) : null
  const known = row?.kind === kind ? row : null
  const now = Date.now()
  const ended = known ? await endedEarly(c.env.DB, known.id, now) : []
  const found = await publication({
    settings: known?.settings ?? null,
    endedEarly: ended.map((leaseId) => {
      const [, resourceKey = '', fence = ''] = leaseId.split('_')
      return { resourceKey, fence: Number(fence) }
    }),
    now,
  })
  if (!found) return notFound(c, 'api')
  const headers = {
    'Content-Type': found.type,
    'Cache-Control': `public, max-age=${found.maxAgeSeconds}`,
  }
  return c.body(found.body, 200, headers)
}
