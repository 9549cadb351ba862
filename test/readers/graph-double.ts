import { type Asked, json } from './double'

type User = { readonly id: string; readonly accountEnabled: boolean | null }
type Group = {
  readonly id: string
  readonly displayName: string
  readonly members: readonly string[]
}

export type Tenant = { readonly users: User[]; readonly groups: Group[] }

export const TENANT = '11111111-2222-4333-8444-555555555555'
export const GRAPH = {
  ...{ tenant: TENANT, clientId: 'hallpass', clientSecret: 'between-us' },
  ...{ loginUrl: 'https://login.example', graphUrl: 'https://graph.example' },
}
const PAGE = 2

/**
 * What Microsoft's reference says of client credentials, /users, /groups, transitiveMembers, paging
 * and errors (learn.microsoft.com, Microsoft Graph REST API v1.0). It has never met Entra ID.
 */
export function graph(tenant: Tenant) {
  return (asked: Asked): Response => {
    const { url, authorization } = asked
    if (url.host === 'login.example') return token(asked)
    if (authorization !== 'Bearer at-1')
      return error(401, 'InvalidAuthenticationToken', 'Access token is empty.')
    const [, userId] = /^\/v1\.0\/users\/([^/]+)$/.exec(url.pathname) ?? []
    if (userId) {
      const user = tenant.users.find(({ id }) => id === userId)
      return user ? json(user) : error(404, 'Request_ResourceNotFound', `Resource '${userId}' …`)
    }
    const [, groupId] = /^\/v1\.0\/groups\/([^/]+)\/transitiveMembers$/.exec(url.pathname) ?? []
    if (groupId) {
      const group = tenant.groups.find(({ id }) => id === groupId)
      const members = (group?.members ?? []).map((id) => ({
        ...{ '@odata.type': '#microsoft.graph.user', id },
      }))
      return page(url, [...members, { '@odata.type': '#microsoft.graph.group', id: 'a-group' }])
    }
    if (url.pathname === '/v1.0/users') return page(url, tenant.users)
    if (url.pathname === '/v1.0/groups')
      return page(
        url,
        tenant.groups.map(({ id, displayName }) => ({ id, displayName })),
      )
    return error(400, 'Request_BadRequest', 'Resource not found for the segment.')
  }
}

function token({ method, url, body, authorization }: Asked): Response {
  const said = new URLSearchParams(body)
  const isAsked =
    method === 'POST' &&
    url.pathname === `/${TENANT}/oauth2/v2.0/token` &&
    said.get('grant_type') === 'client_credentials' &&
    said.get('scope') === 'https://graph.example/.default' &&
    (said.get('client_secret') === 'between-us' || authorization.startsWith('Basic '))
  return isAsked
    ? json({ token_type: 'Bearer', expires_in: 3_599, access_token: 'at-1' })
    : json({ error: 'invalid_client' }, 401)
}

function page(url: URL, items: readonly object[]): Response {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0)
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(from + PAGE))
  const more = from + PAGE < items.length ? { '@odata.nextLink': next.href } : {}
  return json({ '@odata.context': 'x', ...more, value: items.slice(from, from + PAGE) })
}

function error(status: number, code: string, message: string): Response {
  return json({ error: { code, message, innerError: { date: 'x' } } }, status)
}
