import { type Asked, json } from './double'

type User = { readonly id: string; readonly status: string }
type Group = { readonly id: string; readonly name: string; readonly members: readonly string[] }

/** An organisation, as the double of its API shows it; `PAGE` at a time. */
export type Organisation = {
  readonly users: User[]
  readonly groups: Group[]
  /** Answers in place of what is here. */
  inTheWay?: (asked: Asked) => Response | undefined
}

const ORIGIN = 'https://shop.okta.example'
const TOKEN = '00-made-up'
const ACCESS_TOKEN = 'eyJ-made-up'
const PAGE = 2

export const OKTA = { orgUrl: ORIGIN, token: TOKEN }

/**
 * What Okta's reference says of Users, Groups, link headers and errors, as far as it is read here:
 * developer.okta.com, "Users", "Groups", "Pagination" and "Error codes". It has never met Okta.
 */
export function okta(organisation: Organisation) {
  return (asked: Asked): Response => {
    const inTheWay = organisation.inTheWay?.(asked)
    if (inTheWay) return inTheWay
    if (asked.url.pathname === '/oauth2/v1/token') return tokenFor(asked)
    const isLetIn = [`SSWS ${TOKEN}`, `Bearer ${ACCESS_TOKEN}`].includes(asked.authorization)
    if (!isLetIn) return error(401, 'E0000011', 'Invalid token provided')
    const [, userId] = /^\/api\/v1\/users\/([^/]+)$/.exec(asked.url.pathname) ?? []
    if (userId) {
      const user = organisation.users.find(({ id }) => id === decodeURIComponent(userId))
      return user ? json(shown(user)) : error(404, 'E0000007', 'Not found: Resource not found')
    }
    const [, groupId] = /^\/api\/v1\/groups\/([^/]+)\/users$/.exec(asked.url.pathname) ?? []
    const group = organisation.groups.find(({ id }) => id === groupId)
    // Without a filter, whoever is deprovisioned is not listed.
    const listed = organisation.users.filter(({ status }) => status !== 'DEPROVISIONED')
    if (asked.url.pathname === '/api/v1/users') return page(asked, listed.map(shown))
    if (asked.url.pathname === '/api/v1/groups')
      return page(
        asked,
        organisation.groups.map(({ id, name }) => ({
          ...{ id, type: 'OKTA_GROUP', objectClass: ['okta:user_group'] },
          profile: { name, description: null },
        })),
      )
    if (group)
      return page(
        asked,
        organisation.users.filter(({ id }) => group.members.includes(id)).map(shown),
      )
    return error(404, 'E0000007', 'Not found: Resource not found')
  }
}

/** "Implement OAuth for Okta with a service app": an assertion and no secret. Who signed it is for the test. */
function tokenFor({ method, body }: Asked): Response {
  const said = new URLSearchParams(body)
  const isAsked =
    method === 'POST' &&
    said.get('grant_type') === 'client_credentials' &&
    said.get('scope') === 'okta.users.read okta.groups.read' &&
    said.get('client_assertion_type')?.endsWith(':jwt-bearer') &&
    said.get('client_assertion')?.split('.').length === 3
  return isAsked
    ? json({ token_type: 'Bearer', expires_in: 3_600, access_token: ACCESS_TOKEN })
    : json({ error: 'invalid_client' }, 401)
}

function shown({ id, status }: User) {
  return {
    ...{ id, status, created: '2026-01-01T00:00:00.000Z', activated: null, lastLogin: null },
    profile: { firstName: 'A', lastName: 'B', login: `${id}@shop.example`, email: null },
    credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  }
}

function page({ url }: Asked, items: readonly object[]): Response {
  const from = Number(url.searchParams.get('after') ?? 0)
  const self = `<${url.href}>; rel="self"`
  const next = new URL(url)
  next.searchParams.set('after', String(from + PAGE))
  const more = from + PAGE < items.length ? `, <${next.href}>; rel="next"` : ''
  return json(items.slice(from, from + PAGE), 200, { link: self + more })
}

function error(status: number, errorCode: string, errorSummary: string): Response {
  return json(
    { errorCode, errorSummary, errorLink: errorCode, errorId: 'oae', errorCauses: [] },
    status,
  )
}
