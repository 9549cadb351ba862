import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { app } from '../../src/app'
import type { RequestId } from '../../src/domain/ids'
import { type DecisionLink, linkPath } from '../../src/vault/decision-link'
import { factsOfType } from '../db/people'
import { eventually } from '../support/eventually'
import { waitForMail } from '../world/mail-client'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

describe('the link in a mail that asks for a decision', () => {
  let shop: Shop
  let cy: Caller

  beforeAll(async () => {
    shop = await openShop()
    cy = await signedIn('Cy')
    const [policy] = (await shop.root.get('/policies')).body.items as { id: string }[]
    await shop.root.send('PUT', `/policies/${policy?.id}`, policyWith([shop.bo.id, cy.id]))
  })

  it('leads its reader, after signing in, to exactly that decision, and changes nothing', async () => {
    const { id, path } = await mailed()
    const stranger = await open(path, null)
    expect(stranger.headers.get('Location')).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`)
    for (const method of ['GET', 'HEAD']) await open(path, shop.bo, method)
    const page = await open(path, shop.bo)
    expect([page.status, page.text.includes(`/requests/${id}/approve`)]).toEqual([200, true])
    expect(page.text).not.toContain('Since the mail')
    expect((await shop.ana.get(`/requests/${id}`)).body.stage).toBe('pending')
    expect((await open(path, shop.bo, 'POST')).status).toBe(404)
    expect(page.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(page.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(page.headers.get('Cache-Control')).toContain('no-store')
    expect(page.text).not.toMatch(/(?:src|href|action)="https?:/)
  })

  it('tells nothing to anybody else, as if there were none, and history has that they tried', async () => {
    const { id, path } = await mailed()
    const before = (await factsOfType('link.refused')).length
    const unknown = await open(`/decisions/${id}/${'A'.repeat(40)}.${'0'.repeat(32)}`, cy)
    expect((await factsOfType('link.refused')).length).toBe(before)
    const foreign = await open(path, cy) // May decide on it, but not by somebody else's mail.
    expect(foreign.status).toBe(404)
    expect(foreign.said).toBe(unknown.said)
    expect((await factsOfType('link.refused'))[0]).toEqual({ requestId: id, sentTo: shop.bo.id })
    const history = await shop.root.get('/history?type=link.refused')
    expect(history.body.items).toMatchObject([{ actorName: 'Cy', personId: shop.bo.id }])
  })

  it('is no link where a letter of it was changed, or where it is of another request', async () => {
    const { path } = await mailed()
    const { id } = await mailed()
    const [head = '', own = '', link = ''] = path.split(/(req_\w+)\//)
    expect((await open(`${head}${id}/${link}`, shop.bo)).status).toBe(404)
    expect((await open(`${head}${own}/${link.slice(0, -1)}x`, shop.bo)).status).toBe(404)
    expect((await open(`${head}${own}/${link}.x`, shop.bo)).status).toBe(404)
    expect((await open(path, shop.bo)).status).toBe(200)
  })

  it('is out of date once somebody else has decided, and shows who and what came since', async () => {
    const { id, path } = await mailed()
    await cy.send('POST', `/requests/${id}/reject`, { reason: 'Use the replica.' })
    await eventually(async () => {
      const page = await open(path, shop.bo)
      expect(page.text).toContain('There is nothing left to decide')
      expect(page.text).toMatch(/Since then:.*Cy.*Use the replica\./s)
      expect(page.text).not.toContain(`/requests/${id}/approve`)
    })
  })

  it('is out of date once it was withdrawn, answered, or asks for something else', async () => {
    const cancelled = await mailed()
    await shop.ana.send('POST', `/requests/${cancelled.id}/cancel`, {})
    expect((await open(cancelled.path, shop.bo)).text).toContain('There is nothing left to decide')
    const { id, link } = await mailed()
    const other = { ...link, content: 'something else' }
    expect((await open(await pathOf(other), shop.bo)).text).toContain('Something else is asked')
    const later = { ...link, step: 1 }
    expect((await open(await pathOf(later), shop.bo)).text).toContain('Another step is open')
    await shop.bo.send('POST', `/requests/${id}/approve`, {})
    expect((await open(await pathOf(link), shop.bo)).text).toContain('nothing left to decide')
  })

  it('leads nowhere for whoever has lost the right to decide', async () => {
    const dan = await signedIn('Dan')
    const group = { name: 'deciders', members: [dan.id] }
    const groupId = (await shop.root.send('POST', '/groups', group)).body.id
    const steps = [{ name: 'Owner', quorum: 1, groups: [groupId] }]
    const { terms } = policyWith([])
    const policy = { ...policyWith([]), name: 'by group', terms: { ...terms, steps } }
    await shop.root.send('POST', '/policies?position=1', policy)
    const { path } = await mailed(dan)
    expect((await open(path, dan)).status).toBe(200)
    await shop.root.send('PUT', `/groups/${groupId}`, { name: 'deciders', members: [cy.id] })
    expect((await open(path, dan)).status).toBe(404)
  })

  /** A request of Ana's, and the path in the mail about it. */
  async function mailed(to = shop.bo) {
    const { filing } = await shop.stocked()
    const { id } = (await shop.ana.send('POST', '/requests', filing)).body
    const address = `${to === shop.bo ? 'bo' : 'dan'}@hallpass.example`
    const mail = await waitForMail(inject('world').mail.url, address, ({ text }) =>
      text.includes(id),
    )
    const [, path = ''] = /https?:\/\/[^/\s]+(\/decisions\/\S+)/.exec(mail.text) ?? []
    const words = atob(path.split('/').at(-1)?.split('.')[0] ?? '')
    const [personId, step, content, sentAt] = JSON.parse(words)
    const link = { requestId: id, personId, step, content, sentAt } as DecisionLink
    return { id: id as RequestId, path, link }
  }

  async function pathOf(link: DecisionLink): Promise<string> {
    return `/decisions/${await linkPath(link, env.KEY_ENCRYPTION_KEY)}`
  }

  async function open(path: string, caller: Caller | null, method = 'GET') {
    const Cookie = caller ? `__Host-hallpass=${caller.token}` : ''
    const headers = { Cookie, Origin: ORIGIN }
    const request = { method, headers, redirect: 'manual' } as const
    const response = await app.request(`${ORIGIN}${path}`, request, installation)
    const text = await response.text()
    const said = /<main[^>]*>(.*)<\/main>/s.exec(text)?.[1] ?? text
    return { status: response.status, headers: response.headers, text, said }
  }
})
