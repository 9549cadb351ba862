import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { compareDue } from '../../src/commands/compare'
import type { Survey } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { openShop, type Shop } from './shop'
import { type Caller, installation, signedIn } from './visit'

describe('where targets differ from the leases', () => {
  let shop: Shop
  let auditor: Caller

  beforeAll(async () => {
    auditor = await signedIn('Audra', 'auditor')
  })

  beforeEach(async () => {
    shop ??= await openShop()
    finds({ outcome: 'seen', marked: [foreign], isWhole: true })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const foreign = { subject: 'hallpass_zzzz_1', resourceKey: 'zzzz', fence: 1, isAsMade: true }

  function finds(survey: Survey) {
    const postgres = connectorOf('postgres')
    if (!postgres) throw new Error('There is no postgres connector.')
    return vi.spyOn(postgres as Required<typeof postgres>, 'survey').mockResolvedValue(survey)
  }

  function compare(who: Caller) {
    return who.send('POST', `/connectors/${shop.connectorId}/compare`, {})
  }

  async function page(who: Caller, method: string, path: string) {
    const origin = installation.PUBLIC_URL
    const headers = { Cookie: `__Host-hallpass=${who.token}`, Origin: origin }
    return app.request(origin + path, { method, headers }, installation)
  }

  it('is compared when an administrator says so, and read by auditors', async () => {
    const compared = await compare(shop.root)
    expect([compared.status, compared.body.problem]).toEqual([200, null])
    const { status, body } = await auditor.get(`/drift?connectorId=${shop.connectorId}&state=open`)
    expect(status).toBe(200)
    expect(body.items).toEqual([
      expect.objectContaining({ subject: foreign.subject, kind: 'foreign', state: 'open' }),
    ])
    expect((await auditor.get('/comparisons')).body.items).toHaveLength(1)
    expect((await compare(auditor)).status).toBe(404)
    expect((await shop.ana.get('/drift')).status).toBe(404)
    expect((await shop.root.send('POST', '/connectors/con_none/compare', {})).status).toBe(404)
  })

  it('says what stood in the way, and takes nothing for gone meanwhile', async () => {
    await compare(shop.root)
    finds({ outcome: 'refused', message: 'permission denied' })
    expect((await compare(shop.root)).body.problem).toBe('permission denied')
    const { body } = await auditor.get('/drift')
    expect(body.items).toEqual([expect.objectContaining({ state: 'open' })])
  })

  it('has a page, with a button for those who may change the catalogue', async () => {
    await compare(shop.root)
    const list = await page(shop.root, 'GET', '/admin/drift')
    const text = await list.text()
    expect(text).toContain(foreign.subject)
    expect(text).toContain('Another installation of Hallpass made it')
    expect(text).toContain(`/admin/drift/${shop.connectorId}/compare`)
    expect(await (await page(auditor, 'GET', '/admin/drift')).text()).not.toContain('/compare"')
    expect((await page(shop.ana, 'GET', '/admin/drift')).status).toBe(404)
    const path = `/admin/drift/${shop.connectorId}/compare`
    expect((await page(auditor, 'POST', path)).status).toBe(404)
    expect((await page(shop.root, 'POST', path)).status).toBe(303)
  })

  it('is looked for once an hour without being asked', async () => {
    const asked = finds({ outcome: 'seen', marked: [], isWhole: true })
    await compareDue(env, Date.now())
    const before = asked.mock.calls.length
    await compareDue(env, Date.now() + 59 * 60_000)
    expect(asked.mock.calls.length).toBe(before)
    await compareDue(env, Date.now() + 61 * 60_000)
    expect(asked.mock.calls.length).toBe(before + 1)
  })
})
