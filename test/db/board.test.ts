import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { backgroundOf } from '../../src/db/background'
import {
  allRequests,
  findLeaseRow,
  findRequestRow,
  leasesOf,
  namesOf,
  openLeases,
  readHeldBy,
  readUnderWay,
  requestsOf,
} from '../../src/db/board'
import { createGroup } from '../../src/db/groups'
import { factStatement, searchHistory } from '../../src/db/history'
import { menuCounts } from '../../src/db/menu-counts'
import type { Page } from '../../src/db/page'
import { readAlone } from '../../src/db/together'
import { readMostUrgent, waitingFor } from '../../src/db/waiting-for'
import type { PersonId } from '../../src/domain/ids'
import { addPerson, ROOT } from './people'

const db = env.DB
const FIRST = { limit: 2, cursor: null }
const LATER = Date.now() + 3_600_000

describe('the board', () => {
  beforeEach(async () => {
    for (const table of ['requests', 'leases', 'waiting', 'voted'])
      await db.prepare(`DELETE FROM ${table}`).run()
  })

  it('shows what waits for me, by name or group, the most urgent first', async () => {
    const [ana, bo] = [await addPerson('Ana'), await addPerson('Bo')]
    const group = await createGroup(db, ROOT, { name: 'r', description: '', members: [bo, ana] })
    const principal = group.ok ? group.id : ''
    await request(1, { deadline: LATER + 2 })
    await request(2, { deadline: LATER + 1 })
    await request(3)
    await request(4, { stage: 'approved' })
    await request(5, { deadline: 1 })
    await request(6)
    await waits([1, bo], [2, principal], [3, 'per_cy'], [4, bo], [5, bo], [6, bo], [1, ana])
    await db.prepare("INSERT INTO voted VALUES ('req_board_6', ?)").bind(bo).run()
    expect(await all((slice) => waitingFor(db, bo, slice))).toEqual([2, 1])
    expect(await all((slice) => waitingFor(db, ana, slice))).toEqual([])
    expect([await decisionsOf(bo), await decisionsOf(ana)]).toEqual([2, 0])
    expect(await mostUrgent(bo, 1)).toEqual([2])
    expect(await mostUrgent(bo, 5)).toEqual([2, 1])
  })

  it('shows what was handed over to me, however much comes before it that was not', async () => {
    const [dan, eve] = [await addPerson('Dan'), await addPerson('Eve')]
    const many = Array.from({ length: 120 }, (_, n) => n + 1)
    await Promise.all(many.map((n) => request(n, { deadline: LATER + n })))
    await waits(...many.map((n): [number, string] => [n, dan]))
    for (const n of [3, 99, 120])
      await db
        .prepare("UPDATE requests SET resource_name = 'prod' WHERE id = ?")
        .bind(`req_board_${n}`)
        .run()
    await db
      .prepare(
        `INSERT INTO delegations (id, principal_id, delegate_id, is_away, starts_at, ends_at, resources, created_at)
         VALUES ('dlg_board', ?, ?, 0, 1, ?, 'prod', 1)`,
      )
      .bind(dan, eve, LATER)
      .run()
    expect(await all((slice) => waitingFor(db, eve, slice))).toEqual([3, 99, 120])
    expect([await decisionsOf(dan), await decisionsOf(eve)]).toEqual([100, 3])
    expect([await mostUrgent(dan, 1), await mostUrgent(eve, 1)]).toEqual([[1], null])
    // So few that one look is all.
    await db.prepare("DELETE FROM requests WHERE id LIKE 'req_board__'").run()
    await db.prepare("DELETE FROM requests WHERE id GLOB 'req_board_[12]?'").run()
    await request(3, { deadline: LATER })
    await waits([3, eve])
    expect(await decisionsOf(eve)).toBe(3)
  })

  it('shows my requests, newest first, open ones alone where asked', async () => {
    for (const n of [1, 2, 3]) await request(n, { stage: n === 2 ? 'used' : 'pending' })
    await request(4, { requester: 'per_bo' })
    const first = await requestsOf(db, 'per_ana0', FIRST)
    expect(numbers(first.items)).toEqual([3, 2])
    expect(
      numbers((await requestsOf(db, 'per_ana0', { ...FIRST, cursor: first.next })).items),
    ).toEqual([1])
    expect(numbers((await requestsOf(db, 'per_ana0', { ...FIRST, open: true })).items)).toEqual([
      3, 1,
    ])
    expect(await all((slice) => allRequests(db, 'everything', slice))).toEqual([4, 3, 2, 1])
    expect((await findRequestRow(db, 'req_board_4'))?.requesterId).toBe('per_bo')
    expect(await findRequestRow(db, 'req_board_9')).toBeNull()
  })

  it('shows leases of one person, of everybody and of some resources', async () => {
    for (const n of [1, 2, 3]) await lease(n, n !== 2)
    expect(await all((slice) => leasesOf(db, 'per_ana0', slice))).toEqual([3, 2, 1])
    expect(await all((slice) => leasesOf(db, 'per_ana0', { ...slice, open: true }))).toEqual([3, 1])
    expect(await all((slice) => leasesOf(db, 'per_ana0', { ...slice, open: false }))).toEqual([2])
    expect(await all((slice) => openLeases(db, 'everything', slice))).toEqual([1, 3])
    expect((await findLeaseRow(db, 'lea_board_2'))?.isOpen).toBe(false)
  })

  it('shows at a glance what I hold, and what I have asked for and do not have yet', async () => {
    const ana = 'per_ana0' as PersonId
    for (const [index, stage] of ['pending', 'approved', 'in_use', 'used', 'pending'].entries())
      await request(index + 1, { stage })
    await request(6, { requester: 'per_bo' })
    for (const n of [1, 2, 3]) await lease(n, n !== 2)
    const underWay = async (limit: number) => {
      const { items, next } = await readAlone(db, readUnderWay(db, ana, limit))
      return { shown: numbers(items), hasMore: next !== null }
    }
    expect(await underWay(3)).toEqual({ shown: [5, 2, 1], hasMore: false })
    expect(await underWay(2)).toEqual({ shown: [5, 2], hasMore: true })
    expect(numbers(await readAlone(db, readHeldBy(db, ana, 5)))).toEqual([3, 1])
    expect(await readAlone(db, readHeldBy(db, ana, 1))).toEqual([
      {
        ...{ id: 'lea_board_3', resourceName: 'db', accountName: 'admin' },
        ...{ phase: 'active', endsAt: 103 },
      },
    ])
  })

  it('shows some of what is open beside a request, and says where there is more', async () => {
    const around = { id: 'req_board_1', requester: 'per_ana0', resource: 'res_board' } as const
    const background = () => backgroundOf(db, { ...around, accountName: 'admin' })
    for (const n of [1, 2, 3, 4, 5, 6]) await request(n)
    expect(await background()).toMatchObject({ overlapping: { length: 5 }, hasMore: false })
    await request(7)
    expect(await background()).toMatchObject({ overlapping: { length: 5 }, hasMore: true })
  })

  it('knows names of people and groups', async () => {
    const bo = await addPerson('Bo')
    const made = await createGroup(db, ROOT, { name: 'named here', description: '', members: [] })
    if (!made.ok) throw new Error(made.problem.code)
    expect(await namesOf(db, [bo, made.id, 'per_gone'])).toEqual({
      [bo]: 'Bo',
      [made.id]: 'named here',
    })
  })
})

describe('history', () => {
  it('is searched newest first, a page at a time, without gaps in its sequence', async () => {
    await db.prepare('DELETE FROM history').run()
    const fact = (n: number) => ({ type: n === 2 ? 'b.b' : 'a.a', data: { n } })
    await db.batch([1, 2, 3].map((n) => factStatement(db, ROOT, fact(n), 1_000 * n)))
    const found = (filter: object) =>
      all(
        (slice) => searchHistory(db, 'everything', { ...filter, ...slice }),
        (row) => row.sequence,
      )
    expect(await found({})).toEqual([3, 2, 1])
    expect(await found({ type: 'a.a' })).toEqual([3, 1])
    expect(await found({ from: 2_000, to: 3_000 })).toEqual([2])
    expect(await found({ personId: 'per_bo' })).toEqual([])
    const { items } = await searchHistory(db, 'everything', FIRST)
    expect(items[0]).toMatchObject({ stream: 'catalogue', actorId: ROOT.id, data: { n: 3 } })
  })
})

/** Null where a look does not say. */
async function mostUrgent(person: PersonId, limit: number): Promise<number[] | null> {
  const page = await readAlone(db, readMostUrgent(db, person, limit))
  return page && numbers(page.items)
}

/** What the menu says, for somebody who may review no emergency but their own policies'. */
async function decisionsOf(person: PersonId): Promise<number> {
  return (await menuCounts(db, person, { reviews: [], overdue: [] })).decisions
}

function numbers(rows: readonly { id: string }[]): number[] {
  return rows.map(({ id }) => Number(id.split('_').at(-1)))
}

async function all<Row>(
  read: (slice: { limit: number; cursor: string | null }) => Promise<Page<Row>>,
  of: (row: Row) => number = (row) => numbers([row as { id: string }])[0] ?? 0,
): Promise<number[]> {
  const found: number[] = []
  let cursor: string | null = null
  do {
    const page: Page<Row> = await read({ limit: 1, cursor })
    found.push(...page.items.map(of))
    cursor = page.next
  } while (cursor && found.length < 9)
  return found
}

function request(
  n: number,
  { stage = 'pending', deadline = LATER, requester = 'per_ana0' } = {},
): Promise<unknown> {
  return db
    .prepare(
      `INSERT INTO requests VALUES (?, 1, 'res_board', 'db', 'admin', ?, 'Ana', ?, 'why', 60, ?, ?, ?,
         'postgres', NULL, NULL, NULL, NULL)`,
    )
    .bind(`req_board_${n}`, requester, stage, n, deadline, stage === 'used' ? 0 : 1)
    .run()
}

function waits(...rows: (readonly [number, string])[]): Promise<unknown> {
  return db.batch(
    rows.map(([n, who]) =>
      db.prepare('INSERT INTO waiting VALUES (?, ?)').bind(`req_board_${n}`, who),
    ),
  )
}

function lease(n: number, isOpen: boolean): Promise<unknown> {
  return db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, closed_at, is_open) VALUES
         (?, 1, 'req_board_1', 'res_board', 'db', 'admin', 'per_ana0', 'Ana', 'active', ?, ?, NULL, ?)`,
    )
    .bind(`lea_board_${n}`, n, 100 + n, isOpen ? 1 : 0)
    .run()
}
