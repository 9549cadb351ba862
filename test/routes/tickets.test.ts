import { Webhook } from 'standardwebhooks'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { factsOfType } from '../db/people'
import { eventually } from '../support/eventually'
import { openShop, policyWith, type Shop } from './shop'
import { installation } from './visit'

const SECRET = `whsec_${btoa('a secret of at least twenty-four bytes')}`
const URL_THERE = 'https://tickets.example/check'

describe('a ticket that a policy requires', () => {
  let shop: Shop
  const heard: { readonly url: string; readonly init: RequestInit }[] = []

  beforeAll(async () => {
    shop = await openShop()
    const [policy] = (await shop.root.get('/policies')).body.items as { id: string }[]
    const { terms, ...rest } = policyWith([shop.bo.id])
    const wanted = { ...rest, terms: { ...terms, ticketRequired: true, ticketPattern: 'OPS-*' } }
    const saved = await shop.root.send('PUT', `/policies/${policy?.id}`, wanted)
    expect(saved.body.terms).toMatchObject({ ticketPattern: 'OPS-*' })
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    heard.length = 0
    Object.assign(installation, { TICKET_WEBHOOK_URL: undefined, TICKET_WEBHOOK_SECRET: undefined })
  })

  function ticketSystem(answer: () => Response | Promise<Response>, url = URL_THERE) {
    Object.assign(installation, { TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: SECRET })
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      heard.push({ url, init })
      return answer()
    })
  }

  async function ask(ticket?: string) {
    const { filing } = await shop.stocked()
    return shop.ana.send('POST', '/requests', { ...filing, ...(ticket ? { ticket } : {}) })
  }

  it('has to look like one, and nobody is asked where there is no ticket system', async () => {
    expect((await ask()).body.code).toBe('ticket_missing')
    const odd = await ask('CHG-1')
    expect([odd.status, odd.body.code]).toEqual([422, 'ticket_malformed'])
    expect(odd.body.detail).toContain('OPS-*')
    expect((await ask('OPS-1')).status).toBe(201)
  })

  it('is told to the ticket system with a signature, and counts on a yes', async () => {
    ticketSystem(() => Response.json({ good: true }))
    expect((await ask('OPS-2')).status).toBe(201)
    const [{ url = '', init = {} } = {}] = heard
    expect(url).toBe(URL_THERE)
    const headers = Object.fromEntries(new Headers(init.headers))
    expect(new Webhook(SECRET).verify(String(init.body), headers)).toMatchObject({
      type: 'ticket.check',
      data: { ticket: 'OPS-2', accountName: 'rw', requester: { id: shop.ana.id, name: 'Ana' } },
    })
    expect((await ask('CHG-1')).body.code).toBe('ticket_malformed')
    expect(heard).toHaveLength(1)
  })

  it('does not count on a no, which history has', async () => {
    ticketSystem(() => Response.json({ good: false }))
    const refused = await ask('OPS-3')
    expect([refused.status, refused.body.code]).toEqual([422, 'ticket_unknown'])
    await eventually(async () =>
      expect(JSON.stringify(await factsOfType('attempt.refused'))).toContain('ticket_unknown'),
    )
  })

  it.each([
    ['says something else', () => Response.json({ good: 'yes' })],
    ['says nothing', () => new Response('')],
    ['is broken', () => Response.json({ good: true }, { status: 500 })],
    ['leads elsewhere', () => Response.redirect('https://evil.example/', 307)],
    ['is not there', () => Promise.reject(new Error('no route'))],
    ['says too much', () => new Response(`{"good":true}${' '.repeat(20_000)}`)],
  ])('does not count where the ticket system %s', async (_, answer) => {
    ticketSystem(answer)
    const refused = await ask('OPS-4')
    expect([refused.status, refused.body.code]).toEqual([503, 'ticket_unchecked'])
  })

  it('is sent nowhere that was not allowed', async () => {
    for (const url of [
      'http://tickets.example/',
      'https://10.0.0.8/',
      'https://u@tickets.example/',
    ]) {
      ticketSystem(() => Response.json({ good: true }), url)
      expect((await ask('OPS-6')).body.code, url).toBe('ticket_unchecked')
    }
    expect(heard).toEqual([])
  })
})
