import { scheduled } from '../../../src/jobs/scheduled'
import { arrive } from './arrivals'
import { ask, type Turn, takeAndKeep, takeTurn } from './cycle'
import type { BenchEnv } from './env'
import { front } from './front'
import { openDoors, type Stock, stockOnce, type Wanted } from './stock'

export { Courier } from '../../../durable-objects/courier'
export { Custodian } from '../../../durable-objects/custodian'
export { Gate } from '../../../durable-objects/gate'
export { Live } from '../../../durable-objects/live'
export { Tally } from '../../../durable-objects/tally'
export { Bare } from './bare'

/** The load generator outside sends one request for each cycle, and keeps the time. */
export default {
  async fetch(request: Request, env: BenchEnv): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (/^\/(scim|api)\//.test(pathname)) return front.fetch(request, env)
    return Response.json((await serve(pathname, request, env)) ?? null)
  },
  /** Whoever was forgotten is woken, and targets are compared, as in the product. */
  scheduled,
} satisfies ExportedHandler<BenchEnv>

async function serve(pathname: string, request: Request, env: BenchEnv): Promise<unknown> {
  switch (pathname) {
    case '/stock':
      return stockOnce(env, await request.json<Stock>())
    case '/doors': {
      return openDoors(env, await request.json<Wanted>())
    }
    case '/ask':
      return ask(env, await request.json<Turn>())
    case '/turn':
      return takeTurn(env, await request.json<Turn>())
    case '/keep':
      return takeAndKeep(env, await request.json<Turn>())
    case '/arrive':
      return arrive(env, await request.json<{ count: number }>())
    case '/ends':
      return (await env.DB.prepare(ENDS).all()).results
    case '/lists':
      return env.DB.prepare(LISTS).first()
    default:
      throw new Error(`Nothing is served at ${pathname}.`)
  }
}

/** How far D1's copy has come: requests filed, requests used up, and leases closed. */
const LISTS = `SELECT (SELECT count(*) FROM requests) AS filed,
  (SELECT count(*) FROM requests WHERE is_open = 0) AS used,
  (SELECT count(*) FROM leases WHERE is_open = 0) AS closed`

/** What D1 knows of every lease; times in epoch milliseconds. */
const ENDS =
  'SELECT id AS leaseId, ends_at AS endsAt, ended_at AS endedAt, closed_at AS closedAt FROM leases'
