import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../db/people'
import { draft } from '../db/policy-draft'
import { type Caller, signedIn } from './visit'

describe('the directory and the policies', () => {
  let root: Caller

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
  })

  it('says who I am', async () => {
    const { body } = await root.get('/me')
    expect(body).toMatchObject({ id: root.id, displayName: 'Root' })
    expect(body.permissions).toContain('manage-policies')
  })

  it('lists people a page at a time', async () => {
    for (const name of ['Page1', 'Page2', 'Page3']) await addPerson(name)
    const first = await root.get('/people?q=page&limit=2')
    expect(first.body.items).toMatchObject([{ displayName: 'Page1' }, { displayName: 'Page2' }])
    const next = await root.get(`/people?q=page&limit=2&cursor=${first.body.next}`)
    expect(next.body).toMatchObject({ items: [{ displayName: 'Page3' }], next: null })
  })

  it('gives and takes roles, but never the last administrator’s', async () => {
    const bo = await addPerson('Bo')
    const roles = (id: string, list: string[]) =>
      root.send('PUT', `/people/${id}/roles`, { roles: list })
    expect((await roles(bo, ['auditor'])).body.roles).toEqual(['auditor'])
    const last = await roles(root.id, [])
    expect([last.status, last.body.code]).toEqual([409, 'last_administrator'])
    expect((await roles(bo, ['god'])).status).toBe(400)
    expect((await roles('per_nobody', [])).status).toBe(404)
  })

  it('cuts a leaver at once', async () => {
    const ana = await signedIn('Ana', 'auditor')
    expect((await ana.get('/history')).status).toBe(200)
    const ended = await root.send('POST', `/people/${ana.id}/end`, { reason: 'left' })
    expect(ended.body).toMatchObject({ active: false, roles: [] })
    expect((await ana.get('/me')).status).toBe(401)
    const self = await root.send('POST', `/people/${root.id}/end`, { reason: 'tired' })
    expect([self.status, self.body.code]).toEqual([409, 'last_administrator'])
  })

  it('keeps groups', async () => {
    const bo = await addPerson('Bo')
    const made = await root.send('POST', '/groups', { name: 'dba', members: [bo] })
    expect(made.status).toBe(201)
    const path = `/groups/${made.body.id}`
    const changed = await root.send('PUT', path, { name: 'dbas', description: 'On call' })
    expect(changed.body).toMatchObject({ name: 'dbas', members: [] })
    expect((await root.get(path)).body).toEqual(changed.body)
    const unknown = await root.send('PUT', path, { name: 'x', members: ['per_nobody'] })
    expect([unknown.status, unknown.body.code]).toEqual([422, 'person_unknown'])
    expect((await root.send('DELETE', path)).status).toBe(204)
    expect((await root.send('DELETE', path)).status).toBe(404)
  })

  it('keeps policies in their order', async () => {
    const made = await root.send('POST', '/policies', draft('first'))
    const written = draft('first')
    const terms = { ...written.terms, windows: null }
    expect(made.body).toEqual({ ...written, terms, id: made.body.id, revision: 1 })
    await root.send('POST', '/policies?position=1', draft('before'))
    const names = async () =>
      ((await root.get('/policies')).body as { items?: { name: string }[] }).items?.map(
        ({ name }) => name,
      )
    expect(await names()).toEqual(['before', 'first'])
    const path = `/policies/${made.body.id}`
    await root.send('POST', `${path}/move`, { position: 1 })
    expect(await names()).toEqual(['first', 'before'])
    const put = await root.send('PUT', path, { ...draft('first'), active: false })
    expect(put.body).toMatchObject({ active: false, revision: 2 })
    expect((await root.get(path)).body).toEqual(put.body)
    expect((await root.send('POST', '/policies', draft('first'))).body.code).toBe('name_taken')
    expect((await root.send('DELETE', path)).status).toBe(204)
    expect((await root.send('DELETE', path)).status).toBe(404)
  })

  it('remembers everything, for those who may read it', async () => {
    const auditor = await signedIn('Auditor', 'auditor')
    const { body } = await auditor.get('/history?type=group.created&limit=1')
    expect(body.items).toMatchObject([{ type: 'group.created', actorName: 'Root' }])
    expect((await auditor.get('/people')).status).toBe(404)
    const future = await auditor.get('/history?from=2100-01-01T00:00:00Z')
    expect(future.body).toEqual({ items: [], next: null })
  })
})
