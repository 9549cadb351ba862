import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitForMail } from '../world/mail-client.ts'
import { ask, checkOut, stageOf } from './asking.ts'
import { chromiumPath, Desk, launch } from './browser.ts'
import { Stage } from './stage.ts'

/* Chromium's own virtual authenticator, which verifies its user or does not. Pictures as elsewhere. */
const isSkipped = chromiumPath === null && !process.env.CI
if (isSkipped) console.warn('Skipped: there is no Chromium here. Install it, or set CHROMIUM.')

describe.skipIf(isSkipped)('a passkey in a browser', () => {
  let stage: Stage
  let browser: Browser
  let bo: Desk
  let device: Device

  beforeAll(async () => {
    browser = await launch()
    stage = await Stage.open()
    bo = await Desk.open(browser, stage, { look: 'phone' })
    device = await Device.beside(bo)
  })

  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    expect(bo.complaints).toEqual([])
  })

  it('is added after a new sign-in, and decides only when its user was verified', async () => {
    const { ana } = stage.people
    await bo.signIn('Bo', '/me/passkeys')
    await bo.press('Confirm it is you at your identity provider')
    await bo.press('Confirm')
    await bo.fill('What do you call it?', 'my thumb')
    await bo.press('Add it on this device')
    await bo.sees('The passkey is added.')
    await bo.look('passkeys')

    const steps = [{ name: 'Lead', quorum: 1, people: [stage.person('bo')] }]
    const prop = await stage.prop({ name: 'journey-passkey', steps, at: { deciding: 'passkey' } })
    const request = await ask(ana, prop)
    await bo.page.goto(await mailedLink(stage, request.id))
    await bo.fill('Comment', 'Go ahead, and tell support.')
    await bo.press('Approve')
    await bo.sees('Confirm that it is you')
    await bo.look('prove')
    await device.verifies(false)
    await bo.press('Approve with a passkey')
    await bo.sees('No passkey was used')
    expect(await stageOf(ana, request)).toBe('pending')
    await device.verifies(true)
    await bo.press('Approve with a passkey')
    await bo.sees('Go ahead, and tell support.')
    await expect.poll(() => stageOf(ana, request)).toBe('approved')
  })

  it('takes two taps on a phone, from the mail to the decision', async () => {
    const { ana } = stage.people
    const steps = [{ name: 'Lead', quorum: 1, people: [stage.person('bo')] }]
    const prop = await stage.prop({ name: 'journey-taps', steps, at: { deciding: 'passkey' } })
    const request = await ask(ana, prop)
    await bo.page.goto(await mailedLink(stage, request.id))
    await bo.press('Approve')
    await bo.press('Approve with a passkey')
    await expect.poll(() => stageOf(ana, request)).toBe('approved')
    await bo.page.waitForURL(/\/requests\/[^/]+$/)
    await bo.page.goto(await mailedLink(stage, request.id))
    await bo.sees('There is nothing left to decide')
    await bo.look('decided-since-the-mail')
  })

  it('breaks the glass: the holder sees it go, and somebody else signs for it', async () => {
    const { ana, root } = stage.people
    const prop = await stage.prop({
      ...{ name: 'journey-glass', steps: [] },
      breakGlass: {
        ...{ maxSeconds: 600, reviewWithinSeconds: 86_400 },
        tell: { people: [stage.person('root')] },
        reviewers: { people: [stage.person('cy'), stage.person('bo')] },
      },
    })
    const role = { name: 'Emergency', permissions: ['break-glass'] }
    const made = await root.api<{ id: string }>('POST', '/api/v1/roles', role)
    const principal = { principal: stage.person('bo') }
    await root.api('POST', `/api/v1/roles/${made.body.id}/give`, principal)
    const held = await checkOut(ana, await ask(ana, prop, 600))
    const holder = await Desk.open(browser, stage)
    await holder.signIn('Ana', `/leases/${held.body.id}`)
    await holder.sees('Show the credential')

    await bo.page.goto('/r/journey-glass')
    await bo.page.getByText('Emergency: take it now').click()
    await bo.fill('How long?', '10 min')
    await bo.fill('What is the emergency?', 'Orders are lost.')
    await bo.look('break-glass')
    await bo.press('Break the glass')
    await bo.press('Break the glass with a passkey')
    await holder.sees('It was taken back before its time.')
    await expect.poll(() => bo.page.url()).toMatch(/\/(leases|requests)\/(lea|req)_/)
    if (bo.page.url().includes('/requests/')) await bo.press('Check out now')
    await bo.sees('Show the credential')
    expect(await stage.rolesOf(prop)).toHaveLength(1)
    bo.page.on('dialog', (dialog) => dialog.accept())
    await bo.press('Give back')
    await bo.sees('Access has ended')
    await bo.follow('the request')
    await bo.sees('This is an emergency: nobody approved it')
    expect(await bo.page.getByRole('button', { name: 'Sign the review' }).count()).toBe(0)

    const reviewer = await Desk.open(browser, stage)
    await reviewer.signIn('Cy', new URL(bo.page.url()).pathname)
    await reviewer.fill('What have you found?', 'The logs fit what was said.')
    await reviewer.look('review')
    await reviewer.press('Sign the review')
    await reviewer.sees('Cy Chen signed the review')
    await bo.page.reload()
    await bo.sees('Cy Chen signed the review')
    expect([...holder.complaints, ...reviewer.complaints]).toEqual([])
    await Promise.all([holder.close(), reviewer.close()])
  })

  it('signs in without the identity provider', async () => {
    await bo.page.getByRole('button', { name: /^Signed in as/ }).click()
    await bo.press('Sign out')
    const elsewhere: string[] = []
    bo.page.on('request', (each) => {
      if (!each.url().startsWith(stage.world.facts.productUrl)) elsewhere.push(each.url())
    })
    await bo.page.goto('/waiting')
    await bo.look('sign-in-passkey')
    await device.verifies(false)
    await bo.press('Use a passkey')
    await bo.sees('No passkey was used')
    await device.verifies(true)
    await bo.press('Use a passkey')
    await bo.sees('Waiting for me')
    expect(new URL(bo.page.url()).pathname).toBe('/waiting')
    expect(elsewhere).toEqual([])
  })

  it('takes what its owner loses within seconds when the provider says by SCIM that they left', async () => {
    const scim = await Scim.of(stage)
    const user = await scim.send('POST', '/Users', { ...USER, userName: 'bo', externalId: 'bo' })
    const prop = await stage.prop({
      name: 'journey-leaver',
      steps: [],
      mfa: true,
      at: { checkOut: 'passkey' },
    })
    const { productUrl: origin } = stage.world.facts
    const wanted = { ...prop, durationSeconds: 600, justification: 'an order is stuck' }
    const sent = { data: wanted, headers: { origin } }
    const asked = await bo.page.request.post('/api/v1/requests', sent)
    const { id } = (await asked.json()) as { id: string }
    await bo.page.goto(`/requests/${id}`)
    await bo.press('Check out with a passkey')
    await expect.poll(async () => (await stage.rolesOf(prop)).length).toBe(1)

    const leftAt = Date.now()
    await scim.send('PATCH', `/Users/${user.id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    })
    expect((await bo.page.request.get('/api/v1/requests')).status()).toBe(401)
    await expect.poll(() => stage.rolesOf(prop), { timeout: 10_000 }).toEqual([])
    expect(Date.now() - leftAt).toBeLessThan(10_000)
    // The page that they were looking at no longer shows what was for them.
    await expect.poll(() => new URL(bo.page.url()).pathname, { timeout: 10_000 }).toBe('/sign-in')
    await bo.page.goto('/waiting')
    await bo.press('Use a passkey')
    await expect.poll(() => new URL(bo.page.url()).pathname).toMatch(/^\/sign-in/)
  })
})

const USER = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], active: true }

/** The identity provider, as it tells by SCIM who is here. */
class Scim {
  readonly #base: string
  readonly #token: string

  private constructor(base: string, token: string) {
    this.#base = base
    this.#token = token
  }

  static async of({ people: { root }, world }: Stage): Promise<Scim> {
    const connection = { name: 'journey', provider: world.oidc.issuer }
    const made = await root.api<{ id: string }>('POST', '/api/v1/scim-connections', connection)
    const tokens = `/api/v1/scim-connections/${made.body.id}/tokens`
    const { status, body } = await root.api<{ token: string }>('POST', tokens, {})
    expect(status, JSON.stringify(body)).toBe(201)
    return new Scim(`${world.facts.productUrl}/scim/v2`, body.token)
  }

  async send(method: string, path: string, body: object): Promise<{ readonly id: string }> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'content-type': 'application/scim+json',
    }
    const answer = await fetch(this.#base + path, { method, headers, body: JSON.stringify(body) })
    expect(answer.status, await answer.clone().text()).toBeLessThan(300)
    return (await answer.json()) as { readonly id: string }
  }
}

/** Where the mail to Bo about this request leads. */
async function mailedLink(stage: Stage, id: string): Promise<string> {
  const { text } = await waitForMail(
    stage.world.mail.url,
    'bo@example.test',
    (mail) => /\/decisions\//.test(mail.text) && mail.text.includes(id),
  )
  return text.match(/https?:\/\/\S+\/decisions\/\S+/)?.[0] ?? ''
}

/** Something that its user unlocks, as a phone or a laptop would be. */
class Device {
  readonly #cdp: CDPSession
  readonly #authenticatorId: string

  private constructor(cdp: CDPSession, authenticatorId: string) {
    this.#cdp = cdp
    this.#authenticatorId = authenticatorId
  }

  static async beside({ page }: Desk): Promise<Device> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return new Device(cdp, authenticatorId)
  }

  async verifies(isUserVerified: boolean): Promise<void> {
    const authenticatorId = this.#authenticatorId
    await this.#cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}
