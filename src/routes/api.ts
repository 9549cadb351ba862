import { Hono } from 'hono'
import * as v from 'valibot'
import { notFound } from '../auth/may'
import type { AppEnv } from '../http/context'
import { documentOf } from '../http/openapi'
import { accounts } from './accounts'
import { changes } from './changes'
import { channels } from './channels'
import { configuration } from './configuration'
import { connectors } from './connectors'
import { delegations } from './delegations'
import { drift } from './drift'
import { emergencies } from './emergencies'
import { type Endpoint, endpoint, ok } from './endpoint'
import { eventConnections } from './event-connections'
import { groups } from './groups'
import { history } from './history'
import { identities } from './identities'
import { leases } from './leases'
import { machineRules } from './machine-rules'
import { machines } from './machines'
import { me } from './me'
import { mount } from './mount'
import { notices } from './notices'
import { passkeys } from './passkeys'
import { people } from './people'
import { policies } from './policies'
import { providers } from './providers'
import { reconciliations } from './reconciliations'
import { recoveries } from './recoveries'
import { requests } from './requests'
import { resources } from './resources'
import { roles } from './roles'
import { scimConnections } from './scim-connections'
import { sessions } from './sessions'
import { tasks } from './tasks'
import { tokens } from './tokens'

/** Put together when it is first asked for. */
let document: ReturnType<typeof documentOf> | undefined

const description = endpoint(
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description, OpenAPI 3.1',
    access: 'anybody',
    answer: v.record(v.string(), v.unknown()),
  },
  async () => {
    document ??= documentOf(
      endpoints.map((each) => each.definition),
      '/api/v1',
    )
    return ok(document)
  },
)

/** Every route of the API: what is not in this list is neither served nor described. */
export const endpoints: readonly Endpoint[] = [
  ...requests,
  ...emergencies,
  ...leases,
  ...tasks,
  ...delegations,
  ...resources,
  ...accounts,
  ...connectors,
  ...drift,
  ...policies,
  ...people,
  ...identities,
  ...providers,
  ...reconciliations,
  ...groups,
  ...roles,
  ...changes,
  ...configuration,
  ...scimConnections,
  ...eventConnections,
  ...channels,
  ...tokens,
  ...machineRules,
  ...machines,
  ...history,
  ...me,
  ...sessions,
  ...notices,
  ...passkeys,
  ...recoveries,
  description,
]

/** The JSON API; mounted under /api/v1. */
export const api = new Hono<AppEnv>()

for (const each of endpoints) mount(api, each)

api.all('*', (c) => notFound(c, 'api'))
