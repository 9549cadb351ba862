import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { endPersonRow } from '../../src/db/directory'
import { withAdded } from '../../src/pages/admin/policy-people'
import { endpoints } from '../../src/routes/api'
import { textsIn } from '../../src/texts/texts'
import { factsOfType, ROOT } from '../db/people'
import { machineOf, tokenFor } from './machines-town'
import { policyWith } from './shop'
import { type Caller, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'
const LATER = Date.now() + 3_600_000

/** As many as a person, a policy or an installation can have of them: always given whole. */
const WHOLE = [
  '/channels',
  '/connectors',
  '/comparisons',
  '/connectors/kinds',
  '/event-connections',
  '/machines/{id}/rules',
  '/me/sessions',
  '/people/{id}/identities',
  '/people/{id}/sessions',
  '/policies',
  '/policies/lint',
  '/providers',
  '/resources/{id}/accounts',
  '/roles',
  '/roles/{id}/holders',
  '/scim-connections',
]

describe('every list', () => {
  let root: Caller
  let bo: Caller

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
    bo = await signedIn('Bo')
  })

  it('has a next page, or is one of those that are always whole', () => {
    const lists = endpoints.flatMap(({ definition: { path, answer, query } }) =>
      answer && 'entries' in answer && 'next' in (answer.entries as object) && !('cursor' in query)
        ? path
        : [],
    )
    expect(lists.toSorted()).toEqual(WHOLE.toSorted())
  })

  it('of decisions that wait goes on where the page before ended', async () => {
    await all(6, (n) => request(`req_wait_${n}`, { deadlineAt: LATER + n }))
    await all(6, (n) => run('INSERT INTO waiting VALUES (?, ?)', `req_wait_${n}`, bo.id))
    expect(await paged(bo, '/requests?view=waiting')).toEqual(ids('req_wait_', 6))
    const { text } = await visit(bo, '/')
    expect(text).toContain('More than 5 decisions wait for you.')
  })

  it('of reviews that are owed goes on where the page before ended', async () => {
    await all(3, (n) => request(`req_review_${n}`, { stage: 'used', reviewBy: LATER + n }))
    expect(await paged(root, '/reviews')).toEqual(ids('req_review_', 3))
  })

  it('of tasks goes on where the page before ended', async () => {
    await run("INSERT INTO groups (id, name, created_at) VALUES ('grp_task', 'keys', 1)")
    await run("INSERT INTO memberships (group_id, person_id) VALUES ('grp_task', ?)", bo.id)
    await all(3, task)
    expect(await paged(bo, '/tasks', 'leaseId')).toEqual(ids('lea_task_', 3))
  })

  it('of delegations goes on where the page before ended', async () => {
    const cy = await signedIn('Cy')
    await all(3, (n) =>
      run(
        `INSERT INTO delegations (id, principal_id, delegate_id, is_away, starts_at, ends_at, created_at)
         VALUES (?, ?, ?, 0, ?, ?, 1)`,
        ...[`del_page${n}`, ROOT.id, cy.id, 7, LATER],
      ),
    )
    expect(await paged(cy, '/delegations')).toEqual(ids('del_page', 3))
    expect(await paged(root, '/delegations?view=all')).toEqual(ids('del_page', 3))
  })

  it('of a machine’s tokens goes on where the page before ended', async () => {
    const machine = await machineOf(root, 'robot', [bo])
    await all(3, () => tokenFor(bo, machine))
    expect(new Set(await paged(bo, `/machines/${machine}/tokens`)).size).toBe(3)
  })

  it('of a machine’s tokens is not looked through for the one that was just made', async () => {
    const machine = await machineOf(root, 'busy', [bo])
    await run(
      `INSERT INTO tokens (hash, id, machine_id, made_by, name, verbs, scope, created_at, expires_at)
       SELECT 'h' || value, 'tok_busy' || value, ?1, ?2, 's', '[]', '', 1, ?3
       FROM json_each(?4)`,
      ...[machine, bo.id, LATER, JSON.stringify(Array.from({ length: 210 }, (_, at) => at))],
    )
    await run("UPDATE tokens SET rule_id = 'mru_busy' WHERE machine_id = ?", machine)
    expect(await tokenFor(bo, machine)).toMatch(/^hallpass_mat_/)
  })

  it('of what a leaver had handed over or been handed ends whole', async () => {
    const gone = await signedIn('Gone')
    const names = JSON.stringify(Array.from({ length: 510 }, (_, at) => at))
    await run(
      `INSERT INTO delegations (id, principal_id, is_away, starts_at, ends_at, created_at)
       SELECT 'del_gone' || value, ?1, 1, 7, ?2, 1 FROM json_each(?3)`,
      ...[gone.id, LATER, names],
    )
    await endPersonRow(env.DB, ROOT, gone.id, 'left')
    expect((await factsOfType('delegation.ended')).length).toBe(510)
  })

  it('of machines that a policy may name is added to by name where it is too long', async () => {
    const machine = await machineOf(root, 'far-off', [bo])
    const english = textsIn('en')
    const typed = (name: string) => ({ 'requesters.machines.add': [name] })
    const added = await withAdded(env.DB, english, typed('far-off'))
    expect(added.typed['requesters.machines']).toEqual([machine])
    const unknown = await withAdded(env.DB, english, typed('nowhere'))
    expect(unknown.faults['requesters.machines.add']).toContain('nowhere')
  })

  it('of a policy’s versions goes on where the page before ended', async () => {
    const policy = policyWith([bo.id])
    const { id } = (await root.send('POST', '/policies', policy)).body
    for (const revision of [1, 2]) {
      const saved = await root.send('PUT', `/policies/${id}`, { ...policy, name: `v${revision}` })
      expect(saved.status, saved.text).toBe(200)
    }
    expect(await paged(root, `/policies/${id}/versions`, 'revision')).toEqual([3, 2, 1])
  })

  it('of one’s requests that are open leads on from its page', async () => {
    const ana = await signedIn('Ana')
    await all(30, (n) => request(`req_mine_${n}`, { requester: ana.id }))
    const first = await visit(ana, '/requests')
    expect(linked(first.text)).not.toContain('/requests/req_mine_1')
    const [next] = linked(first.text).filter((href) => href.includes('openCursor='))
    expect(linked((await visit(ana, next ?? '')).text)).toContain('/requests/req_mine_1')
  })
})

function all(count: number, make: (n: number) => Promise<unknown>): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, (_, at) => make(at + 1)))
}

function ids(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)
}

function run(sql: string, ...values: readonly unknown[]): Promise<unknown> {
  return env.DB.prepare(sql)
    .bind(...values)
    .run()
}

/** Every page of a list, one row each: what they say under this name. */
async function paged(caller: Caller, path: string, name = 'id'): Promise<readonly unknown[]> {
  const found: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null && found.length < 50) {
    const query = `${path.includes('?') ? '&' : '?'}limit=1${cursor && `&cursor=${cursor}`}`
    const { status, body, text } = await caller.get(`${path}${query}`)
    expect(status, text).toBe(200)
    const { items, next } = body as unknown as { items: Record<string, unknown>[]; next: string }
    expect(items.length).toBeLessThanOrEqual(1)
    found.push(...items.map((item) => item[name]))
    cursor = next
  }
  return found
}

function request(
  id: string,
  {
    stage = 'pending',
    requester = 'per_dee0',
    deadlineAt = LATER,
    reviewBy = null as number | null,
  },
): Promise<unknown> {
  return run(
    `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
       requester_name, stage, justification, duration_seconds, filed_at, deadline_at, is_open,
       connector_kind, review_by)
     VALUES (?, 1, 'res_board', 'db', 'admin', ?, 'Dee', ?, 'why', 60, ?, ?, 1, 'postgres', ?)`,
    ...[id, requester, stage, Number(id.split('_').at(-1)), deadlineAt, reviewBy],
  )
}

async function task(n: number): Promise<void> {
  await run(
    `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
       holder_id, holder_name, phase, checked_out_at, ends_at, is_open)
     VALUES (?, 1, ?, 'res_board', 'db', 'admin', 'per_dee0', 'Dee', 'granting', 1, ?, 1)`,
    ...[`lea_task_${n}`, `req_task_${n}`, LATER],
  )
  await run(
    `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, request_id, lease_id, data)
     VALUES ('res_board', ?, 7, 'task.opened', 'custodian', 'Hallpass', ?, ?, ?)`,
    ...[n, `req_task_${n}`, `lea_task_${n}`],
    JSON.stringify({ verb: 'grant', instructions: 'Open it.', group: 'grp_task' }),
  )
}

function linked(text: string): readonly string[] {
  return [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  )
}

async function visit({ token }: Caller, path: string) {
  const headers = { Cookie: `__Host-hallpass=${token}`, Origin: ORIGIN }
  const response = await app.request(`${ORIGIN}${path}`, { headers }, installation)
  return { status: response.status, text: await response.text() }
}
