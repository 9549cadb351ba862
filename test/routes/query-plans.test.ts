import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { ROWS } from './table/rows'
import { openWorld, type World } from './table/world'
import { type Caller, installation, signedIn } from './visit'

/** What grows with the years, or has a row for each person, resource or lease. */
const BIG = [
  ...['resources', 'accounts', 'resource_grams', 'resource_tags', 'people', 'identities'],
  ...['memberships', 'involvements', 'requests', 'leases', 'history', 'waiting', 'voted'],
  ...['scim_users', 'letters', 'sessions', 'proofs', 'idempotency', 'event_inbox'],
]

/** Walks that end with the page: the list has this order, and nothing is left out on the way. */
const IN_ORDER = [
  'resources USING INDEX resources_name_unique',
  'resources USING INDEX resources_by_time',
  ...['people USING INDEX people_by_name', 'people USING INDEX people_left'],
  'history USING INDEX history_by_time',
  'requests USING INDEX requests_by_time',
  // These have only what is open.
  ...['requests USING INDEX requests_open', 'requests USING COVERING INDEX requests_open'],
  'leases USING INDEX leases_open',
  'leases USING INDEX leases_held',
]

/** The linter looks at the accounts of a small catalogue, and counts no further than that. */
const BOUNDED = [
  /SELECT 1 FROM "accounts" WHERE retired_at IS NULL LIMIT/,
  /from "accounts" inner join "resources" .* inner join "connectors"/,
]

/** Files have everything in them, and the configuration is one. */
const WHOLE = /\.(csv|ndjson|yaml)$|configuration/

/** What is asked for besides the bare address, as people ask for it. */
const SEARCHES = [
  ...['/?q=shop', '/?q=zz', '/?q=reader', '/admin/resources?q=shop', '/admin/resources?q=zz'],
  ...[
    '/admin/resources?q=shop&sort=newest',
    '/admin/resources?tag=pci',
    '/admin/resources?kind=host',
  ],
  ...['/admin/resources?tag=pci&sort=newest', '/admin/resources?state=retired'],
  ...['/admin/people?state=left', '/admin/groups?q=a&from=scim'],
  ...['/admin/history?type=lease.closed', '/admin/history?from=2026-01-01T00:00'],
  ...['now', 'accounts', 'people', 'unused', 'late', 'waits', 'emergencies'].flatMap((view) => [
    `/admin/reports?view=${view}&days=365`,
    `/admin/reports?view=${view}&q=shop`,
  ]),
  ...['may-resource&q=shop-1', 'may-group&q=people', 'may-person&q=Ana'].map(
    (view) => `/admin/reports?view=${view}`,
  ),
]

describe('a page', () => {
  let world: World
  let root: Caller
  let part: Caller

  beforeAll(async () => {
    world = await openWorld()
    root = await signedIn('Rita', 'administrator')
    part = await signedIn('Pia')
    const role = { name: 'a part', permissions: ['read-history', 'manage-resources'] }
    const { body } = await root.send('POST', '/roles', role)
    const given = { principal: part.id, scope: 'resources:shop-*' }
    await root.send('POST', `/roles/${body.id}/give`, given)
  })

  it('looks through no large table', async () => {
    const asked = await queriesIn(async (from) => {
      for (const row of ROWS.filter(({ method, path }) => method === 'GET' && !WHOLE.test(path))) {
        from(row.path)
        await world.try(row, 'administrator')
      }
      for (const who of [root, part])
        for (const address of SEARCHES) {
          from(address)
          await visit(who, address)
        }
    })
    expect(asked.size).toBeGreaterThan(100)
    const faults: string[] = []
    for (const [query, address] of asked) {
      if (BOUNDED.some((each) => each.test(query))) continue
      const scans = (await planOf(query)).filter(isFault)
      if (scans.length > 0) faults.push(`${address}: ${scans.join('; ')} in ${query}`)
    }
    expect(faults).toEqual([])
  }, 90_000)

  it.each(['/', '/admin/policies'])('asks once what the menu says, on %s', async (path) => {
    const prepare = vi.spyOn(env.DB, 'prepare')
    await visit(root, path)
    const asked = prepare.mock.calls.filter(([query]) => query.includes('as "handed_over"'))
    prepare.mockRestore()
    expect(asked.length).toBe(1)
  })

  it('finds by an index who is named by all of a name or address', async () => {
    const asked = await queriesIn(() =>
      visit(root, '/admin/policies?person=Ana&resource=a&account=b'),
    )
    const naming = [...asked.keys()].filter((query) => query.includes('= lower(?)'))
    expect(naming.length).toBe(1)
    const plan = (await planOf(naming[0] ?? '')).join('; ')
    expect(plan).toContain('people USING INDEX people_named')
    expect(plan).toContain('people USING INDEX people_addressed')
  })
})

/** Every query, once, with the address that it was asked for first. */
async function queriesIn(
  ask: (from: (address: string) => void) => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const asked = new Map<string, string>()
  let address = ''
  const prepare = env.DB.prepare.bind(env.DB)
  const spy = vi.spyOn(env.DB, 'prepare').mockImplementation((query) => {
    if (!asked.has(query)) asked.set(query, address)
    return prepare(query)
  })
  await ask((next) => {
    address = next
  })
  spy.mockRestore()
  return asked
}

/** How SQLite goes about it. It knows nothing of how many rows there are, here as in production. */
async function planOf(query: string): Promise<readonly string[]> {
  const bare = query.replace(/'[^']*'/g, "''")
  const numbered = [...bare.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number))
  const count = Math.max(0, ...numbered) + (bare.match(/\?(?!\d)/g)?.length ?? 0)
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`)
    .bind(...Array.from({ length: count }, () => null))
    .all<{ detail: string }>()
  const names = aliasesIn(query)
  return results.map(({ detail }) =>
    detail.replace(/^(SCAN|SEARCH) (\w+)/, (_, verb, name) => `${verb} ${names.get(name) ?? name}`),
  )
}

/** Which table each short name of a query stands for. */
function aliasesIn(query: string): ReadonlyMap<string, string> {
  const named = query.matchAll(/\b(?:FROM|JOIN|,)\s+["`]?(\w+)["`]?\s+(?:AS\s+)?(\w+)\b/gi)
  return new Map([...named].map(([, table = '', alias = '']) => [alias, table]))
}

function isFault(step: string): boolean {
  const [, table = ''] = /^SCAN (\w+)/.exec(step) ?? []
  return BIG.includes(table) && !IN_ORDER.includes(step.slice('SCAN '.length))
}

async function visit(who: Caller, address: string): Promise<void> {
  const response = await app.request(
    `https://hallpass.example${address}`,
    { headers: { Cookie: `__Host-hallpass=${who.token}`, 'CF-Connecting-IP': '10.9.9.9' } },
    installation,
  )
  const text = await response.text()
  if (![200, 404].includes(response.status))
    throw new Error(`${address}: ${response.status} ${text}`)
}
