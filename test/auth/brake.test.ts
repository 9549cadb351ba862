import { Hono } from 'hono'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { brake } from '../../src/auth/brake'
import { addressOf, secondsToWait } from '../../src/http/brake'
import type { AppEnv, Visitor } from '../../src/http/context'
import { settingsWith } from './product'

/** Without a mark in a cookie nothing but an address is known of a stranger. */
const installation = settingsWith({ OIDC_ISSUER: 'https://identity.example' })

const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    const personId = c.req.header('Person')
    c.set('visitor', personId ? ({ personId } as Visitor) : null)
    await next()
  })
  .use(brake)
  .all('*', (c) => c.text(addressOf(c)))

type Knock = { person?: string; address?: string; method?: string; path?: string }

/** Its own people and addresses for each test, since a brake forgets nothing in between. */
let fresh = 0

beforeEach(() => {
  fresh += 1
})

function knock({ person, address = `192.0.2.${fresh}`, method = 'GET', path = '/' }: Knock) {
  const headers = {
    'CF-Connecting-IP': address,
    ...(person ? { Person: `per_${person}${fresh}` } : {}),
  }
  return app.request(path, { method, headers }, installation)
}

async function flood(times: number, how: Knock): Promise<Response> {
  let last = await knock(how)
  for (let count = 1; count < times; count += 1) last = await knock(how)
  return last
}

describe('a brake', () => {
  it('says how long to wait, and lets go when the time is over', () => {
    const allowance = { most: 2, seconds: 10 }
    const at = (now: number) => secondsToWait('a test', allowance, now)
    expect([at(0), at(1_000), at(4_000), at(9_999)]).toEqual([null, null, 6, 1])
    expect(at(10_000)).toBeNull()
  })

  it('answers with 429, the seconds to wait and a sentence', async () => {
    const answer = await flood(301, {})
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ code: 'too_many_requests' })
  })

  it('of strangers at an address holds up nobody who is signed in there', async () => {
    expect((await flood(301, {})).status).toBe(429)
    expect(
      (await knock({ person: 'bo', method: 'POST', path: '/requests/x/approve' })).status,
    ).toBe(200)
  })

  it('of one person holds up no other, at the same address and at the same link', async () => {
    const decision = { method: 'POST', path: '/requests/x/approve' }
    expect((await flood(301, { person: 'ana', ...decision })).status).toBe(429)
    expect((await knock({ person: 'bo', ...decision })).status).toBe(200)
  })

  it('of one link holds up no other, so that what else waits can be decided', async () => {
    const at = (path: string) => ({ person: 'bo', method: 'POST', path })
    expect((await flood(61, at('/requests/x/approve'))).status).toBe(429)
    expect((await knock(at('/requests/y/approve'))).status).toBe(200)
  })

  it('of reading never uses up acting', async () => {
    expect((await flood(601, { person: 'bo' })).status).toBe(429)
    expect((await knock({ person: 'bo', method: 'POST', path: '/x' })).status).toBe(200)
  })

  it('follows a person to every address', async () => {
    await flood(300, { person: 'ana', method: 'POST', path: '/a', address: '198.51.100.1' })
    const elsewhere = { person: 'ana', method: 'POST', path: '/b', address: '198.51.100.2' }
    expect((await knock(elsewhere)).status).toBe(429)
  })
})

describe('an address', () => {
  const placeOf = async (address: string) => (await knock({ address })).text()

  it('of IPv6 is its network of 64 bits, however it is spelled', async () => {
    const spellings = ['2001:db8:0:1::1', '2001:0DB8:0:1:a:b:c:d', '2001:db8:0:1:ffff::']
    const places = await Promise.all(spellings.map(placeOf))
    expect(new Set(places)).toEqual(new Set(['2001:db8:0:1']))
    expect(await placeOf('2001:db8:0:2::1')).not.toBe(places[0])
    expect(await placeOf('::1')).toBe('0:0:0:0')
  })

  it('of IPv4 is itself', async () => {
    expect(await placeOf('203.0.113.7')).toBe('203.0.113.7')
  })
})

it('a brake fills no memory, and counts who is here though others come and go', () => {
  const spy = vi.spyOn(Map.prototype, 'set')
  const allowance = { most: 1, seconds: 10 }
  for (let name = 0; name < 25_000; name += 1)
    secondsToWait(`passer-by ${name}`, allowance, 1_000_000)
  const windows = spy.mock.contexts.at(-1) as Map<string, unknown>
  spy.mockRestore()
  expect(windows.size).toBeLessThanOrEqual(20_000)
})
