import { type Figure, type Findings, figure, type Scale, shown } from './findings.ts'
import { watchRoles } from './gone-watch.ts'
import { KeepAlive } from './keep-alive.ts'
import { spreadOf } from './spread.ts'
import { endsWhenClosed, roleOf, type Taken, takeAll, withPostgres } from './window-leases.ts'

const HOLDS_MS = 3_500_000
/** Everywhere within this, each of them. */
const BOUND_MS = 10_000
const GIVES_UP_MS = 60_000
const ASKED_EVERY_MS = 20
/** How many leave at the same time. */
const AT_A_TIME = 2

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** Somebody who is signed in and has an API token, and what the provider calls them. */
type Arrival = { readonly subject: string; readonly cookie: string; readonly bearer: string }
type Arrivals = { readonly scimToken: string; readonly people: readonly Arrival[] }

type Said = { readonly method: string; readonly body?: object }

function patch(operation: object): Said {
  return { method: 'PATCH', body: { schemas: [PATCH], Operations: [operation] } }
}

/** Each way in which a provider says by SCIM that somebody has left. */
const WAYS: readonly ((user: object) => Said)[] = [
  () => patch({ op: 'replace', path: 'active', value: false }),
  () => patch({ op: 'replace', value: { active: false } }),
  () => patch({ op: 'Replace', path: 'active', value: 'False' }),
  (user) => ({ method: 'PUT', body: { ...user, active: false } }),
  () => ({ method: 'DELETE' }),
]

/** Milliseconds from the moment at which the request was sent; null where it did not come so far. */
type Left = {
  readonly answered: number
  readonly session: number | null
  readonly token: number | null
  /** The last role of theirs. */
  readonly gone: number | null
  readonly closed: number | null
}

/** From SCIM's word until a leaver is out everywhere: session, token, and each role at a real PostgreSQL. */
export function leavers({ isLong }: Scale): Promise<Findings> {
  const [people, each] = isLong ? [200, 20] : [10, 5]
  const settings = {
    ...{ OIDC_ISSUER: 'https://identity.example', OIDC_CLIENT_ID: 'bench' },
    OIDC_CLIENT_SECRET: 'between us',
  }
  return withPostgres(async ({ url, postgres }) => {
    const [leases, until] = [people * each, Date.now() + HOLDS_MS]
    const size = { resources: leases, leases, people }
    const taken = await takeAll(url, size, { roles: ['shop_dev_owners'] }, () => until)
    const { scimToken, people: arrived } = await asked<Arrivals>(url, '/arrive', { count: people })
    const line = new Line(url, scimToken)
    const leaving: Leaving[] = []
    for (const [number, arrival] of arrived.entries()) {
      const user = { schemas: [USER], userName: arrival.subject, externalId: arrival.subject }
      const { id } = (await line.scim('POST', '/Users', user)) as { id: string }
      const way = WAYS[number % WAYS.length]
      const held = taken.filter((_, index) => index % people === number)
      if (way) leaving.push({ id, arrival, held, said: way({ ...user, id }) })
    }
    const left: Omit<Left, 'closed'>[] = []
    const began: number[] = []
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async (_, lane) => {
        for (let number = lane; number < leaving.length; number += AT_A_TIME) {
          const one = leaving[number]
          if (!one) continue
          began[number] = Date.now()
          left[number] = await leave(line, one, (roles) =>
            watchRoles(postgres, roles, Date.now() + GIVES_UP_MS),
          )
        }
      }),
    )
    const ends = await endsWhenClosed(url, Date.now() + GIVES_UP_MS)
    const all = left.map((one, number): Left => {
      const own = ends.filter(({ leaseId }) =>
        leaving[number]?.held.some((lease) => lease.leaseId === leaseId),
      )
      const times = own.map(({ closedAt }) => closedAt)
      return { ...one, closed: latest(times, began[number] ?? 0) }
    })
    return findings(all, each)
  }, settings)
}

type Leaving = {
  readonly id: string
  readonly arrival: Arrival
  readonly held: readonly Taken[]
  readonly said: Said
}

async function leave(
  line: Line,
  { id, arrival, held, said }: Leaving,
  watch: (roles: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<Omit<Left, 'closed'>> {
  const roles = held.map(roleOf)
  const cookie = { cookie: arrival.cookie }
  const bearer = { authorization: `Bearer ${arrival.bearer}` }
  const before = [await line.status(cookie), await line.status(bearer)]
  if (String(before) !== '204,204')
    throw new Error(`They were not let in before they left: ${before}.`)
  const began = Date.now()
  const since = (at: number | null) => (at === null ? null : at - began)
  const telling = line.scim(said.method, `/Users/${id}`, said.body).then(() => Date.now())
  const [answered, session, token, gone] = await Promise.all([
    telling,
    refusedAt(line, cookie),
    refusedAt(line, bearer),
    watch(roles),
  ])
  return {
    answered: answered - began,
    session: since(session),
    token: since(token),
    gone: latest(
      roles.map((role) => gone.get(role)),
      began,
    ),
  }
}

async function refusedAt(line: Line, headers: Record<string, string>): Promise<number | null> {
  const givesUpAt = Date.now() + GIVES_UP_MS
  while (Date.now() < givesUpAt) {
    if ((await line.status(headers)) === 401) return Date.now()
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS))
  }
  return null
}

function latest(times: readonly (number | null | undefined)[], began: number): number | null {
  const seen = times.filter((at) => typeof at === 'number')
  return seen.length < times.length ? null : Math.max(...seen) - began
}

/** What is said to the Worker from outside. */
class Line {
  readonly #url: string
  readonly #scimToken: string

  constructor(url: string, scimToken: string) {
    this.#url = url
    this.#scimToken = scimToken
  }

  async scim(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#scimToken}`,
        ...(body && { 'content-type': 'application/scim+json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
    return text === '' ? null : JSON.parse(text)
  }

  async status(headers: Record<string, string>): Promise<number> {
    const response = await fetch(`${this.#url}/api/v1/me`, { headers })
    await response.arrayBuffer()
    return response.status
  }
}

async function asked<Answer>(url: string, path: string, body: object): Promise<Answer> {
  const line = new KeepAlive(url)
  const { answer } = await line.post<Answer>(path, body).finally(() => line.close())
  return answer
}

const TITLES = {
  answered: 'SCIM was answered',
  session: 'session refused',
  token: 'API token refused',
  gone: 'last role gone at the server',
  closed: 'last lease read back clean and closed',
} as const

function findings(left: readonly Left[], each: number): Findings {
  const names = Object.keys(TITLES) as (keyof typeof TITLES)[]
  const spreads = names.map((name) => {
    // What was never seen counts as later than everything else.
    const times = left.map((one) => one[name] ?? Number.POSITIVE_INFINITY)
    return { name, ...spreadOf(times), inTime: times.filter((ms) => ms <= BOUND_MS).length }
  })
  return {
    title: `leavers: ${left.length} people with ${each} leases each, ${AT_A_TIME} at a time`,
    columns: ['from the request of SCIM until', 'within 10 s', 'p50 ms', 'p99 ms', 'max ms'],
    rows: spreads.map(({ name, p50, p99, max, inTime }) => [
      ...[TITLES[name], `${inTime} of ${left.length}`],
      ...[p50, p99, max].map(shown),
    ]),
    notes: [
      'Each is told of in another way: PATCH with and without a path, “False”, PUT, DELETE. Two leave at',
      'a time, and the next when those before are out everywhere; nobody leaves together with everybody',
      'else. Session and token are tried every 20 ms, roles every 50 ms: late by up to that, never early.',
    ],
    figures: spreads.flatMap(({ name, p50, p99, max, inTime }): Figure[] => [
      figure(`leavers.${name}.p50`, p50, 'ms'),
      figure(`leavers.${name}.p99`, p99, 'ms'),
      figure(`leavers.${name}.max`, max, 'ms'),
      figure(`leavers.${name}.inTime`, inTime, 'people'),
    ]),
  }
}
