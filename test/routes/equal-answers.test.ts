import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { openShop, type Shop } from './shop'
import { type Caller, fetchApi, installation, signedIn } from './visit'

/** What is here, and the same address for what is not. */
type Pair = readonly [known: string, unknown: string]

describe('whether something or somebody is here', () => {
  let shop: Shop
  let member: Caller
  let routes: readonly Pair[]
  let pages: readonly Pair[]

  beforeAll(async () => {
    shop = await openShop()
    member = await signedIn('Member')
    const { filing } = await shop.stocked()
    const { id } = (await shop.ana.send('POST', '/requests', filing)).body
    const pair = (path: string, known: string, unknown: string): Pair => [
      path.replace('*', known),
      path.replace('*', unknown),
    ]
    routes = [
      pair('/people/*', shop.ana.id, 'per_nobodyhere'),
      pair('/requests/*', id, 'req_nothinghere_1'),
      pair('/connectors/*', shop.connectorId, 'con_nothinghere'),
    ]
    pages = [
      pair('/admin/people/*', shop.ana.id, 'per_nobodyhere'),
      pair('/requests/*', id, 'req_nothinghere_1'),
      pair('/admin/connectors/*', shop.connectorId, 'con_nothinghere'),
    ]
  })

  it('is not told to strangers by the API', async () => {
    await alike((path) => answered(() => fetchApi('GET', path)), routes)
  })

  it('is not told by the API to people whom it does not concern', async () => {
    await alike((path) => answered(() => member.get(path)), routes)
    await alike((path) => answered(() => member.send('POST', `${path}/end`, {})), routes)
  })

  it('is told by no page to strangers or to people whom it does not concern', async () => {
    await alike((path) => page(path), pages)
    await alike((path) => page(path, member), pages)
  })
})

async function alike(ask: (path: string) => Promise<string>, pairs: readonly Pair[]) {
  for (const [known, unknown] of pairs) {
    const [one, other] = [await ask(known), await ask(unknown)]
    expect(one.replaceAll(known, unknown), known).toBe(other)
    expect(one, known).toMatch(/^(303|401|404) /)
  }
}

async function answered(ask: () => ReturnType<Caller['get']>): Promise<string> {
  const { status, text } = await ask()
  return `${status} ${text.replace(/"traceId":"[^"]*"/, '')}`
}

async function page(path: string, caller?: Caller): Promise<string> {
  const headers = caller ? { Cookie: `__Host-hallpass=${caller.token}` } : {}
  const url = `https://hallpass.example${path}`
  const response = await app.request(url, { headers }, installation)
  const location = decodeURIComponent(response.headers.get('Location') ?? '')
  const text = (await response.text()).replace(/nonce="[^"]*"/g, '')
  return `${response.status} ${location} ${text}`
}
