import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { identify } from '../../src/auth/identify'
import type { AppEnv } from '../../src/http/context'
import { trace } from '../../src/http/trace'
import { pages } from '../../src/pages/router'
import { eventually } from '../support/eventually'
import { openShop, type Shop, type Stocked } from './shop'
import { installation } from './visit'

const site = new Hono<AppEnv>().use(trace, identify).route('/', pages)

describe('the form that asks for access', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  async function open(path: string, form?: Record<string, string>): Promise<Response> {
    const headers = { Cookie: `__Host-hallpass=${shop.ana.token}` }
    const body = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    return site.request(`https://hallpass.example${path}`, { headers, ...body }, installation)
  }

  async function keyOn(page: Response): Promise<string> {
    const found = /<input type="hidden" name="key" value="([^"]*)"/.exec(await page.text())
    return found?.[1] ?? ''
  }

  async function filledIn({ resourceId, filing }: Stocked) {
    const key = await keyOn(await open(`/resources/${resourceId}/ask`))
    const { accountId, justification } = filing
    return { resourceId, accountId, duration: '3600', justification, ticket: '', key }
  }

  it('files one request when it is sent twice, by a double click or a reload', async () => {
    const form = await filledIn(await shop.stocked())
    const answers = await Promise.all([open('/requests', form), open('/requests', form)])
    answers.push(await open('/requests', form))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const homes = answers.map(({ headers }) => headers.get('Location'))
    expect(new Set(homes).size).toBe(1)
    expect(homes[0]).toMatch(/^\/requests\/req_\w+_1$/)
  })

  it('is there only for what can still be asked for', async () => {
    const { resourceId } = await shop.stocked()
    const path = `/resources/${resourceId}/ask`
    expect((await open(path)).status).toBe(200)
    await env.DB.prepare('UPDATE resources SET retired_at = 1 WHERE id = ?').bind(resourceId).run()
    expect((await open(path)).status).toBe(404)
    expect((await open('/resources/res_nobody/ask')).status).toBe(404)
    expect((await open('/resources/none/ask')).status).toBe(404)
  })

  it('files another when something else was typed, or when it was opened anew', async () => {
    const stocked = await shop.stocked()
    const form = await filledIn(stocked)
    const homes = []
    for (const each of [form, { ...form, duration: '1800' }, await filledIn(stocked)])
      homes.push((await open('/requests', each)).headers.get('Location')?.slice(-2))
    expect(homes).toEqual(['_1', '_2', '_3'])
  })

  it('has a key that nobody can guess, and keeps it when it comes back', async () => {
    const stocked = await shop.stocked()
    const form = await filledIn(stocked)
    expect(form.key).toHaveLength(43)
    expect((await filledIn(stocked)).key).not.toBe(form.key)
    const back = await open('/requests', { ...form, justification: '' })
    expect(back.status).toBe(422)
    expect(await keyOn(back)).toBe(form.key)
  })

  it('opens at the resource’s own address, by its name, and nowhere else', async () => {
    const { resourceId, filing } = await shop.stocked()
    const { body } = await shop.root.get(`/resources/${resourceId}`)
    const there = await open(`/r/${body.name}`)
    expect([there.status, there.headers.get('Location')]).toEqual([
      303,
      `/resources/${filing.resourceId}/ask`,
    ])
    for (const nowhere of ['/r/nothing-here', '/r/..%2Fadmin', `/r/${'x'.repeat(200)}`])
      expect((await open(nowhere)).status, nowhere).toBe(404)
  })

  it('says what its reader has asked for here already', async () => {
    const { resourceId, filing } = await shop.stocked()
    const filed = await shop.ana.send('POST', '/requests', filing)
    await eventually(async () => {
      const page = await (await open(`/resources/${resourceId}/ask`)).text()
      expect(page).toContain('You have asked here already')
      expect(page).toContain(`/requests/${filed.body.id}`)
    })
  })

  it('asks again with one click, once however often it is pressed', async () => {
    const { filing } = await shop.stocked()
    const filed = await shop.ana.send('POST', '/requests', filing)
    const page = async () => (await open(`/requests/${filed.body.id}`)).text()
    expect(await page()).not.toContain('Ask again')
    await shop.ana.send('POST', `/requests/${filed.body.id}/cancel`)
    const form = /<form method="post" action="\/requests"[^>]*>(.*?)<\/form>/s.exec(await page())
    const inputs = [...(form?.[1] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)]
    const fields = Object.fromEntries(inputs.map(([, name, value]) => [name, value]))
    const [once, twice] = [await open('/requests', fields), await open('/requests', fields)]
    expect(once.status).toBe(303)
    expect(twice.headers.get('Location')).toBe(once.headers.get('Location'))
    expect(once.headers.get('Location')).not.toContain(filed.body.id)
  })

  it('works without a key, and with one that is not its own', async () => {
    const form = await filledIn(await shop.stocked())
    for (const key of ['', '"><script>', 'x'.repeat(500)])
      expect((await open('/requests', { ...form, key })).status).toBe(303)
  })
})
