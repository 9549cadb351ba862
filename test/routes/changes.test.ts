import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import { factsOfType } from '../db/people'
import { policyWith } from './shop'
import { type Answered, type Caller, signedIn } from './visit'

const SECRET = 'canary-of-a-change'

describe('a change that needs a second administrator', () => {
  let root: Caller
  let other: Caller
  let serial = 0

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
    const alone = await root.send('PUT', '/second-person', { kinds: ['policy'] })
    expect(alone.body.code).toBe('second_person_missing')
    other = await signedIn('Deputy', 'administrator')
    const postgres = connectorOf('postgres')
    if (postgres) vi.spyOn(postgres, 'rehearse').mockResolvedValue({ works: true, found: '' })
    const kinds = ['policy', 'connector', 'role']
    const set = await root.send('PUT', '/second-person', { kinds })
    expect([set.status, set.body.kinds]).toEqual([200, kinds])
  })

  it('changes nothing before, says what it is in words, and is made by somebody else', async () => {
    const asked = await root.send('POST', '/policies', policy())
    expect(asked.status).toBe(202)
    expect(asked.headers.get('Location')).toBe(`/api/v1/changes/${asked.body.id}`)
    expect(await policyNames()).toEqual([])
    const story = await look(asked)
    expect(story.body.title).toContain('New policy')
    expect(story.body.sentences).toContain('Step “Owner”: 1 of Root.')
    const own = await root.send('POST', `/changes/${asked.body.id}/confirm`, digestOf(story))
    expect([own.status, own.body.code]).toEqual([403, 'change_own'])
    expect((await confirm(asked)).body.state).toBe('confirmed')
    expect(await policyNames()).toHaveLength(1)
    expect((await confirm(asked)).body.code).toBe('change_settled')
    expect((await factsOfType('change.proposed'))[0]).toMatchObject({ changeId: asked.body.id })
    expect((await factsOfType('change.confirmed'))[0]).toMatchObject({ changeId: asked.body.id })
  })

  it('shows what is different, and is refused where that is not so any more', async () => {
    const draft = await stored()
    const { id, revision: _revision, ...policy } = draft
    const asked = await root.send('PUT', `/policies/${id}`, { ...policy, resources: 'prod-*' })
    expect((await look(asked)).body.sentences).toEqual(['Resources: “prod-*” instead of “shop-*”.'])
    const meanwhile = await root.send('PUT', `/policies/${id}`, { ...policy, active: false })
    expect((await confirm(meanwhile)).status).toBe(200)
    expect((await confirm(asked)).body.code).toBe('change_stale')
    expect((await stored()).resources).toBe('shop-*')
  })

  it('is made as it was looked at, and by nobody who looked at something else', async () => {
    const asked = await root.send('DELETE', `/policies/${(await stored()).id}`)
    expect(asked.status).toBe(202)
    const wrong = { digest: 'a'.repeat(64) }
    const refused = await other.send('POST', `/changes/${asked.body.id}/confirm`, wrong)
    expect(refused.body.code).toBe('change_differs')
    const story = await look(asked)
    await env.DB.prepare("UPDATE changes SET title = 'Harmless' WHERE id = ?")
      .bind(asked.body.id)
      .run()
    const path = `/changes/${asked.body.id}/confirm`
    expect((await other.send('POST', path, digestOf(story))).body.code).toBe('change_differs')
    const rejected = await other.send('POST', `/changes/${asked.body.id}/reject`, { note: 'no' })
    expect(rejected.body).toMatchObject({ state: 'rejected', note: 'no', settledBy: 'Deputy' })
    expect((await confirm(asked)).body.code).toBe('change_settled')
    expect(await policyNames()).toHaveLength(1)
  })

  it('is made once, however many confirm it in the same moment', async () => {
    const third = await signedIn('Third', 'administrator')
    const move = { position: 1 }
    const asked = await root.send('POST', `/policies/${(await stored()).id}/move`, move)
    const digest = digestOf(await look(asked))
    const path = `/changes/${asked.body.id}/confirm`
    const said = await Promise.all([other, third].map((each) => each.send('POST', path, digest)))
    expect(said.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await factsOfType('policy.moved')).toHaveLength(1)
  })

  it('goes for roles, whichever way they are given', async () => {
    const bo = await signedIn('Bo')
    const group = (await root.send('POST', '/groups', { name: 'readers' })).body.id
    const byGroup = await root.send('POST', '/roles/auditor/give', { principal: group })
    const byName = await root.send('PUT', `/people/${bo.id}/roles`, { roles: ['auditor'] })
    expect([byGroup.status, byName.status]).toEqual([202, 202])
    expect((await look(byName)).body.sentences).toEqual(['Is given, for everything: “Auditor”.'])
    expect((await bo.get('/history')).status).toBe(404)
    await confirm(byGroup)
    const join = { name: 'readers', members: [bo.id] }
    const joined = await root.send('PUT', `/groups/${group}`, join)
    expect(joined.body.code).toBe('role_needs_second')
    await confirm(byName)
    expect((await bo.get('/history')).status).toBe(200)
  })

  it('is for two people who both may, today', async () => {
    const cy = await signedIn('Cy')
    const keeper = await signedIn('Keeper')
    const body = { name: 'Keepers', permissions: ['manage-roles'] }
    await confirm(await root.send('POST', '/roles', body))
    const { items } = (await root.get('/roles')).body
    const role = (items as { id: string; name: string }[]).find(({ name }) => name === 'Keepers')
    const path = `/roles/${role?.id}/give`
    await confirm(await root.send('POST', path, { principal: keeper.id }))
    const asked = await root.send('POST', '/roles/auditor/give', { principal: cy.id })
    expect((await confirm(asked, keeper)).body.code).toBe('role_not_held')
    const more = await keeper.send('POST', '/roles/auditor/give', { principal: cy.id })
    expect(more.body.code).toBe('role_not_held')
    const left = await keeper.send('POST', path, { principal: cy.id })
    await root.send('POST', `/people/${keeper.id}/end`, { reason: 'gone' })
    expect((await confirm(left)).body.code).toBe('change_stale')
    expect((await cy.get('/roles')).status).toBe(404)
  })

  it('keeps the secrets of a connector sealed, and stores what was proposed', async () => {
    const settings = { host: 'db.example', user: 'broker', password: SECRET }
    const connector = { name: 'pg', kind: 'postgres', settings }
    const asked = await root.send('POST', '/connectors', connector)
    const story = await look(asked)
    expect(story.text).toContain('db.example')
    expect(story.text).not.toContain(SECRET)
    const row = await env.DB.prepare('SELECT * FROM changes WHERE id = ?')
      .bind(asked.body.id)
      .first()
    expect(JSON.stringify(row)).not.toContain(SECRET)
    expect((await root.get('/connectors')).body.items).toEqual([])
    expect((await confirm(asked)).status).toBe(200)
    expect((await root.get('/connectors')).text).toContain('db.example')
  })

  it('goes for this very setting, where less is to be confirmed', async () => {
    const asked = await root.send('PUT', '/second-person', { kinds: ['policy'] })
    expect(asked.status).toBe(202)
    expect((await root.get('/second-person')).body.kinds).toHaveLength(3)
    expect((await confirm(asked)).status).toBe(200)
    expect((await root.get('/second-person')).body.kinds).toEqual(['policy'])
  })

  it('is over after a week', async () => {
    const asked = await root.send('POST', '/policies', policy())
    await env.DB.prepare('UPDATE changes SET expires_at = 1 WHERE id = ?').bind(asked.body.id).run()
    expect((await confirm(asked)).body.code).toBe('change_settled')
  })

  it('is unknown to whoever could not have made it', async () => {
    const asked = await root.send('POST', '/policies', policy())
    const auditor = await signedIn('Audra', 'auditor')
    for (const path of ['/changes', `/changes/${asked.body.id}`])
      expect((await auditor.get(path)).status).toBe(404)
    expect((await confirm(asked, auditor)).status).toBe(404)
  })

  function policy() {
    return { ...policyWith([root.id]), name: `policy ${++serial}` }
  }

  async function stored() {
    const { items } = (await root.get('/policies')).body
    return (items as { id: string; revision: number; resources: string }[])[0] as {
      id: string
      revision: number
      resources: string
    }
  }

  async function policyNames(): Promise<readonly string[]> {
    const { items } = (await root.get('/policies')).body
    return (items as { name: string }[]).map(({ name }) => name)
  }

  function look({ body }: Answered): Promise<Answered> {
    return root.get(`/changes/${body.id}`)
  }

  async function confirm(asked: Answered, by = other): Promise<Answered> {
    expect(asked.status, asked.text).toBe(202)
    const digest = digestOf(await look(asked))
    return by.send('POST', `/changes/${asked.body.id}/confirm`, digest)
  }
})

function digestOf({ body }: Answered) {
  return { digest: body.digest }
}
