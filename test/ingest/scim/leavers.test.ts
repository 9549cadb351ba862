import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { endPersonRow } from '../../../src/db/directory'
import { addPerson, ROOT } from '../../db/people'
import { endowed, factsAbout, holdings, isActive, personOf } from './people'
import { created, grouped, type Provider, patch, provider, userNamed } from './provider'

const NOTHING = { sessions: 0, roles: 0, memberships: 0 }

type Say = (at: Provider, id: string, name: string) => ReturnType<Provider['send']>

const patched =
  (...operations: object[]): Say =>
  (at, id) =>
    at.send('PATCH', `/Users/${id}`, patch(...operations))

/** Each way in which providers say that somebody is not here any more. */
const ENDINGS: readonly [string, Say][] = [
  ['a PATCH of active', patched({ op: 'replace', path: 'active', value: false })],
  ['Okta’s PATCH without a path', patched({ op: 'replace', value: { active: false } })],
  ['Entra ID’s “False”', patched({ op: 'Replace', path: 'active', value: 'False' })],
  ['Entra ID’s “False” in an object', patched({ op: 'Add', value: { active: 'False' } })],
  ['a list of one', patched({ op: 'Replace', path: 'active', value: [{ value: 'False' }] })],
  [
    'the whole name of the attribute',
    patched({
      op: 'replace',
      path: 'urn:ietf:params:scim:schemas:core:2.0:User:ACTIVE',
      value: false,
    }),
  ],
  ['a PATCH that removes active', patched({ op: 'remove', path: 'active' })],
  [
    'a PUT with active false',
    (at, id, name) => at.send('PUT', `/Users/${id}`, userNamed(name, { active: false })),
  ],
  [
    'a PUT with “false”',
    (at, id, name) => at.send('PUT', `/Users/${id}`, userNamed(name, { active: 'false' })),
  ],
  ['a DELETE', (at, id) => at.send('DELETE', `/Users/${id}`)],
]

describe('a leaver', () => {
  let at: Provider

  beforeAll(async () => {
    at = await provider('leavers')
    await addPerson('Root', 'administrator')
  })

  it.each(ENDINGS)('is cut everywhere at once by %s', async (way, say) => {
    const name = `leaver-${way}`
    const id = await created(at, name)
    await grouped(at, `group ${way}`, id)
    const person = await personOf(id)
    await endowed(person)
    const said = await say(at, id, name)
    expect(said.status, said.text).toBeLessThan(300)
    expect(await isActive(person)).toBe(false)
    expect(await holdings(person)).toEqual(NOTHING)
    expect((await factsAbout(person)).at(-1)).toMatch(/^person\.\w+ by SCIM connection leavers$/)
    expect(await factsAbout(person)).toContain('person.ended by SCIM connection leavers')
    const read = await at.send('GET', `/Users/${id}`)
    expect(way === 'a DELETE' ? read.status : read.body.active).toBe(
      way === 'a DELETE' ? 404 : false,
    )
  })

  it('is not told by a PUT that says nothing about it, nor brought back', async () => {
    const id = await created(at, 'silent')
    const person = await personOf(id)
    const { active: _active, ...silent } = userNamed('silent')
    await at.send('PUT', `/Users/${id}`, { ...silent, title: 'One' })
    expect(await isActive(person)).toBe(true)
    await at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }))
    const put = await at.send('PUT', `/Users/${id}`, { ...silent, title: 'Two' })
    expect(put.body).toMatchObject({ active: false, title: 'Two' })
    expect(await isActive(person)).toBe(false)
  })

  it('who comes back may sign in and holds nothing, but what SCIM says from then on', async () => {
    const id = await created(at, 'back')
    const [before, after] = [await grouped(at, 'before', id), await grouped(at, 'after')]
    const person = await personOf(id)
    await endowed(person)
    await at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }))
    const back = await at.send(
      'PATCH',
      `/Users/${id}`,
      patch({ op: 'replace', path: 'active', value: 'True' }),
    )
    expect(back.body).toMatchObject({ active: true })
    expect(back.body).not.toHaveProperty('groups')
    expect(await isActive(person)).toBe(true)
    expect(await holdings(person)).toEqual(NOTHING)
    expect((await at.send('GET', `/Groups/${before}`)).body.members).toEqual([])
    const add = { op: 'add', path: 'members', value: [{ value: id }] }
    expect((await at.send('PATCH', `/Groups/${after}`, patch(add))).status).toBe(204)
    expect(await holdings(person)).toEqual({ ...NOTHING, memberships: 1 })
    expect(await factsAbout(person)).toContain('person.reactivated by SCIM connection leavers')
  })

  it('who is deleted and created again is the same person, and holds nothing', async () => {
    const id = await created(at, 'again')
    const person = await personOf(id)
    await endowed(person)
    await at.send('DELETE', `/Users/${id}`)
    const again = await created(at, 'again')
    expect(again).not.toBe(id)
    expect(await personOf(again)).toBe(person)
    expect(await isActive(person)).toBe(true)
    expect(await holdings(person)).toEqual(NOTHING)
    expect((await at.send('GET', `/Users/${id}`)).status).toBe(404)
  })

  it('is not a newcomer with the same name and address', async () => {
    const emails = [{ value: 'same@shop.example', primary: true }]
    const id = await created(at, 'same', { emails })
    await at.send('DELETE', `/Users/${id}`)
    const newcomer = await created(at, 'same', { emails, externalId: 'somebody-else' })
    expect(await personOf(newcomer)).not.toBe(await personOf(id))
    expect(await isActive(await personOf(id))).toBe(false)
  })

  it('who was ended by an administrator is not brought back by anything SCIM says', async () => {
    const id = await created(at, 'fired')
    const person = await personOf(id)
    await endPersonRow(env.DB, ROOT, person, 'fired')
    const active = patch({ op: 'replace', path: 'active', value: true })
    expect((await at.send('PATCH', `/Users/${id}`, active)).status).toBe(409)
    expect((await at.send('PUT', `/Users/${id}`, userNamed('fired'))).status).toBe(409)
    expect((await at.send('DELETE', `/Users/${id}`)).status).toBe(204)
    expect((await at.send('POST', '/Users', userNamed('fired'))).status).toBe(409)
    expect(await isActive(person)).toBe(false)
  })

  it('who was ended by SCIM and then by an administrator stays ended', async () => {
    const id = await created(at, 'both')
    const person = await personOf(id)
    await at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }))
    await endPersonRow(env.DB, ROOT, person, 'for good')
    const active = patch({ op: 'replace', path: 'active', value: true })
    expect((await at.send('PATCH', `/Users/${id}`, active)).status).toBe(409)
    expect(await isActive(person)).toBe(false)
  })

  it('does not come back before every resource has heard that they were gone', async () => {
    const id = await created(at, 'pending')
    const person = await personOf(id)
    await at.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }))
    const order = JSON.stringify({ type: 'no_such_command', personId: person })
    await env.DB.prepare("INSERT INTO orders VALUES (NULL, 'res_deaf', ?, ?, 1)")
      .bind(order, JSON.stringify({ kind: 'custodian' }))
      .run()
    const active = patch({ op: 'replace', path: 'active', value: true })
    const early = await at.send('PATCH', `/Users/${id}`, active)
    expect(early.status).toBe(503)
    expect(await isActive(person)).toBe(false)
    await env.DB.prepare("DELETE FROM orders WHERE resource_id = 'res_deaf'").run()
    expect((await at.send('PATCH', `/Users/${id}`, active)).status).toBe(200)
  })

  it('who is the last administrator is signed out and held, and the provider is told', async () => {
    await env.DB.prepare("DELETE FROM role_grants WHERE role = 'administrator'").run()
    const id = await created(at, 'last')
    const person = await personOf(id)
    await endowed(person)
    await env.DB.prepare("INSERT INTO role_grants VALUES (?, 'administrator', '', 1)")
      .bind(person)
      .run()
    const inactive = patch({ op: 'replace', path: 'active', value: false })
    expect((await at.send('PATCH', `/Users/${id}`, inactive)).status).toBe(409)
    expect(await holdings(person)).toMatchObject({ sessions: 0, roles: 2 })
    const sql = 'SELECT unclear_at FROM scim_users WHERE id = ?'
    expect(await env.DB.prepare(sql).bind(id).first('unclear_at')).toBeGreaterThan(0)
    await addPerson('Root', 'administrator')
    expect((await at.send('PATCH', `/Users/${id}`, inactive)).status).toBe(200)
    expect(await holdings(person)).toEqual(NOTHING)
  })
})
