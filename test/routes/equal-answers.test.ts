import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { endpoints } from '../../src/routes/api'
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

  it('is told by no verb to whoever may do everything with other resources', async () => {
    const keeper = await signedIn('Keeper')
    const permissions = SCOPED
    const role = (await shop.root.send('POST', '/roles', { name: 'Keeper', permissions })).body.id
    const give = { principal: keeper.id, scope: 'resources:other-*' }
    expect((await shop.root.send('POST', `/roles/${role}/give`, give)).status).toBe(200)
    const { filing } = await shop.stocked()
    const request = (await shop.ana.send('POST', '/requests', filing)).body.id
    await shop.bo.send('POST', `/requests/${request}/approve`, {})
    const lease = (await shop.ana.send('POST', `/requests/${request}/check-out`)).body.id
    const known = { requests: request, leases: lease, resources: filing.resourceId }
    for (const { method, path } of endpoints.map(({ definition }) => definition)) {
      const [, noun] = /^\/(requests|leases|resources)\/\{id\}/.exec(path) ?? []
      if (!noun) continue
      const id = known[noun as keyof typeof known]
      const body = method === 'get' ? undefined : (BODIES[path.split('/').at(-1) ?? ''] ?? {})
      const at = (one: string) => path.replace('{id}', one).replace('{accountId}', filing.accountId)
      const ask = (caller: Caller) => (url: string) =>
        answered(() => caller.send(method.toUpperCase(), url, body))
      const pair: Pair = [at(id), at(id.replace(/_[a-z0-9]+/, '_nothinghere'))]
      for (const caller of [keeper, member]) await alike(ask(caller), [pair])
    }
  })

  it('is told by no page to strangers or to people whom it does not concern', async () => {
    await alike((path) => page(path), pages)
    await alike((path) => page(path, member), pages)
  })
})

/** Every permission that can be given for some resources only. */
const SCOPED = [
  ...['manage-resources', 'read-history', 'force-revoke', 'force-close'],
  ...['review-access', 'break-glass'],
]

/** What makes a verb go on to what it is about; the others take nothing. */
const BODIES: Record<string, object> = {
  ...{ reject: { reason: 'no' }, 'withdraw-vote': { reason: 'no' }, revoke: { reason: 'no' } },
  ...{ 'force-close': { reason: 'no' }, review: { words: 'fine' }, extend: { seconds: 60 } },
  ...{ confirm: { verb: 'grant', note: 'done' }, 'hand-over': { personId: 'per_root' } },
  ...{ certificate: { publicKey: 'ssh-ed25519 AAAA' }, secret: { secret: 'canary' } },
  reassign: { personId: 'per_root', reason: 'away' },
  accounts: { name: 'ro', mode: 'provision', connectorId: 'con_nothinghere', settings: {} },
  'break-glass': { accountId: 'acc_nothinghere', durationSeconds: 60, justification: 'fire' },
}

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
