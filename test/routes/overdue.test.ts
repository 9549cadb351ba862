import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { DOWN, FORBIDDEN } from '../support/target'
import { openShop, type Shop, type Stocked } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

describe('access that should be gone and is not', () => {
  let shop: Shop
  let auditor: Caller

  beforeAll(async () => {
    shop = await openShop()
    auditor = await signedIn('Audra', 'auditor')
  })

  it('is listed with what the target said and when it is tried next', async () => {
    const { id } = await stuck(shop, DOWN)
    const item = await listed(auditor, id)
    expect(item).toMatchObject({
      id,
      holderName: 'Ana',
      overdue: { lastOutcome: 'retry', lastMessage: 'connection refused' },
    })
    expect(item?.overdue?.attempts).toBeGreaterThan(0)
    expect(Date.parse(item?.overdue?.since ?? '')).toBeLessThan(Date.now())
    expect(Date.parse(item?.overdue?.nextAttemptAt ?? '')).toBeGreaterThan(0)
    expect((await shop.ana.get('/leases?view=overdue')).status).toBe(404)
  })

  it('is tried again at once by those who may take access back', async () => {
    const { id, target } = await stuck(shop, FORBIDDEN)
    const path = `/leases/${id}/retry`
    expect((await auditor.send('POST', path, {})).status).toBe(404)
    expect((await shop.ana.send('POST', path, {})).status).toBe(404)
    target.recover()
    const tried = await shop.root.send('POST', path, {})
    expect([tried.status, tried.body.phase]).toEqual([200, 'closed'])
    expect((await shop.root.send('POST', '/leases/lea_nowhere_1/retry', {})).status).toBe(404)
    await vi.waitFor(async () => expect(await listed(shop.root, id)).toBeUndefined(), 5_000)
  })

  it('is the first thing on the pages of those who look after it, and of nobody else', async () => {
    const { id, target } = await stuck(shop, FORBIDDEN)
    const home = await page(shop.root, 'GET', '/')
    expect(home.text).toContain('overdue')
    expect(home.text).toContain('href="/admin/overdue"')
    expect((await page(shop.ana, 'GET', '/')).text).not.toContain('overdue')
    const list = await page(shop.root, 'GET', '/admin/overdue')
    expect(list.text).toContain(`/leases/${id}"`)
    expect(list.text).toContain('The target said no: permission denied')
    expect((await page(auditor, 'GET', '/admin/overdue')).text).not.toContain('/retry"')
    expect((await page(shop.ana, 'GET', '/admin/overdue')).status).toBe(404)
    const retry = `/admin/overdue/${id}/retry`
    expect((await page(auditor, 'POST', retry)).status).toBe(404)
    target.recover()
    const tried = await page(shop.root, 'POST', retry)
    expect([tried.status, tried.location]).toEqual([303, '/admin/overdue?said=closed'])
    expect((await page(shop.root, 'GET', '/admin/status')).status).toBe(200)
    expect((await page(shop.ana, 'GET', '/admin/status')).status).toBe(404)
  })
})

type Listed = {
  readonly id: string
  readonly overdue?: {
    readonly since: string
    readonly attempts: number
    readonly nextAttemptAt: string | null
  }
}

async function listed(caller: Caller, id: string): Promise<Listed | undefined> {
  const answer: Answered = await caller.get('/leases?view=overdue&limit=200')
  expect(answer.status).toBe(200)
  return (answer.body as { items?: Listed[] }).items?.find((item) => item.id === id)
}

type Behaviour = Parameters<Stocked['target']['behaveLike']>[0]

/** Given back while the target behaves like this, and overdue as D1 has it. */
async function stuck({ ana, bo, root, stocked }: Shop, behaviour: Behaviour) {
  const { filing, target }: Stocked = await stocked()
  const { body } = await ana.send('POST', '/requests', filing)
  await bo.send('POST', `/requests/${body.id}/approve`, {})
  const { id } = (await ana.send('POST', `/requests/${body.id}/check-out`, {})).body
  target.behaveLike(behaviour)
  await ana.send('POST', `/leases/${id}/check-in`, {})
  await vi.waitFor(async () => expect(await listed(root, id)).toBeDefined(), {
    timeout: 10_000,
    interval: 250,
  })
  return { id, target }
}

async function page({ token }: Caller, method: string, path: string) {
  const headers = { Cookie: `__Host-hallpass=${token}`, Origin: ORIGIN }
  const response = await app.request(`${ORIGIN}${path}`, { method, headers }, installation)
  const { status } = response
  return { status, location: response.headers.get('Location'), text: await response.text() }
}
