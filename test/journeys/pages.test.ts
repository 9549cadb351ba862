import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, Desk, launch } from './browser.ts'
import { Stage } from './stage.ts'

/*
 * Every page that the journeys do not come by, as axe-core and a ruler see it: in both themes, at a
 * desk and on a phone. The pictures go where those of the journeys go.
 */
const isSkipped = chromiumPath === null && !process.env.CI
if (isSkipped) console.warn('Skipped: there is no Chromium here. Install it, or set CHROMIUM.')

const KINDS = ['postgres', 'scim', 'ldap', 'ssh', 'web-app', 'webhook', 'manual', 'vault']

const FILE = `hallpass: 1
groups: [{ name: a-group-with-a-name-that-is-as-long-as-names-of-groups-are-at-times, members: [] }]
connectors: [{ name: Another, kind: postgres, settings: { host: db.example, user: hallpass } }]
`

describe.skipIf(isSkipped)('every page', () => {
  let stage: Stage
  let browser: Browser
  let machine: string
  let eventConnection: string
  let channel: string
  let longName: string

  beforeAll(async () => {
    browser = await launch()
    stage = await Stage.open()
    const body = { name: 'deploy-bot', owners: [stage.person('root')] }
    const made = await stage.people.root.api<{ id: string }>('POST', '/api/v1/machines', body)
    machine = made.body.id
    eventConnection = await connectionForEvents()
    channel = await channelThatFails()
    longName = await namesAsLongAsTheyAre()
  })

  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  /** One with a secret, which somebody who does not know it has tried to use. */
  async function connectionForEvents(): Promise<string> {
    const { root } = stage.people
    const hook = { name: 'Hooks', kind: 'okta', provider: 'https://shop.okta.example' }
    const { body } = await root.api<{ id: string; address: string }>(
      'POST',
      '/api/v1/event-connections',
      hook,
    )
    await root.api('POST', `/api/v1/event-connections/${body.id}/secrets`, {})
    await fetch(body.address, { method: 'POST', body: '{}' })
    return body.id
  }

  /** One whose receiver does not answer, with a message that waits. */
  async function channelThatFails(): Promise<string> {
    const { root } = stage.people
    const address = `${stage.world.facts.oidc.issuer}/nobody-listens`
    const slack = { name: 'Ops room', kind: 'slack', groups: ['trouble', 'emergencies'], address }
    const { body } = await root.api<{ id: string }>('POST', '/api/v1/channels', slack)
    await root.api('POST', `/api/v1/channels/${body.id}/test`, {})
    return body.id
  }

  /** A resource and a group whose names are as long as names may be, in which nothing can be broken. */
  async function namesAsLongAsTheyAre(): Promise<string> {
    const group = { name: 'people_on_call_'.repeat(4), members: [stage.person('bo')] }
    await stage.people.root.api('POST', '/api/v1/groups', group)
    const { resourceId } = await stage.prop({ name: 'database_of_shop'.repeat(4), steps: [] })
    return resourceId
  }

  /** The places of an administrator, by what they are called in a finding. */
  function placesOfRoot(): Readonly<Record<string, string>> {
    const { resources, accounts, connectors, policies, groups, people } = stage.seeded
    const shop = `/admin/resources/${resources['prod-shop-db']}`
    return {
      ...Object.fromEntries(
        KINDS.map((kind) => [`new-${kind}`, `/admin/connectors/new?kind=${kind}`]),
      ),
      ...Object.fromEntries(
        [
          'now',
          'accounts',
          'people',
          'unused',
          'late',
          'waits',
          'emergencies',
          'may-person&q=Ana+Alvarez',
        ].map((view) => [`report-${view.replace(/&.*/, '')}`, `/admin/reports?view=${view}`]),
      ),
      'long-names': `/admin/resources/${longName}`,
      'ask-long-names': `/resources/${longName}/ask`,
      'people-long-names': '/admin/people',
      overdue: '/admin/overdue',
      resource: shop,
      'edit-resource': `${shop}/edit`,
      account: `${shop}/accounts/${accounts['prod-shop-db/reader']}`,
      'stored-connector': `/admin/connectors/${connectors['prod-shop-db']}`,
      policy: `/admin/policies/${policies['Reading production']}`,
      group: `/admin/groups/${groups.approvers}`,
      'new-group': '/admin/groups/new',
      'person-who-is-here': `/admin/people/${people.ana}`,
      'nobody-found': '/admin/people?q=nobody-is-called-this',
      'identity-providers': '/admin/providers',
      'first-identity-provider': '/admin/providers/idp_settings',
      'new-identity-provider': '/admin/providers/new',
      'ways-to-read-a-provider': '/admin/providers/idp_settings/reconciliation',
      'reading-a-provider': '/admin/providers/idp_settings/reconciliation?kind=graph',
      sessions: '/sessions',
      notices: '/notices',
      roles: '/admin/roles',
      'new-role': '/admin/roles/new',
      'built-in-role': '/admin/roles/auditor',
      changes: '/admin/changes',
      configuration: '/admin/configuration',
      tokens: '/tokens',
      machines: '/machines',
      machine: `/machines/${machine}`,
      away: '/away',
      'scim-connections': '/admin/scim',
      'new-scim-connection': '/admin/scim/new',
      'event-connections': '/admin/events',
      'event-connection': `/admin/events/${eventConnection}`,
      'new-event-connection': '/admin/events/new',
      channels: '/admin/channels',
      channel: `/admin/channels/${channel}`,
      deliveries: `/admin/channels/${channel}/deliveries`,
      'history-narrowed': '/admin/history?type=policy.created&from=2000-01-01T00:00',
      'history-misread': '/admin/history?person=nobody-is-called-this',
      tasks: '/tasks',
      passkeys: '/me/passkeys',
      'not-found': '/nothing/here',
    }
  }

  it('shows what is pushed to it, by the one worker that its policy lets it start', async () => {
    const desk = await Desk.open(browser, stage)
    const { page } = desk
    await desk.signIn('Ana')
    await page.context().grantPermissions(['notifications'])
    await page.goto('/notices')
    const devtools = await page.context().newCDPSession(page)
    const registered = new Promise<string>((resolve) =>
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId)
      }),
    )
    await devtools.send('ServiceWorker.enable')
    await desk.press('Tell me in this browser')
    await desk.sees('This browser could not reach its push service.') // There is none here.
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      if (active?.state === 'activated') return
      await new Promise((resolve) => active?.addEventListener('statechange', resolve))
    })
    const pushed = { title: 'A decision', body: 'Ana asks', path: '/waiting', tag: 'req_x_1' }
    const { origin } = new URL(page.url())
    const message = { origin, registrationId: await registered, data: JSON.stringify(pushed) }
    // Chromium loses one at times; of those with one tag a device shows the last.
    const shown = async () => {
      await devtools.send('ServiceWorker.deliverPushMessage', message)
      return page.evaluate(async () => {
        const { getNotifications } = ServiceWorkerRegistration.prototype
        const notes = await getNotifications.call(await navigator.serviceWorker.ready)
        return notes.map(({ title, body, tag, data }) => ({ title, body, path: data, tag }))
      })
    }
    await expect.poll(shown, { timeout: 10_000, interval: 500 }).toEqual([pushed])
    expect(desk.complaints.filter((each) => !/in incognito mode/.test(each))).toEqual([])
    await desk.close()
  })

  it.each([
    ['at a desk', 'desktop'],
    ['on a phone', 'phone'],
  ] as const)('is fit to be read and pressed %s', async (_, look) => {
    const root = await Desk.open(browser, stage, { look })
    await root.signIn('Root')
    for (const [name, path] of Object.entries(placesOfRoot())) {
      await root.page.goto(path)
      await root.look(`${name}-${look}`)
      expect(await root.misfits(), `${name} ${look}`).toEqual([])
    }
    await root.page.goto('/admin/configuration')
    await root.fill('Or its text', FILE)
    await root.press('See what it would change')
    await root.sees('2 changes')
    await root.look(`configuration-plan-${look}`)
    expect(await root.misfits(), `configuration-plan ${look}`).toEqual([])
    expect(root.complaints.filter((each) => !/\/nothing\/here|history\?person/.test(each))).toEqual(
      [],
    )
    await root.close()
  })

  it('folds on a phone, without script, what a desk shows at once', async () => {
    const phone = await Desk.open(browser, stage, { look: 'phone', script: false })
    await phone.signIn('Root')
    await phone.page.goto('/admin/reports')
    const late = phone.page.getByRole('link', { name: 'Late ends' })
    expect(await late.isVisible()).toBe(false)
    await phone.page.locator('summary', { hasText: 'Held now' }).press('Enter')
    await late.click()
    await phone.sees('Access whose end was not read back')
    await phone.page.goto('/admin/history')
    await phone.page.locator('summary', { hasText: 'Filters' }).press('Enter')
    await phone.fill('Policy', 'Reading production')
    await phone.press('Filter')
    await phone.sees('Filters: 1 set')
    await phone.close()

    const desk = await Desk.open(browser, stage, { script: false })
    await desk.signIn('Root')
    await desk.page.goto('/admin/history')
    await desk.fill('Policy', 'Reading production')
    await desk.press('Filter')
    await desk.page.goto('/admin/reports')
    await desk.follow('Late ends')
    await desk.close()
  })

  it('is so in German, whose words are longer', async () => {
    const root = await Desk.open(browser, stage, { look: 'phone' })
    await root.signIn('Root')
    await root.press('Deutsch')
    await root.sees('Zugriff anfragen')
    const { resources } = stage.seeded
    const places = {
      home: '/',
      ask: `/resources/${resources['prod-shop-db']}/ask`,
      people: '/admin/people',
      'new-policy': '/admin/policies/new',
      history: '/admin/history',
    }
    for (const [name, path] of Object.entries(places)) {
      await root.page.goto(path)
      expect(await root.page.getAttribute('html', 'lang'), name).toBe('de')
      await root.look(`${name}-german`)
      expect(await root.misfits(), name).toEqual([])
    }
    expect(root.complaints).toEqual([])
    await root.close()
  })
})
