import type { DatabaseSync } from 'node:sqlite'
import type { HttpClient } from '../../support/http-client.ts'
import type { Seeded } from '../../world/seed.ts'
import type { WorldFacts } from '../../world/world.ts'
import { call, signedIn } from '../clients.ts'
import { databaseIn } from './crowd.ts'
import type { Who } from './visits.ts'

/** Dan audits a part only; the others are known from everywhere else. */
export const DAN = { id: 'dan', name: 'Dan Diaz', email: 'dan@example.test' }

/** What the pages are about, and who looks at them. */
export type Stage = {
  readonly who: { readonly [who in Who]: HttpClient }
  readonly ids: Ids
  /** Cursors of lists, far from their first page. */
  readonly deep: Deep
}

type Ids = ReturnType<typeof idsIn> & Made
type Made = { readonly [name in 'open' | 'request' | 'lease' | 'machine']: string }
type Deep = ReturnType<typeof deepIn>

const WAITING = 10

/** One request from end to end, whose records are the pattern for a million others. */
export async function firstRequest(world: WorldFacts, seeded: Seeded): Promise<void> {
  const ana = await signedIn(world, 'ana')
  const bo = await signedIn(world, 'bo')
  const { id } = await ask(ana, door(seeded, 'prod-shop-db', 'reader'))
  await call(bo, 'POST', `/requests/${id}/approve`, {})
  const lease = await call<{ id: string }>(ana, 'POST', `/requests/${id}/check-out`, {})
  await call(ana, 'POST', `/leases/${lease.id}/check-in`, {})
  for (;;) {
    const { phase } = await call<{ phase: string }>(ana, 'GET', `/leases/${lease.id}`)
    const { items } = await call<{ items: { id: string; phase: string }[] }>(ana, 'GET', '/leases')
    if (phase === 'closed' && items.some((one) => one.id === lease.id && one.phase === 'closed'))
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Who looks signs in, takes and asks for something, and is given what they look with. */
export async function arrive(world: WorldFacts, seeded: Seeded): Promise<Stage> {
  const who = {
    ana: await signedIn(world, 'ana'),
    bo: await signedIn(world, 'bo'),
    root: await signedIn(world, 'root'),
    cy: await signedIn(world, 'cy'),
    dan: await signedIn(world, 'dan'),
  }
  const { ana, root } = who
  const { id: dan } = await call<{ id: string }>(who.dan, 'GET', '/me')
  const give = (role: string, principal: string | undefined, scope: string) =>
    call(root, 'POST', `/roles/${role}/give`, { principal, scope })
  await give('auditor', seeded.people.cy, '')
  const part = { name: 'Reads a part', description: '', permissions: ['read-history'] }
  const role = await call<{ id: string }>(root, 'POST', '/roles', part)
  await give(role.id, dan, 'resources:prod-team007-*')
  const open = door(seeded, 'dev-shop-db', 'owner')
  const taken = await ask(ana, open)
  const lease = await call<{ id: string }>(ana, 'POST', `/requests/${taken.id}/check-out`, {})
  let request = ''
  for (let number = 0; number < WAITING; number++)
    request = (await ask(ana, door(seeded, 'prod-shop-db', 'reader'))).id
  const machine = await call<{ id: string }>(root, 'POST', '/machines', {
    name: 'bench',
    description: '',
    owners: [seeded.people.root],
  })
  const made = { open: open.resourceId, request, lease: lease.id, machine: machine.id }
  const db = databaseIn(world.dataDir)
  try {
    return { who, ids: { ...idsIn(db), ...made }, deep: deepIn(db, seeded.people.ana ?? '') }
  } finally {
    db.close()
  }
}

type Door = { readonly resourceId: string; readonly accountId: string }

function door(seeded: Seeded, resource: string, account: string): Door {
  const resourceId = seeded.resources[resource] ?? ''
  return { resourceId, accountId: seeded.accounts[`${resource}/${account}`] ?? '' }
}

function ask(who: HttpClient, at: Door): Promise<{ readonly id: string }> {
  const wish = { durationSeconds: 3_600, justification: 'The nightly report fails.' }
  return call(who, 'POST', '/requests', { ...at, ...wish })
}

/** Something in the middle of each list, and the person who asks most. */
function idsIn(db: DatabaseSync) {
  const one = (sql: string) => (db.prepare(sql).get() ?? {}) as { readonly [name: string]: string }
  const place = one(`SELECT r.id AS resource, r.name AS resourceName, a.id AS account,
      a.name AS accountName FROM resources r JOIN accounts a ON a.resource_id = r.id
    WHERE r.name > 'prod-team077' ORDER BY r.name LIMIT 1`)
  const { connector } = one('SELECT id AS connector FROM connectors ORDER BY name LIMIT 1')
  const { policy } = one('SELECT id AS policy FROM policies ORDER BY position LIMIT 1 OFFSET 500')
  const { person } = one(
    'SELECT id AS person FROM people ORDER BY display_name LIMIT 1 OFFSET 5000',
  )
  const { id: grp } = one("SELECT id FROM groups WHERE name = 'team077 engineers'")
  const { busy } = one(
    'SELECT holder_id AS busy FROM leases GROUP BY holder_id ORDER BY count(*) DESC LIMIT 1',
  )
  const { resource = '', resourceName = '', account = '', accountName = '' } = place
  const rest = { connector, policy, person, group: grp, busy }
  return { resource, resourceName, account, accountName, ...rest }
}

/** As the product makes them: the key of the last row of the page before. */
function deepIn(db: DatabaseSync, ana: string) {
  const after = (sql: string, ...values: string[]) => {
    const row = db.prepare(sql).get(...values)
    if (!row) throw new Error(`The list is not as long as that: ${sql}`)
    return Buffer.from(JSON.stringify(Object.values(row))).toString('base64url')
  }
  return {
    askable: after("SELECT name FROM resources WHERE name > 'lab-team2' ORDER BY name LIMIT 1"),
    resources: after('SELECT name FROM resources ORDER BY name LIMIT 1 OFFSET 90000'),
    newest: after(
      'SELECT created_at, id FROM resources ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET 90000',
    ),
    people: after(
      'SELECT display_name, id FROM people ORDER BY display_name, id LIMIT 1 OFFSET 9000',
    ),
    requests: after(
      `SELECT filed_at, id FROM requests WHERE requester_id = ?
       ORDER BY filed_at DESC, id DESC LIMIT 1 OFFSET 500`,
      ana,
    ),
    history: after(
      `SELECT at, stream, sequence FROM history
       ORDER BY at DESC, stream DESC, sequence DESC LIMIT 1 OFFSET 600000`,
    ),
  }
}
