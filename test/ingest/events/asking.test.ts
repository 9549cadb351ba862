import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPerson } from '../../db/people'
import { insteadOfFetch } from '../../readers/double'
import { okta } from '../../readers/okta-double'
import { stage } from '../../readers/okta-stage'
import { ENDED, HERE, standing } from '../../readers/stage'
import { type Connected, connected, isHeld } from './connected'
import { issSub, SET_TYPE, Transmitter, TYPES } from './transmitter'

type There = Awaited<ReturnType<typeof stage>>

beforeAll(async () => {
  await addPerson('Root', 'administrator')
})

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

/** One stands in for the other here, so they go in this order: no later file has either. */
afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A provider that can be asked, and a connection that its hints come to. */
async function opened(): Promise<There & { readonly hooks: Connected }> {
  const there = await stage()
  const hooks = await connected('okta', { provider: there.at.issuer })
  await hooks.addSecret()
  return { ...there, hooks }
}

async function hint({ hooks }: { hooks: Connected }, eventType: string, id = ''): Promise<void> {
  const events = [{ uuid: crypto.randomUUID(), eventType, target: [{ id, type: 'User' }] }]
  const body = JSON.stringify({ eventType: 'com.okta.event_hook', data: { events } })
  const headers = { Authorization: hooks.secrets[0] ?? '', 'Content-Type': 'application/json' }
  expect((await hooks.send({ headers, body })).status).toBe(204)
}

const [WHO, OTHER] = [0, 1]
const DEACTIVATED = 'user.lifecycle.deactivate'

describe('a hint that nobody signed, about people of a provider that can be asked', () => {
  it('ends whoever the provider says is not active', async () => {
    const there = await opened()
    there.org.users[WHO] = { id: there.ids[WHO] ?? '', status: 'DEPROVISIONED' }
    await hint(there, DEACTIVATED, there.ids[WHO])
    expect(await there.all()).toEqual([ENDED, HERE, HERE])
  })

  it('ends nobody of whom the provider says that they are still here', async () => {
    const there = await opened()
    await hint(there, DEACTIVATED, there.ids[OTHER])
    expect(await there.all()).toEqual([HERE, HERE, HERE])
    expect((await there.hooks.received())[0]).toMatchObject({
      state: 'nothing',
      reason: 'The provider was asked, and says that they are still here.',
    })
  })

  it('holds whoever it is about while the provider does not answer', async () => {
    const there = await opened()
    there.org.inTheWay = () => new Response('', { status: 503 })
    await hint(there, DEACTIVATED, there.ids[WHO])
    const [person] = there.people
    if (!person) throw new Error('Nobody is there.')
    expect([await standing(person), await isHeld(person)]).toEqual([['here', 1, 0], true])
  })
})

describe('an event that names somebody by their address only', () => {
  it('ends who has it and is gone at the provider, and leaves the others alone', async () => {
    const there = await stage()
    const transmitter = await Transmitter.open()
    const jwksUri = `${transmitter.issuer}/jwks`
    const at = await connected('ssf-push', {
      ...{ provider: there.at.issuer, jwksUri },
      ...transmitter.settings,
    })
    const jwks = { keys: [await transmitter.publicJwk()] }
    there.org.inTheWay = ({ url }) => (url.href === jwksUri ? Response.json(jwks) : undefined)
    there.org.users[WHO] = { id: there.ids[WHO] ?? '', status: 'SUSPENDED' }
    insteadOfFetch(okta(there.org))
    const sub_id = { format: 'email', email: 'same@shop.example' }
    const body = await transmitter.set({ [TYPES.disabled]: {} }, { sub_id })
    expect((await at.send({ headers: SET_TYPE, body })).status).toBe(202)
    expect(await there.all()).toEqual([ENDED, HERE, HERE])
  })

  it('does not ask where somebody is named for certain, and it is signed', async () => {
    const there = await stage()
    const transmitter = await Transmitter.open()
    const at = await connected('ssf-push', { provider: there.at.issuer, ...transmitter.settings })
    const sub_id = issSub(there.at.issuer, there.ids[WHO] ?? '')
    const body = await transmitter.set({ [TYPES.disabled]: {} }, { sub_id })
    expect((await at.send({ headers: SET_TYPE, body })).status).toBe(202)
    expect(await there.all()).toEqual([ENDED, HERE, HERE])
  })
})
