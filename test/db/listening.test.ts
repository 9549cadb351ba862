import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { signedIn, signedInQuery } from '../../src/db/listening'
import type { AskerId, GroupId, PersonId } from '../../src/domain/ids'
import type { Concerned } from '../../src/domain/resource/concerned'
import { addPerson } from './people'

const { DB } = env
const NOBODY: Concerned = {
  people: [],
  deciders: { people: [], groups: [] },
  administrators: false,
}

/** A person who was seen in a session so many minutes ago. */
async function seen(name: string, minutesAgo = 0, ...roles: 'administrator'[]): Promise<PersonId> {
  const id = await addPerson(name, ...roles)
  const at = Date.now() - minutesAgo * 60_000
  await run(
    'INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    [...[`session of ${name}`, id, at, at, Date.now() + 60_000]],
  )
  return id
}

async function run(sql: string, values: readonly unknown[]): Promise<void> {
  await DB.prepare(sql)
    .bind(...values)
    .run()
}

async function listeners(concerned: Partial<Concerned>): Promise<readonly PersonId[]> {
  const query = signedInQuery(DB, [{ ...NOBODY, ...concerned }], Date.now())
  return signedIn((await query.all()).results).map(({ personId }) => personId)
}

it('who is told are people who are signed in now, with the sessions that they have', async () => {
  const [ana, idle] = [await seen('Ana'), await seen('Idle', 31)]
  const away = await addPerson('Away')
  expect(await listeners({ people: [ana, idle, away] })).toEqual([ana])
  const query = signedInQuery(DB, [{ ...NOBODY, people: [ana] }], Date.now())
  expect(signedIn((await query.all()).results)).toEqual([
    { personId: ana, sessions: ['session of Ana'] },
  ])
  await run('UPDATE sessions SET expires_at = 0 WHERE person_id = ?', [ana])
  expect(await listeners({ people: [ana] })).toEqual([])
})

it('in place of a group its members, of a machine its owners, and who stands in for a decider', async () => {
  const [bo, cy, dan] = [await seen('Bo'), await seen('Cy'), await seen('Dan')]
  const root = await seen('Root', 0, 'administrator')
  const [group, machine] = ['grp_listen' as GroupId, 'mac_listen' as AskerId]
  await run('INSERT INTO groups VALUES (?, ?, ?, 0)', [group, 'listeners', ''])
  await run('INSERT INTO memberships VALUES (?, ?)', [group, bo])
  await run('INSERT INTO machines (id, name, created_at, updated_at) VALUES (?, ?, 0, 0)', [
    machine,
    'bot',
  ])
  await run('INSERT INTO machine_owners VALUES (?, ?, 0, NULL)', [machine, dan])
  await run(
    `INSERT INTO delegations (id, principal_id, delegate_id, is_away, starts_at, ends_at, created_at)
     VALUES ('del_listen', ?, ?, 0, 0, ?, 0)`,
    [bo, cy, Date.now() + 60_000],
  )
  const deciders = { people: [], groups: [group] }
  expect((await listeners({ deciders })).toSorted()).toEqual([bo, cy].toSorted())
  expect(await listeners({ people: [machine] })).toEqual([dan])
  expect(await listeners({ administrators: true })).toEqual([root])
  await run('UPDATE delegations SET ends_at = 1', [])
  expect(await listeners({ deciders })).toEqual([bo])
})
