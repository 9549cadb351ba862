import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { keepForm } from '../../src/db/kept-forms'
import type { AccountId, LeaseId, RequestId } from '../../src/domain/ids'
import type { ProofNeed, ProofPlace } from '../../src/domain/policy/proof-need'
import { sha256Hex } from '../../src/vault/random'
import type { Authenticator } from '../support/authenticator'
import { enrolling, prove, proveAtProvider, withPasskey } from '../support/passkeys'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, type Caller, installation } from './visit'

/*
 * A policy that asks for a passkey wherever one can be asked for, from the filing to the secret, in
 * the API and on the pages.
 */
let shop: Shop
let anas: Authenticator
let bos: Authenticator

beforeAll(async () => {
  shop = await openShop()
  anas = await withPasskey(shop.ana)
  bos = await withPasskey(shop.bo)
})

async function need(at: { readonly [place in ProofPlace]: ProofNeed }): Promise<void> {
  const { body } = await shop.root.get('/policies')
  const [policy] = body.items as { id: string; revision: number }[]
  const { terms, ...rest } = policyWith([shop.bo.id])
  const mfa = { required: at.checkOut !== 'none', at }
  const saved = await shop.root.send(
    'PUT',
    `/policies/${policy?.id}`,
    { ...rest, terms: { ...terms, mfa } },
    { 'If-Match': `"${policy?.revision}"` },
  )
  if (saved.status !== 200) throw new Error(saved.text)
}

const EVERYWHERE: { readonly [place in ProofPlace]: ProofNeed } = {
  filing: 'passkey',
  deciding: 'passkey',
  checkOut: 'either',
  secret: 'passkey',
}

function challenged(answer: Answered, action: string, subject: string) {
  expect([answer.status, answer.body.code]).toEqual([401, 'proof_required'])
  expect(answer.headers.get('WWW-Authenticate')).toMatch(
    /^Bearer error="insufficient_user_authentication"/,
  )
  expect(answer.body).toMatchObject({ action, subject })
  return answer.body.passkeyOptions as { challenge: string } | null
}

/** Answers the challenge that came with the refusal. */
async function answerTo(who: Caller, key: Authenticator, options: { challenge: string } | null) {
  if (!options) throw new Error('There is nothing to answer.')
  const given = await who.send('POST', '/me/proofs', { response: await key.get(options) })
  expect(given.status, given.text).toBe(200)
}

describe('a policy that wants passkeys everywhere', () => {
  beforeAll(() => need(EVERYWHERE))

  it('is kept to by the API at all four places, each with a proof of its own', async () => {
    const { ana, bo } = shop
    const { filing } = await shop.stocked()
    const { accountId } = filing
    const asked = await ana.send('POST', '/requests', filing)
    await answerTo(ana, anas, challenged(asked, 'file', accountId))
    const request = (await ana.send('POST', '/requests', filing)).body.id as RequestId
    expect((await ana.send('POST', '/requests', filing)).status).toBe(401)

    const approve = () => bo.send('POST', `/requests/${request}/approve`, { comment: '' })
    await prove(bo, bos, { action: 'reject', subject: request })
    const options = challenged(await approve(), 'approve', request)
    await answerTo(bo, bos, options)
    expect((await approve()).body.stage).toBe('approved')

    const seen = await ana.get(`/requests/${request}`)
    expect(seen.body).toMatchObject({ proof: 'needed', proofAccepts: ['passkey', 'provider'] })
    const take = () => ana.send('POST', `/requests/${request}/check-out`, {})
    challenged(await take(), 'check-out', request)
    await proveAtProvider(ana, { action: 'check-out', subject: request })
    const lease = (await take()).body.id as LeaseId
    expect(lease).toMatch(/^lea_/)

    const look = () => ana.get(`/leases/${lease}/credential`)
    await proveAtProvider(ana, { action: 'see-secret', subject: lease })
    await answerTo(ana, anas, challenged(await look(), 'see-secret', lease))
    expect((await look()).body.secret).toBeTruthy()
    expect((await look()).status).toBe(401)
  })

  it('takes the same command under the same key once it is proved', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const headers = { 'Idempotency-Key': 'file-it-once' }
    const first = await ana.send('POST', '/requests', filing, headers)
    await answerTo(ana, anas, challenged(first, 'file', filing.accountId))
    const second = await ana.send('POST', '/requests', filing, headers)
    expect(second.status, second.text).toBe(201)
    expect((await ana.send('POST', '/requests', filing, headers)).body.id).toBe(second.body.id)
  })

  it('takes no proof of another person, nor for another account', async () => {
    const { ana, bo } = shop
    const [one, other] = [(await shop.stocked()).filing, (await shop.stocked()).filing]
    const task = (accountId: AccountId) => ({ action: 'file', subject: accountId }) as const
    await prove(ana, anas, task(other.accountId))
    await prove(bo, bos, task(one.accountId))
    challenged(await ana.send('POST', '/requests', one), 'file', one.accountId)
  })

  it('says to whoever has no passkey that there is nothing to answer', async () => {
    const { root } = shop
    const { filing } = await shop.stocked()
    const refused = await root.send('POST', '/requests', filing)
    expect(challenged(refused, 'file', filing.accountId)).toBeNull()
  })

  it('is told to whoever asks before they ask', async () => {
    const { filing } = await shop.stocked()
    const { accountId, resourceId } = filing
    const asking = { personId: shop.ana.id, accountId, resourceId }
    const { body } = await shop.root.send('POST', '/policies/evaluate', asking)
    expect(body.refusal).toBeNull()
    expect(body.sentences).toContain('Asking needs a passkey.')
  })
})

describe('on the pages', () => {
  beforeAll(() => need({ ...EVERYWHERE, filing: 'either', deciding: 'either' }))

  it('the form that was filled in asks for the proof, and has kept what was typed', async () => {
    const { ana } = shop
    const { filing, resourceId } = await shop.stocked()
    const typed = { justification: 'A “quoted” <reason>', ticket: 'OPS-1', duration: '3600' }
    const form = { resourceId, accountId: filing.accountId, ...typed }
    const refused = await page(ana, '/requests', form)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('data-passkey="prove" data-task="file"')
    expect(refused.text).toContain(`data-subject="${filing.accountId}"`)
    expect(refused.text).toContain('action="/proofs"')
    expect(refused.text).toContain('name="typed.ticket" value="OPS-1"')
    expect(refused.text).toContain('A “quoted” &lt;reason&gt;')
    await prove(ana, anas, { action: 'file', subject: filing.accountId })
    const filed = await page(ana, '/requests', form)
    expect(filed.location).toMatch(/^\/requests\/req_/)
  })

  it('an approver proves it and comes back to what they had written', async () => {
    const { ana, bo } = shop
    const { filing } = await shop.stocked()
    await proveAtProvider(ana, { action: 'file', subject: filing.accountId })
    const request = (await ana.send('POST', '/requests', filing)).body.id as RequestId
    const form = { reason: 'Not on a Friday.', from: 'request' }
    const refused = await page(bo, `/requests/${request}/reject`, form)
    expect(refused.text).toContain('data-task="reject"')
    expect(refused.text).toContain('name="typed.reason" value="Not on a Friday."')
    const back = await kept(bo, { reason: ['Not on a Friday.'] })
    const again = await page(bo, `/requests/${request}?kept=${back}`)
    expect(again.text).toContain('You have confirmed that it is you')
    expect(again.text).toMatch(/<textarea[^>]*name="reason"[^>]*>Not on a Friday\.<\/textarea>/)
    await proveAtProvider(bo, { action: 'reject', subject: request })
    expect((await page(bo, `/requests/${request}/reject`, form)).status).toBe(303)
  })

  it('what was typed is for its writer and session only', async () => {
    const { ana, bo } = shop
    const { filing, resourceId } = await shop.stocked()
    const token = await kept(ana, { accountId: [filing.accountId], justification: ['mine'] })
    const path = `/resources/${resourceId}/ask?kept=${token}`
    expect((await page(ana, path)).text).toContain('>mine</textarea>')
    expect((await page(bo, path)).text).not.toContain('>mine</textarea>')
  })

  it('a person sees their passkeys, and what it takes to have more or fewer', async () => {
    const { ana, root } = shop
    const own = await page(ana, '/me/passkeys')
    expect(own.text).toContain('It takes one that you have.')
    const none = await page(root, '/me/passkeys')
    expect(none.text).toContain('You have no passkey yet.')
    expect(none.text).toContain('action="/proofs"')
    await prove(ana, anas, enrolling(ana))
    expect((await page(ana, '/me/passkeys')).text).toContain('data-passkey="enrol"')
    const [, id] = /\/me\/passkeys\/(pky_[a-z0-9]+)\/remove/.exec(own.text) ?? []
    const refused = await page(ana, `/me/passkeys/${id}/remove`, {})
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('Remove “key” with'),
    ])
    expect((await page(root, `/me/passkeys/${id}/remove`, {})).status).toBe(404)
  })
})

async function kept({ id, token }: Caller, typed: Record<string, readonly string[]>) {
  const sessionHash = await sha256Hex(token)
  const key = { hash: await sha256Hex('kept-token'), personId: id, sessionHash }
  await env.DB.prepare('DELETE FROM kept_forms').run()
  await keepForm(env.DB, key, typed, Date.now() + 60_000)
  return 'kept-token'
}

async function page({ token }: Caller, path: string, form?: Record<string, string>) {
  const { PUBLIC_URL } = installation
  const response = await app.request(
    `${PUBLIC_URL}${path}`,
    {
      headers: { Cookie: `__Host-hallpass=${token}`, Origin: PUBLIC_URL },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    },
    installation,
  )
  const { status, headers } = response
  return { status, location: headers.get('Location'), text: await response.text() }
}
