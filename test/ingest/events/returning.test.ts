import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonId } from '../../../src/domain/ids'
import { addPerson } from '../../db/people'
import { endowed, holdings, isActive, personOf } from '../scim/people'
import { created, type Provider, patch, provider, userNamed } from '../scim/provider'
import { type Connected, connected } from './connected'

let scim: Provider
let at: Connected

beforeAll(async () => {
  await addPerson('Root', 'administrator')
  scim = await provider('returning')
  at = await connected('okta', { provider: scim.issuer })
  await at.addSecret()
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

async function suspended(name: string): Promise<{ id: string; person: PersonId }> {
  const id = await created(scim, name)
  const person = await personOf(id)
  await endowed(person)
  await suspend(name)
  expect(await isActive(person)).toBe(false)
  return { id, person }
}

async function suspend(name: string): Promise<void> {
  const target = [{ id: `sub-${name}`, type: 'User' }]
  const event = { uuid: crypto.randomUUID(), eventType: 'user.lifecycle.suspend', target }
  const body = JSON.stringify({ eventType: 'com.okta.event_hook', data: { events: [event] } })
  const headers = { Authorization: at.secrets[0] ?? '', 'Content-Type': 'application/json' }
  expect((await at.send({ headers, body })).status).toBe(204)
}

const says = (id: string, value: boolean) =>
  scim.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value }))

describe('somebody whom an event has ended', () => {
  it('is not brought back by SCIM that knows nothing of it', async () => {
    const { id, person } = await suspended('unaware')
    expect((await says(id, true)).status).toBe(409)
    expect((await scim.send('PUT', `/Users/${id}`, userNamed('unaware'))).status).toBe(409)
    expect(await isActive(person)).toBe(false)
  })

  it('is brought back, with nothing, once SCIM of the same provider has said it too', async () => {
    const { id, person } = await suspended('aware')
    expect((await says(id, false)).status).toBe(200)
    expect((await says(id, true)).status).toBe(200)
    expect(await isActive(person)).toBe(true)
    expect(await holdings(person)).toEqual({ sessions: 0, roles: 0, memberships: 0 })
  })

  it('is brought back once they were deleted and made again there', async () => {
    const { id, person } = await suspended('again')
    expect((await scim.send('DELETE', `/Users/${id}`)).status).toBe(204)
    expect(await personOf(await created(scim, 'again'))).toBe(person)
    expect(await isActive(person)).toBe(true)
  })

  it('whom SCIM had ended before may come back as if there had been no event', async () => {
    const id = await created(scim, 'before')
    await says(id, false)
    await suspend('before')
    expect((await says(id, true)).status).toBe(200)
  })

  it('stays ended where SCIM of another provider says so', async () => {
    const { id, person } = await suspended('elsewhere')
    const other = await provider('returning-other')
    const there = await created(other, 'elsewhere')
    await other.send('PATCH', `/Users/${there}`, patch({ op: 'remove', path: 'active' }))
    expect((await says(id, true)).status).toBe(409)
    expect(await isActive(person)).toBe(false)
  })
})
