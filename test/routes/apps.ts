import { expect } from 'vitest'
import { app } from '../../src/app'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, type Caller, installation } from './visit'

export const ORIGIN = 'https://grafana.example'

let shop: Shop
let connector: Answered

/** The shop, and an app behind a proxy of its own, in which everything has one step: Bo. */
export async function openApps(): Promise<{ shop: Shop; connector: Answered }> {
  shop = await openShop()
  connector = await makeApp('Grafana', { origin: ORIGIN })
  await shop.root.send('POST', '/policies', {
    ...policyWith([shop.bo.id]),
    name: 'apps',
    resources: 'app-*',
  })
  return { shop, connector }
}

export function makeApp(name: string, settings: object): Promise<Answered> {
  return shop.root.send('POST', '/connectors', { name, kind: 'web-app', settings })
}

let apps = 0

export async function account(
  settings: object,
  connectorId = connector.body.id,
): Promise<Answered> {
  apps += 1
  const body = { name: `app-${apps}`, kind: 'web app' }
  const { id } = (await shop.root.send('POST', '/resources', body)).body
  const about = { name: 'editor', mode: 'certificate', connectorId, settings }
  return shop.root.send('POST', `/resources/${id}/accounts`, about)
}

/** An active lease of Ana's on an app of its own. */
export async function held(role: string, settings: object = {}): Promise<string> {
  const { body, text } = await account({ role, ...settings })
  const filing = { resourceId: body.resourceId, accountId: body.id, durationSeconds: 3600 }
  const request = await shop.ana.send('POST', '/requests', { ...filing, justification: 'because' })
  expect(request.status, text).toBe(201)
  await shop.bo.send('POST', `/requests/${request.body.id}/approve`, {})
  const lease = await shop.ana.send('POST', `/requests/${request.body.id}/check-out`, {})
  expect(lease.body.phase, lease.text).toBe('active')
  return lease.body.id
}

export function end(leaseId: string): Promise<Answered> {
  return shop.ana.send('POST', `/leases/${leaseId}/check-in`, {})
}

/** As a browser or a proxy sends it, without following where it is sent. */
export async function fetched(
  path: string,
  headers: Record<string, string> = {},
  id = connector.body.id,
): Promise<Response> {
  return app.request(`https://hallpass.example/web-app/${id}/${path}`, { headers }, installation)
}

/** The one step of the way that is at Hallpass itself. */
export async function enteredWith(search: string, headers: Record<string, string> = {}) {
  const address = `https://hallpass.example/apps/${connector.body.id}/enter${search}`
  return app.request(address, { headers }, installation)
}

export function locationOf(response: Response): URL {
  return new URL(response.headers.get('Location') ?? '')
}

export function cookiesOf(response: Response): Record<string, string> {
  const pairs = response.headers.getSetCookie().map((line) => line.split(';')[0]?.split('=') ?? [])
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

export function cookieHeader(cookies: Record<string, string>): { Cookie: string } {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  return { Cookie: pairs.join('; ') }
}

/** The first half of the way in: a marked browser, and what Hallpass answers to who is in it. */
export async function wayIn(who: Caller, to = '/') {
  const started = await fetched(`start?to=${to}`)
  const { search } = locationOf(started)
  const session = { Cookie: `__Host-hallpass=${who.token}` }
  const entered = await enteredWith(search, session)
  return { browser: cookiesOf(started), started, entered }
}

/** All of it: the cookie with which the proxy asks. */
export async function ticketOf(who: Caller): Promise<Record<string, string>> {
  const { browser, entered } = await wayIn(who)
  const response = await fetched(`callback${locationOf(entered).search}`, cookieHeader(browser))
  const { [`__Host-hallpass-way-${connector.body.id}`]: _way, ...ticket } = cookiesOf(response)
  return ticket
}
