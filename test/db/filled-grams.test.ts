import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { expect, it } from 'vitest'

const db = env.DB
const { MIGRATIONS } = env as unknown as { MIGRATIONS: D1Migration[] }
const RESOURCES = 40
const ACCOUNTS = ['rw', 'reader-of-everything', 'A']

/** The migration does it in parts, since D1 gives a statement half a minute and a company has many names. */
it('finds all that was there before by every three letters of its names and by its tags', async () => {
  const expected = new Set<string>()
  await db
    .prepare(
      `INSERT INTO connectors (id, name, kind, settings, sealed, created_at, updated_at)
       VALUES ('con_gram', 'gram', 'manual', '{}', '{}', 1, 1)`,
    )
    .run()
  for (let n = 0; n < RESOURCES; n++) {
    const name = `Prod-${'x'.repeat(n)}${n}`
    await db
      .prepare(
        `INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
         VALUES (?, ?, 'host', '', ?, 'exclusive', 1)`,
      )
      .bind(`res_gram${n}`, name, JSON.stringify([`tag-${n % 3}`]))
      .run()
    for (const gram of grams(name)) expected.add(`${gram} ${name} `)
    for (const account of ACCOUNTS.slice(n % 3)) {
      await db
        .prepare(
          `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
           VALUES (?, ?, ?, 'enable', 'con_gram', '{}', 1)`,
        )
        .bind(`acc_gram${n}${account.toLowerCase()}`, `res_gram${n}`, account)
        .run()
      for (const gram of grams(account)) expected.add(`${gram} ${name} ${account}`)
    }
    // What was renamed since is found by the name that its leases have.
    const held = n % 4 === 0 ? `Was-${n}` : name
    await lease(n, held)
    for (const gram of grams(held)) expected.add(`${gram} ${held} `)
  }
  await db.batch([
    db.prepare('DELETE FROM resource_grams'),
    db.prepare('DELETE FROM resource_tags'),
  ])
  const { queries = [] } = MIGRATIONS.find(({ name }) => name === '0027_at_scale.sql') ?? {}
  const filling = queries.filter((query) => query.startsWith('INSERT'))
  await db.batch(filling.map((query) => db.prepare(query)))
  const found = await db
    .prepare("SELECT gram || ' ' || name || ' ' || account AS row FROM resource_grams")
    .all<{ row: string }>()
  expect(found.results.map(({ row }) => row).toSorted()).toEqual([...expected].toSorted())
  expect(await db.prepare('SELECT count(*) AS n FROM resource_tags').first('n')).toBe(RESOURCES)
})

it('knows the names that leases were held under before', async () => {
  const held = db.prepare('SELECT name FROM holder_names')
  await db.prepare('DELETE FROM holder_names').run()
  expect((await held.all()).results).toEqual([])
  const { queries = [] } = MIGRATIONS.find(({ name }) => name === '0032_holder_names.sql') ?? {}
  const filling = queries.filter((query) => /^(--.*\n)*INSERT/.test(query))
  await db.batch(filling.map((query) => db.prepare(query)))
  expect((await held.all()).results).toEqual([{ name: 'Ana' }])
})

function grams(name: string): readonly string[] {
  const lower = name.toLowerCase()
  return [...lower].map((_, at) => lower.slice(at, at + 3))
}

function lease(n: number, resourceName: string): Promise<unknown> {
  return db
    .prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, is_open)
       VALUES (?, 1, 'req_gram_1', ?, ?, 'rw', 'per_ana0', 'Ana', 'closed', 1, 2, 0)`,
    )
    .bind(`lea_gram_${n}`, `res_gram${n}`, resourceName)
    .run()
}
