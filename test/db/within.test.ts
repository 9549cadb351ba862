import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { openLeases } from '../../src/db/board'
import { searchHistory } from '../../src/db/history'
import { menuCounts } from '../../src/db/menu-counts'
import { overdueLeases } from '../../src/db/overdue'
import { listResources, newestResources } from '../../src/db/resource-search'
import { reviewsFor } from '../../src/db/reviews'
import { waitingFor } from '../../src/db/waiting-for'
import type { Scope } from '../../src/domain/permission/scope'
import { isWithin } from '../../src/domain/permission/scope'

const db = env.DB
const SLICE = { limit: 100, cursor: null }
const NAMES = ['prod-web', 'prod-db', 'prod', 'Prod-db', 'test-web', 'a-db', 'zz', 'émile-db']
const TAGS = ['eu', 'pci']

const SCOPES: readonly Scope[] = [
  ...['prod-*', '*-db', 'prod', '?-db', 'p*b', '*', 'none-*'].map((glob) => ({
    kind: 'resources' as const,
    glob,
  })),
  ...TAGS.map((tag) => ({ kind: 'tag' as const, tag })),
  { kind: 'tag', tag: 'nowhere' },
]

/** As many as somebody may be given, who has nothing by any of these. */
function nothingBy(count: number): readonly Scope[] {
  return Array.from(
    { length: count },
    (_, n): Scope =>
      n % 2 === 0 ? { kind: 'resources', glob: `nothing-${n}-*` } : { kind: 'tag', tag: `no-${n}` },
  )
}

describe('what is within reach', () => {
  const made = NAMES.map((name, n) => ({ name, tags: TAGS.filter((_, at) => (n >> at) % 2 === 1) }))

  beforeAll(async () => {
    for (const [n, { name, tags }] of made.entries())
      await db
        .prepare(
          `INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
           VALUES (?, ?, 'host', '', ?, 'exclusive', 1)`,
        )
        .bind(`res_reach${n}`, name, JSON.stringify(tags))
        .run()
  })

  it.each([0, 3, 4, 5, 60, 300])(
    'is what the core says, also beside %i other scopes',
    async (more) => {
      for (const scope of SCOPES) {
        const expected = made.filter((each) => isWithin(scope, each)).map(({ name }) => name)
        const reach = [...nothingBy(more), scope]
        const { items } = await listResources(db, { ...SLICE, reach })
        expect(items.map(({ name }) => name).toSorted(), JSON.stringify(scope)).toEqual(
          expected.toSorted(),
        )
      }
    },
  )

  it.each([5, 6, 60, 300])('is read by every list and by the menu for %i scopes', async (count) => {
    const reach = nothingBy(count)
    for (const page of [
      await newestResources(db, { ...SLICE, reach }),
      await overdueLeases(db, reach, SLICE),
      await openLeases(db, reach, SLICE),
      await searchHistory(db, reach, SLICE),
      await reviewsFor(db, 'per_nobody', reach, SLICE),
      await waitingFor(db, 'per_nobody', { ...SLICE, reach }),
    ])
      expect(page.items).toEqual([])
    expect(await menuCounts(db, 'per_nobody', { reviews: reach, overdue: reach })).toEqual({
      decisions: 0,
      overdue: 0,
      tasks: 0,
    })
  })
})
