import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventually } from '../support/eventually'
import { HttpClient } from '../support/http-client.ts'
import { waitForMail } from '../world/mail-client.ts'
import * as asking from './asking.ts'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
})

afterAll(() => stage?.close())

/** Follows the link of a mail, as its reader would, and presses Approve on the page. */
async function approveFromMail(name: 'bo' | 'cy', requestId: string): Promise<void> {
  const reader = stage.people[name]
  const mail = await waitForMail(stage.world.mail.url, `${name}@example.test`, ({ text }) =>
    text.includes(requestId),
  )
  const link = mail.text.match(/https?:\/\/\S+\/decisions\/\S+/)?.[0] ?? ''
  const page = await reader.get(link)
  expect(page.status).toBe(200)
  const after = await reader.submit(page, { form: '/approve' })
  expect(after.status).toBe(200)
}

describe('access from asking to its end', () => {
  it('takes two steps, works at the real database, and is gone when the time is up', async () => {
    const { ana, root } = stage.people
    const prop = await stage.prop({
      name: 'journey-a',
      steps: [
        { name: 'Lead', quorum: 1, people: [stage.person('bo')] },
        { name: 'Security', quorum: 1, people: [stage.person('cy')] },
      ],
    })
    const request = await asking.ask(ana, prop, 20)
    expect((await asking.checkOut(ana, request)).body.code).toBe('request_not_approved')
    await approveFromMail('bo', request.id)
    expect(await asking.stageOf(ana, request)).toBe('pending')
    await approveFromMail('cy', request.id)
    expect(await asking.stageOf(ana, request)).toBe('approved')

    const { status, body: lease } = await asking.checkOut(ana, request)
    expect(status, JSON.stringify(lease)).toBe(200)
    const { secret, guide } = await asking.credentialOf(ana, lease)
    const session = stage.client(guide.username, secret)
    const ended = new Promise((resolve) => session.on('error', resolve))
    await session.connect()
    await session.query('SELECT count(*) FROM orders')

    await ended // The server ends the open session; nobody asked for it.
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(lease.endsAt) - 50)
    await vi.waitFor(async () => expect(await asking.phaseOf(ana, lease)).toBe('closed'), 10_000)
    await expect(() => stage.client(guide.username, secret).connect()).rejects.toThrow()
    expect(await stage.rolesOf(prop)).toEqual([])
    await eventually(async () =>
      expect(await asking.historyOf(root, request)).toEqual([
        'request.filed',
        'step.opened',
        'attempt.refused',
        'step.approved',
        'step.opened',
        'step.approved',
        'request.approved',
        'lease.checked_out',
        'lease.granted',
        'credential.shown',
        'lease.ended',
        'lease.closed',
        'request.used',
      ]),
    )
    const told = await waitForMail(stage.world.mail.url, 'ana@example.test', ({ text }) =>
      text.includes(lease.id),
    )
    expect(told.text).not.toContain(secret)
  })

  it('asks for a fresh proof of MFA, made for this check-out, where the policy demands it', async () => {
    const { ana, bo } = stage.people
    const steps = [{ name: 'Lead', quorum: 1, people: [stage.person('bo')] }]
    const prop = await stage.prop({ name: 'journey-mfa', steps, mfa: true })
    const request = await asking.ask(ana, prop)
    await asking.decide(bo, request, 'approve')
    expect((await asking.checkOut(ana, request)).body.code).toBe('proof_required')

    const page = await ana.get(`/requests/${request.id}`)
    const atProvider = await ana.submit(page, { form: '/proofs' })
    expect(new URL(atProvider.url).origin).toBe(new URL(stage.world.oidc.issuer).origin)
    const back = await ana.confirm(atProvider)
    expect(back.url).toContain(`/requests/${request.id}`)
    const after = await ana.submit(back, { form: '/check-out' })
    expect(after.status).toBe(200)
    expect(await asking.stageOf(ana, request)).toBe('in_use')
  })
})

describe('requests that come to nothing', () => {
  const lead = () => [{ name: 'Lead', quorum: 1, people: [stage.person('bo')] }]

  it('are rejected with a reason that the requester is told', async () => {
    const { ana, bo } = stage.people
    const prop = await stage.prop({ name: 'journey-reject', steps: lead() })
    const request = await asking.ask(ana, prop)
    expect((await asking.decide(bo, request, 'reject', 'use the replica')).status).toBe(200)
    expect(await asking.stageOf(ana, request)).toBe('rejected')
    expect((await asking.checkOut(ana, request)).body.code).toBe('request_not_approved')
    const mail = await waitForMail(stage.world.mail.url, 'ana@example.test', ({ text }) =>
      text.includes(request.id),
    )
    expect(mail.text).toContain('use the replica')
  })

  it('are cancelled by the requester, and a decision that comes later is told so', async () => {
    const { ana, bo } = stage.people
    const prop = await stage.prop({ name: 'journey-cancel', steps: lead() })
    const request = await asking.ask(ana, prop)
    const cancelled = await ana.api('POST', `/api/v1/requests/${request.id}/cancel`, {})
    expect(cancelled.status).toBe(200)
    expect((await asking.decide(bo, request, 'approve')).body.code).toBe('request_settled')
  })

  it('expire when nobody decides in time, and lapse when nobody uses them', async () => {
    const { ana, bo } = stage.people
    const prop = await stage.prop({
      name: 'journey-late',
      steps: lead(),
      pendingSeconds: 10,
      unusedSeconds: 10,
    })
    const [undecided, unused] = [await asking.ask(ana, prop), await asking.ask(ana, prop)]
    await asking.decide(bo, unused, 'approve')
    await sleep(10_500)
    expect((await asking.decide(bo, undecided, 'approve')).body.code).toBe('request_settled')
    expect(await asking.stageOf(ana, undecided)).toBe('expired')
    expect(await asking.stageOf(ana, unused)).toBe('lapsed')
  })

  it('are refused from the start when no policy matches, or nobody could ever approve', async () => {
    const { ana, bo } = stage.people
    const prop = await stage.prop({ name: 'journey-alone', steps: lead() })
    const own = await bo.api<asking.Problem>('POST', '/api/v1/requests', {
      ...prop,
      durationSeconds: 60,
      justification: 'I approve myself',
    })
    expect([own.status, own.body.code]).toEqual([409, 'approvers_unreachable'])
    const long = await ana.api<asking.Problem>('POST', '/api/v1/requests', {
      ...prop,
      durationSeconds: 3601,
      justification: 'for ever',
    })
    expect(long.body.code).toBe('duration_out_of_bounds')
  })
})

describe('an exclusive resource', () => {
  it('is held by one person at a time, seen at the database', async () => {
    const { ana, bo, cy } = stage.people
    const prop = await stage.prop({
      name: 'journey-two',
      steps: [{ name: 'Either', quorum: 1, people: [stage.person('cy'), stage.person('root')] }],
    })
    const [first, second] = [await asking.ask(ana, prop), await asking.ask(bo, prop)]
    await asking.decide(cy, first, 'approve')
    await asking.decide(cy, second, 'approve')
    const { body: lease } = await asking.checkOut(ana, first)
    expect(lease.phase).toBe('active')
    const { secret, guide } = await asking.credentialOf(ana, lease)

    const refused = await asking.checkOut(bo, second)
    expect([refused.status, refused.body.code]).toEqual([409, 'resource_held'])
    expect(await stage.rolesOf(prop)).toEqual([guide.username])
    const stolen = await bo.api('GET', `/api/v1/leases/${lease.id}/credential`)
    expect(stolen.status).toBe(404)

    expect((await asking.checkIn(ana, lease)).body.phase).toBe('closed')
    const { body: next } = await asking.checkOut(bo, second)
    expect(next.phase).toBe('active')
    await expect(() => stage.client(guide.username, secret).connect()).rejects.toThrow()
    expect(await stage.rolesOf(prop)).toHaveLength(1)
  })
})

describe('somebody who signs out at the identity provider', () => {
  it('is signed out here, because the provider says so', async () => {
    const cy = new HttpClient(stage.world.facts.productUrl)
    await cy.signIn('cy')
    expect((await cy.api('GET', '/api/v1/me')).status).toBe(200)
    const asked = await cy.get(`${stage.world.facts.oidc.issuer}/session/end`)
    await cy.submit(asked, { fields: { logout: 'yes' } })
    await eventually(async () => expect((await cy.api('GET', '/api/v1/me')).status).toBe(401))
    expect((await stage.people.cy.api('GET', '/api/v1/me')).status).toBe(200)
  })
})
