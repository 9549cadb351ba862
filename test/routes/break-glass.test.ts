import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { menuCounts } from '../../src/db/menu-counts'
import type { Reach } from '../../src/domain/permission/scope'
import type { Authenticator } from '../support/authenticator'
import { eventually } from '../support/eventually'
import { prove, proveAtProvider, withPasskey } from '../support/passkeys'
import { FORBIDDEN } from '../support/target'
import { openShop, policyWith, type Shop, type Stocked } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

/*
 * Emergencies over the API and on the pages. Cy may break glass; Ana holds what it is about; Bo, who
 * approves otherwise, is told; Dee reviews.
 */
let shop: Shop
let cy: Caller
let dee: Caller
let cys: Authenticator
let roleId: string

beforeAll(async () => {
  shop = await openShop()
  cy = await signedIn('Cy')
  dee = await signedIn('Dee')
  const role = { name: 'Emergency', permissions: ['break-glass'] }
  roleId = (await shop.root.send('POST', '/roles', role)).body.id
  const given = await shop.root.send('POST', `/roles/${roleId}/give`, { principal: cy.id })
  if (given.status !== 200) throw new Error(given.text)
  cys = await withPasskey(cy)
  await policy({
    ...{ maxSeconds: 600, reviewWithinSeconds: 86_400 },
    tell: { people: [shop.bo.id] },
    reviewers: { people: [dee.id, cy.id] },
  })
})

async function policy(breakGlass: object | null): Promise<void> {
  const { body } = await shop.root.get('/policies')
  const [stored] = body.items as { id: string; revision: number }[]
  const { terms, ...rest } = policyWith([shop.bo.id])
  const saved = await shop.root.send(
    'PUT',
    `/policies/${stored?.id}`,
    { ...rest, terms: { ...terms, breakGlass } },
    { 'If-Match': `"${stored?.revision}"` },
  )
  if (saved.status !== 200) throw new Error(saved.text)
}

function emergency({ filing: { accountId } }: Stocked) {
  return { accountId, durationSeconds: 600, justification: 'Production is down.' }
}

async function broken(stocked: Stocked, who = cy): Promise<Answered> {
  const { accountId } = stocked.filing
  await prove(who, cys, { action: 'break-glass', subject: accountId })
  return who.send('POST', `/resources/${stocked.resourceId}/break-glass`, emergency(stocked))
}

async function holding(who: Caller, { filing }: Stocked): Promise<string> {
  const { body } = await who.send('POST', '/requests', filing)
  await shop.bo.send('POST', `/requests/${body.id}/approve`)
  const lease = await who.send('POST', `/requests/${body.id}/check-out`)
  if (lease.body.phase !== 'active') throw new Error(lease.text)
  return `/leases/${lease.body.id}`
}

describe('access in an emergency', () => {
  it('is taken at once with a passkey, without a vote and without the provider', async () => {
    const stocked = await shop.stocked()
    const away = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'))
    const path = `/resources/${stocked.resourceId}/break-glass`
    const unproved = await cy.send('POST', path, emergency(stocked))
    expect([unproved.status, unproved.body.code]).toEqual([401, 'proof_required'])
    const task = { action: 'break-glass', subject: stocked.filing.accountId } as const
    await proveAtProvider(cy, task)
    expect((await cy.send('POST', path, emergency(stocked))).body.code).toBe('proof_required')

    const taken = await broken(stocked)
    expect(taken.status, taken.text).toBe(201)
    expect(taken.body).toMatchObject({
      ...{ stage: 'in_use', steps: [], breakGlass: { revoked: [], review: null } },
    })
    const lease = await cy.get(`/leases/${taken.body.leaseId}`)
    expect(lease.body.phase).toBe('active')
    expect(away).not.toHaveBeenCalled()
    expect(stocked.target.holders.size).toBe(1)
    away.mockRestore()
  })

  it('revokes the holder first, whom it tells, and begins after the read-back', async () => {
    const stocked = await shop.stocked()
    const held = await holding(shop.ana, stocked)
    stocked.target.behaveLike(FORBIDDEN)
    const waits = await broken(stocked)
    expect(waits.body).toMatchObject({
      ...{ stage: 'approved', leaseId: null },
      breakGlass: { revoked: [{ holderName: 'Ana' }] },
    })
    const early = await cy.send('POST', `/requests/${waits.body.id}/check-out`)
    expect([early.status, early.body.code]).toEqual([409, 'resource_held'])
    expect((await shop.ana.get(held)).body).toMatchObject({ ending: 'forced' })
    expect((await shop.ana.get(`/requests/${waits.body.id}`)).status).toBe(200)
    expect((await shop.bo.get(`/requests/${waits.body.id}`)).status).toBe(200)

    stocked.target.recover()
    await shop.root.send('POST', `${held}/retry`)
    await eventually(async () => expect((await shop.ana.get(held)).body.phase).toBe('closed'))
    const taken = await cy.send('POST', `/requests/${waits.body.id}/check-out`)
    expect([taken.status, taken.body.phase]).toEqual([200, 'active'])
    expect(stocked.target.holders.size).toBe(1)
    const more = { seconds: 600, justification: 'more' }
    const extended = await cy.send('POST', `/leases/${taken.body.id}/extend`, more)
    expect(extended.body.code).toBe('extension_not_allowed')
  })

  it('owes a review by somebody else, and none is broken again before it is signed', async () => {
    const stocked = await shop.stocked()
    const { body } = await broken(stocked)
    const review = (who: Caller) =>
      who.send('POST', `/requests/${body.id}/review`, { words: 'It was needed.' })
    expect((await review(dee)).body.code).toBe('review_too_early')
    await cy.send('POST', `/leases/${body.leaseId}/check-in`)
    expect((await broken(stocked)).body.code).toBe('review_owed')
    expect((await review(cy)).body.code).toBe('self_review')
    expect((await review(shop.bo)).body.code).toBe('not_a_reviewer')
    expect((await review(await signedIn('Eve'))).status).toBe(404)

    const owed = async (who: Caller) =>
      ((await who.get('/reviews')).body.items as { id: string }[]).map(({ id }) => id)
    const inMenu = async ({ id }: Caller, reviews: Reach) =>
      (await menuCounts(env.DB, id, { reviews, overdue: [] })).decisions
    await eventually(async () => expect(await owed(dee)).toContain(body.id))
    expect(await owed(cy)).not.toContain(body.id)
    expect(await owed(shop.bo)).toEqual([])
    const reviewer = await signedIn('Rhea', 'access-reviewer')
    expect(await owed(reviewer)).toContain(body.id)
    for (const who of [cy, dee, shop.bo])
      expect(await inMenu(who, [])).toBe((await owed(who)).length)
    expect(await inMenu(reviewer, 'everything')).toBe((await owed(reviewer)).length)

    const signed = await review(dee)
    expect(signed.status, signed.text).toBe(200)
    expect(signed.body).toMatchObject({ reviewBy: null, breakGlass: { review: { byName: 'Dee' } } })
    expect((await review(reviewer)).body.code).toBe('review_signed')
    await eventually(async () => expect(await owed(dee)).not.toContain(body.id))
    expect((await broken(stocked)).status).toBe(201)
  })

  it('is unknown to whoever may not, and refused where the policy has none', async () => {
    const stocked = await shop.stocked()
    const path = `/resources/${stocked.resourceId}/break-glass`
    const stranger = await shop.ana.send('POST', path, emergency(stocked))
    expect([stranger.status, stranger.body.code]).toEqual([404, 'not_found'])
    const fay = await signedIn('Fay')
    const limited = { principal: fay.id, scope: 'resources:other-*' }
    expect((await shop.root.send('POST', `/roles/${roleId}/give`, limited)).status).toBe(200)
    expect((await fay.send('POST', path, emergency(stocked))).status).toBe(404)
    await policy(null)
    expect((await broken(stocked)).body.code).toBe('glass_unbreakable')
  })
})

describe('a role for emergencies that is taken away', () => {
  it('takes nothing any more, although the glass was broken', async () => {
    await policy({
      ...{ maxSeconds: 600, reviewWithinSeconds: 86_400 },
      ...{ tell: { people: [shop.bo.id] }, reviewers: { people: [dee.id] } },
    })
    const stocked = await shop.stocked()
    const held = await holding(shop.ana, stocked)
    stocked.target.behaveLike(FORBIDDEN)
    const { body } = await broken(stocked)
    stocked.target.recover()
    await shop.root.send('POST', `${held}/retry`)
    await eventually(async () => expect((await shop.ana.get(held)).body.phase).toBe('closed'))
    await env.DB.prepare('DELETE FROM role_grants WHERE principal = ?').bind(cy.id).run()
    const late = await cy.send('POST', `/requests/${body.id}/check-out`)
    expect([late.status, late.body.code]).toEqual([403, 'glass_not_allowed'])
  })
})

describe('the pages', () => {
  const page = async (path: string, who: Caller, form?: Record<string, string>) => {
    const response = await app.request(
      `${installation.PUBLIC_URL}${path}`,
      {
        method: form ? 'POST' : 'GET',
        headers: { Cookie: `__Host-hallpass=${who.token}`, Origin: installation.PUBLIC_URL },
        redirect: 'manual',
        ...(form ? { body: new URLSearchParams(form) } : {}),
      },
      installation,
    )
    return { status: response.status, text: await response.text(), headers: response.headers }
  }

  it('show emergencies to those who may only, and let a reviewer sign', async () => {
    const ed = await signedIn('Ed', 'administrator')
    const eds = await withPasskey(ed)
    const stocked = await shop.stocked()
    const { resourceId, filing } = stocked
    expect((await page(`/resources/${resourceId}/ask`, shop.ana)).text).not.toContain('Emergency')
    expect((await page(`/resources/${resourceId}/ask`, ed)).text).toContain('Break the glass')

    const form = {
      ...{ accountId: filing.accountId, emergencyDuration: '5 min' },
      justification: 'Production is down.',
    }
    const path = `/resources/${resourceId}/break-glass`
    const unproved = await page(path, ed, form)
    expect(unproved.status).toBe(403)
    expect(unproved.text).toContain('data-task="break-glass"')
    expect((await page(path, ed, { ...form, emergencyDuration: 'soon' })).status).toBe(422)
    await prove(ed, eds, { action: 'break-glass', subject: filing.accountId })
    const taken = await page(path, ed, form)
    expect([taken.status, taken.headers.get('Location')]).toEqual([
      303,
      expect.stringMatching(/^\/leases\/lea_/),
    ])

    const lease = await ed.get(taken.headers.get('Location') ?? '')
    const request = `/requests/${lease.body.requestId}`
    expect((await page(request, dee)).text).not.toContain('Sign the review')
    await ed.send('POST', `/leases/${lease.body.id}/check-in`)
    await eventually(async () =>
      expect((await page('/waiting', dee)).text).toContain('Reviews of emergencies'),
    )
    expect((await page(request, dee)).text).toContain('Sign the review')
    expect((await page(request, ed)).text).not.toContain('Sign the review')
    const signed = await page(`${request}/review`, dee, { words: 'It was needed.' })
    expect(signed.status).toBe(303)
    expect((await page(request, dee)).text).toContain('signed the review')
  })
})
