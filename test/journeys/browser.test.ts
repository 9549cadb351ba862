import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { waitForMail } from '../world/mail-client.ts'
import {
  endPerson,
  makeConnector,
  makePolicy,
  makeResource,
  revoke,
  tryPolicies,
} from './administering.ts'
import { chromiumPath, Desk, launch } from './browser.ts'
import { Stage } from './stage.ts'

/*
 * The journeys as people see them, in the system's Chromium. The pictures of the README come from
 *
 *   HALLPASS_SCREENSHOTS=test/journeys/screenshots npx vitest run --config test/vitest.config.ts \
 *     --project journeys browser
 *
 * which also leaves one of every page in both themes in the folder `pages` below, for looking at.
 */
const isSkipped = chromiumPath === null && !process.env.CI
if (isSkipped) console.warn('Skipped: there is no Chromium here. Install it, or set CHROMIUM.')

let stage: Stage
let browser: Browser
let desks: Desk[] = []

beforeAll(async () => {
  if (isSkipped) return
  browser = await launch()
  stage = await Stage.open()
})

afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

afterEach(async () => {
  const complaints = desks.flatMap((desk) => desk.complaints)
  await Promise.all(desks.map((desk) => desk.close()))
  desks = []
  expect(complaints).toEqual([])
})

async function sit(seat: Parameters<typeof Desk.open>[2] = {}): Promise<Desk> {
  const desk = await Desk.open(browser, stage, seat)
  desks.push(desk)
  return desk
}

/** The address in the newest mail to somebody about this request. */
async function mailedLink(address: string, requestUrl: string): Promise<string> {
  const id = new URL(requestUrl).pathname.split('/').at(-1) ?? ''
  const { text } = await waitForMail(stage.world.mail.url, address, (mail) =>
    mail.text.includes(id),
  )
  return text.match(/https?:\/\/\S+\/decisions\/\S+/)?.[0] ?? ''
}

describe.skipIf(isSkipped)('in a browser', () => {
  it('takes somebody from asking over two approvals and a proof to access and back', async () => {
    const ana = await sit()
    await ana.page.goto('/')
    await ana.look('sign-in')
    await ana.signIn('Ana')
    await ana.look('home')
    await ana.fill('Search resources and accounts', 'billing')
    await ana.press('Search')
    await ana.follow('Ask for admin on prod-billing-db')
    await ana.sees('Team lead')
    await ana.page.getByLabel('15 minutes').check()
    await ana.fill('Why do you need it?', 'Invoice 4711 was charged twice; refund it by hand.')
    await ana.look('ask')
    await ana.press('Ask for access')
    await ana.sees('Needs a yes from Bo Berg.')
    const address = ana.page.url()

    const bo = await sit({ look: 'phone', theme: 'dark' })
    await bo.signIn('Bo', await mailedLink('bo@example.test', address))
    expect(new URL(bo.page.url()).pathname).toMatch(/^\/decisions\//)
    await bo.fill('Comment', 'Go ahead, and tell support.')
    await bo.look('decide')
    await bo.press('Approve')
    await bo.sees('Go ahead, and tell support.')

    await ana.sees('Bo Berg approved') // Without a reload: the page looks again by itself.
    await ana.picture('request-desktop-light')
    await ana.look('request')
    const cy = await sit({ look: 'phone', theme: 'dark' })
    await cy.signIn('Cy', '/waiting')
    await cy.picture('decide-phone-dark')
    await cy.look('waiting')
    await cy.press('Approve')
    await cy.sees('Your approval counts.')
    await cy.look('nothing-waits')

    await ana.page.reload()
    await ana.press('Confirm it is you, then check out')
    await ana.press('Confirm')
    await ana.press('Check out now')
    await ana.press('Show the credential')
    const secret = ana.page.locator('.secret code')
    expect(await secret.isVisible()).toBe(false)
    await ana.picture('lease-desktop-light')
    await ana.look('lease')
    await ana.page.getByText('Show', { exact: true }).click()
    expect((await secret.innerText()).length).toBeGreaterThan(20)
    ana.page.on('dialog', (dialog) => dialog.accept())
    await ana.press('Give back')
    await ana.sees('Access has ended')
    await ana.look('lease-ended')
    await ana.follow('the request')
    await ana.page.getByText('Everything that happened').click()
    await ana.sees('read back that the access is gone')
    await ana.look('request-used')
    await ana.follow('Requests')
    await ana.look('requests')
  })

  it('lets somebody ask and decide by keyboard alone', async () => {
    const ana = await sit()
    await ana.signIn('Ana')
    await ana.tabTo('Skip to the content')
    await ana.page.keyboard.press('Enter')
    await ana.tabTo('Ask for reader on prod-shop-db')
    await ana.page.keyboard.press('Enter')
    await ana.page.waitForURL(/\/ask/)
    await ana.tabTo('Why do you need it?')
    await ana.page.keyboard.type('An order is stuck.')
    await ana.tabTo('Ask for access')
    await ana.page.keyboard.press('Enter')
    await ana.sees('Waiting for approval')

    const bo = await sit()
    await bo.signIn('Bo', await mailedLink('bo@example.test', ana.page.url()))
    await bo.tabTo('Comment')
    await bo.page.keyboard.type('Fine.')
    await bo.tabTo('Approve')
    await bo.page.keyboard.press('Enter')
    await bo.sees('Bo Berg approved')
    await ana.sees('Bo Berg approved')
  })

  it('works without any script', async () => {
    const ana = await sit({ script: false })
    await ana.signIn('Ana')
    await ana.follow('Ask for writer on prod-shop-db')
    await ana.page.getByLabel('Another', { exact: true }).check()
    await ana.field('Another duration').fill('nonsense')
    await ana.fill('Why do you need it?', 'An order is stuck.')
    await ana.press('Who will be asked?')
    await ana.sees('An approver')
    await ana.press('Ask for access')
    await ana.sees('Give a number and a unit')
    await ana.fill('Another duration', '90 min')
    await ana.press('Ask for access')
    await ana.sees('1 hour 30 minutes from check-out')

    const bo = await sit({ script: false, look: 'phone', theme: 'dark' })
    await bo.signIn('Bo', await mailedLink('bo@example.test', ana.page.url()))
    await bo.press('Approve')
    await bo.sees('Bo Berg approved')

    await ana.page.reload()
    await ana.press('Check out now')
    await ana.press('Show the credential')
    const secret = ana.page.locator('.secret code')
    expect(await secret.isVisible()).toBe(false)
    await ana.page.getByText('Show', { exact: true }).click()
    expect(await secret.isVisible()).toBe(true)
    await ana.press('Give back')
    await ana.sees('Access has ended')
    await ana.goBackToNothing() // Nothing with a secret on it was kept.
    await ana.page.goto('/')
    await ana.page.getByRole('button', { name: 'Signed in as Ana Alvarez' }).click()
    await ana.press('Sign out')
    await ana.page.goto('/requests')
    await ana.sees('Continue with your organisation')
  })

  it('lets an administrator build it all up, try it, and take it away again', async () => {
    const root = await sit()
    await root.signIn('Root')
    await makeConnector(root, stage)
    await makeResource(root)
    await makePolicy(root)
    await tryPolicies(root)

    const cy = await sit()
    await cy.signIn('Cy')
    await cy.follow('Ask for writer on replica-db')
    await cy.fill('Why do you need it?', 'Looking for a slow query.')
    await cy.press('Ask for access')
    await cy.press('Check out now')
    await cy.sees('Show the credential')
    await revoke(root, 'Cy Chen', 'writer on replica-db')
    await cy.sees('It was taken back before its time.')
    await endPerson(root, 'Cy Chen')
    await cy.page.goto('/')
    await cy.sees('Continue with your organisation')
    for (const place of ['history', 'groups', 'drift', 'status']) {
      expect((await root.page.goto(`/admin/${place}`))?.status(), place).toBe(200)
      await root.look(place)
    }
  })
})
