import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { endPersonRow } from '../../src/db/directory'
import { pushBrowsersOf } from '../../src/db/push-subscriptions'
import { factsOfType, ROOT } from '../db/people'
import { type Answered, type Caller, installation, signedIn } from './visit'

type Row = {
  readonly name: string
  readonly mail: boolean
  readonly push: boolean
  readonly choosable: readonly string[]
}

const KEYS = { VAPID_PUBLIC_KEY: installation.VAPID_PUBLIC_KEY ?? '' }
const ORIGIN = 'https://hallpass.example'

const subscription = (number: number) => ({
  endpoint: `https://push.example/send/${number}`,
  expirationTime: null,
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
})

const rowOf = ({ body }: Answered, name: string) =>
  (body.notices as readonly Row[]).find((each) => each.name === name)

describe('how somebody is told', () => {
  let ana: Caller
  let count = 0

  beforeAll(async () => {
    ana = await signedIn('Ana')
  })

  const somebody = () => signedIn(`Somebody${++count}`)

  it('is as the table says until they choose, and theirs alone', async () => {
    const before = await ana.get('/me/notices')
    expect(before.body).toMatchObject({ zone: 'UTC', quiet: null, pushKey: KEYS.VAPID_PUBLIC_KEY })
    expect(rowOf(before, 'requester.request_rejected')).toMatchObject({ mail: true, push: true })
    const quiet = { days: ['mon', 'tue'], from: '22:00', to: '07:00' }
    const notices = [{ name: 'requester.request_rejected', mail: false, push: false }]
    const chosen = await ana.send('PUT', '/me/notices', { zone: 'Europe/Berlin', quiet, notices })
    expect(chosen.status).toBe(200)
    const after = await ana.get('/me/notices')
    expect(after.body).toMatchObject({ zone: 'Europe/Berlin', quiet, digestAt: '08:00' })
    expect(rowOf(after, 'requester.request_rejected')).toMatchObject({ mail: false, push: false })
    const others = await (await somebody()).get('/me/notices')
    expect(rowOf(others, 'requester.request_rejected')).toMatchObject({ mail: true })
    expect((await factsOfType('notices.chosen'))[0]).toMatchObject({ zone: 'Europe/Berlin', quiet })
  })

  it('is refused where a duty would go unheard, and nothing is changed', async () => {
    const notices = [{ name: 'approver.decision_wanted', mail: false, push: false }]
    const refused = await ana.send('PUT', '/me/notices', { zone: 'Asia/Tokyo', notices })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('leave it one channel')
    expect((await ana.get('/me/notices')).body.zone).not.toBe('Asia/Tokyo')
  })

  it('is chosen on the page, which says what cannot be', async () => {
    const bo = await somebody()
    const page = await open(bo, '/notices')
    expect(page.text).toContain('My decision is wanted')
    expect(page.text).toContain('Always by mail, at once.')
    expect(page.text).not.toContain('What administrators are told')
    const form = new URLSearchParams({
      ...{ zone: 'Europe/Paris', quietFrom: '21:00', quietTo: '06:30', digestAt: '09:00' },
    })
    for (const day of ['sat', 'sun']) form.append('quietDays', day)
    form.append('mail', 'requester.request_rejected')
    const silent = await open(bo, '/notices', form)
    expect([silent.status, silent.text.includes('leave it one channel')]).toEqual([400, true])
    form.append('mail', 'approver.decision_wanted')
    for (const name of ['task_opened', 'glass_broken', 'review_overdue'])
      form.append('push', `named.${name}`)
    expect((await open(bo, '/notices', form)).status).toBe(303)
    const after = await bo.get('/me/notices')
    const quiet = { days: ['sat', 'sun'], from: '21:00', to: '06:30' }
    expect(after.body).toMatchObject({ zone: 'Europe/Paris', quiet, digestAt: '09:00' })
    expect(rowOf(after, 'requester.request_rejected')).toMatchObject({ mail: true, push: false })
    expect(rowOf(after, 'requester.request_approved')).toMatchObject({ mail: false, push: false })
    expect(rowOf(after, 'named.task_opened')).toMatchObject({ mail: false, push: true })
    expect(rowOf(after, 'administrator.access_stuck')).toMatchObject({ mail: true, push: true })
    form.set('quietTo', '25:00')
    const odd = await open(bo, '/notices', form)
    expect([odd.status, odd.text.includes('A time is like 18:00')]).toEqual([400, true])
  })
})

describe('a browser that tells somebody', () => {
  it('is added and removed, says nothing of how it is reached, and stands in history', async () => {
    const ana = await signedIn('Ana')
    const body = { ...subscription(1), device: 'Firefox on Linux' }
    const added = await ana.send('POST', '/me/push-subscriptions', body)
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ device: 'Firefox on Linux' })
    const seen = (await ana.get('/me/notices')).text
    expect(seen).toContain(added.body.id)
    expect(seen).not.toContain('push.example')
    expect(JSON.stringify(await factsOfType('push.added'))).not.toContain('push.example')
    const bo = await signedIn('Bo')
    const path = `/me/push-subscriptions/${added.body.id}`
    expect((await bo.send('DELETE', path)).status).toBe(404)
    expect((await ana.send('DELETE', path)).status).toBe(204)
    expect((await ana.send('DELETE', path)).status).toBe(404)
    expect(await factsOfType('push.removed')).toHaveLength(1)
  })

  it('is refused where its push service may not be called, is unreadable, or is one too many', async () => {
    const cy = await signedIn('Cy')
    for (const endpoint of ['http://push.example/1', 'https://localhost/1', 'https://10.0.0.1/1']) {
      const refused = await cy.send('POST', '/me/push-subscriptions', {
        ...subscription(2),
        endpoint,
      })
      expect([refused.status, refused.body.code]).toEqual([422, 'push_address_refused'])
    }
    const keys = { p256dh: 'A', auth: '' }
    const odd = await cy.send('POST', '/me/push-subscriptions', { ...subscription(2), keys })
    expect(odd.status).toBe(400)
    for (let number = 10; number < 20; number++)
      expect((await cy.send('POST', '/me/push-subscriptions', subscription(number))).status).toBe(
        201,
      )
    const tooMany = await cy.send('POST', '/me/push-subscriptions', subscription(20))
    expect([tooMany.status, tooMany.body.code]).toEqual([409, 'push_limit'])
    expect((await cy.send('POST', '/me/push-subscriptions', subscription(19))).status).toBe(201)
  })

  it('tells whoever added it last, and goes with them', async () => {
    const [one, other] = [await signedIn('Dan'), await signedIn('Eve')]
    await one.send('POST', '/me/push-subscriptions', subscription(30))
    await other.send('POST', '/me/push-subscriptions', subscription(30))
    expect(await pushBrowsersOf(env.DB, one.id)).toEqual([])
    expect(await pushBrowsersOf(env.DB, other.id)).toHaveLength(1)
    await endPersonRow(env.DB, ROOT, other.id, 'left')
    expect(await pushBrowsersOf(env.DB, other.id)).toEqual([])
  })

  it('is added by the form that script fills in, and its worker is served for all pages', async () => {
    const fay = await signedIn('Fay')
    const { endpoint, keys } = subscription(40)
    const empty = await open(fay, '/notices/browsers', new URLSearchParams({ endpoint: '' }))
    expect(empty.status).toBe(422)
    const form = new URLSearchParams({ endpoint, ...keys })
    expect((await open(fay, '/notices/browsers', form)).status).toBe(303)
    expect((await open(fay, '/notices')).text).toContain('An unknown device')
    const [browser] = await pushBrowsersOf(env.DB, fay.id)
    const path = `/notices/browsers/${browser?.id}/remove`
    expect((await open(fay, path, new URLSearchParams())).status).toBe(303)
    expect(await pushBrowsersOf(env.DB, fay.id)).toEqual([])
    const worker = await open(fay, '/push-worker.js')
    expect(worker.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(worker.headers.get('Cache-Control')).toBe('no-cache')
    expect(worker.text).not.toContain("'fetch'")
  })
})

async function open(caller: Caller, path: string, form?: URLSearchParams) {
  const response = await app.request(
    `${ORIGIN}${path}`,
    {
      method: form ? 'POST' : 'GET',
      headers: { Cookie: `__Host-hallpass=${caller.token}`, Origin: ORIGIN },
      ...(form ? { body: form } : {}),
    },
    installation,
  )
  return { status: response.status, headers: response.headers, text: await response.text() }
}
