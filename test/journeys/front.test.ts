import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, decide } from './asking.ts'
import { chromiumPath, Desk, launch } from './browser.ts'
import { Stage } from './stage.ts'

/*
 * What pages do better with script, and what auditors come for. Pictures as in browser.test.ts.
 */
const isSkipped = chromiumPath === null && !process.env.CI
if (isSkipped) console.warn('Skipped: there is no Chromium here. Install it, or set CHROMIUM.')

const STEP = [{ name: 'Owner', quorum: 1 }]

describe.skipIf(isSkipped)('the front', () => {
  let stage: Stage
  let browser: Browser
  const desks: Desk[] = []

  beforeAll(async () => {
    browser = await launch()
    stage = await Stage.open()
  })

  afterAll(async () => {
    await browser?.close()
    await stage?.close()
    expect(desks.flatMap((desk) => desk.complaints)).toEqual([])
  })

  async function sit(name: string, address = '/'): Promise<Desk> {
    const desk = await Desk.open(browser, stage)
    desks.push(desk)
    await desk.signIn(name, address)
    return desk
  }

  it('lets an approver decide with j, k, a, r and ?, and leave with Escape', async () => {
    const { ana } = stage.people
    const steps = STEP.map((step) => ({ ...step, people: [stage.person('bo')] }))
    const one = await ask(ana, await stage.prop({ name: 'keys-one', steps }))
    const two = await ask(ana, await stage.prop({ name: 'keys-two', steps }))
    const bo = await sit('Bo', '/waiting')
    const { keyboard } = bo.page
    const at = () =>
      bo.page.evaluate(() => document.activeElement?.closest('article')?.textContent ?? '')

    await bo.sees('keys-one')
    await bo.sees('keys-two') // The list may be a moment late.
    await keyboard.press('?')
    await bo.sees('Use these keys in this browser')
    await bo.look('keys')
    await keyboard.press('Escape')
    await expect.poll(() => bo.page.locator('#keys').isVisible()).toBe(false)

    // For a quick hand, the box of the help still has the focus.
    await bo.page.locator('#keys input').dispatchEvent('keydown', { key: 'j' })
    expect(await at()).toContain('keys-one')
    await keyboard.press('j')
    expect(await at()).toContain('keys-two')
    await keyboard.press('r')
    await keyboard.type('just a jar')
    await keyboard.press('Escape')
    await keyboard.press('k')
    expect(await at()).toContain('keys-one')
    await keyboard.press('a')
    expect((await ana.api<{ stage: string }>('GET', `/api/v1/requests/${one.id}`)).body.stage).toBe(
      'pending', // The key only goes to the button.
    )
    await keyboard.press('Enter')
    await bo.sees('Your approval counts.')
    await keyboard.press('r')
    await keyboard.type('Use the replica.')
    await bo.look('rejecting')
    await bo.page.getByRole('button', { name: 'Reject', exact: true }).press('Enter')
    await bo.sees('The request is rejected')
    const late = await sit('Bo', `/requests/${two.id}`)
    await late.sees('Bo Berg rejected it')
  })

  it('shows what happens elsewhere at once, and takes nothing out of a typing hand', async () => {
    const { ana, bo, cy } = stage.people
    const people = ['bo', 'cy'].map((name) => stage.person(name as 'bo'))
    const steps = [{ name: 'Both', quorum: 2, people }]
    const request = await ask(ana, await stage.prop({ name: 'live-db', steps }))
    const reader = await sit('Ana', `/requests/${request.id}`)
    await reader.page.locator('#live', { hasText: /^Live$/ }).waitFor()
    const approver = await sit('Bo', '/waiting')
    const card = approver.page.locator('article', { hasText: 'live-db' })
    await card.locator('summary', { hasText: 'Reject' }).click()
    await card.getByRole('textbox').last().fill('Not on a Friday, because')
    await approver.page.locator('#live', { hasText: /^Live$/ }).waitFor()
    const next = await ask(ana, await stage.prop({ name: 'live-next', steps }))
    await approver.page.locator('article', { hasText: 'live-next' }).waitFor({ timeout: 2_500 })
    expect(await card.getByRole('textbox').last().inputValue()).toBe('Not on a Friday, because')
    expect(await approver.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')

    await decide(cy, request, 'approve')
    const told = reader.page.locator('#announce')
    await expect.poll(() => told.textContent(), { timeout: 2_000 }).toContain('Cy Chen approved.')
    await reader.page.getByText('Everything that happened').click()
    await decide(bo, request, 'approve')
    const words = 'This request was approved by Cy Chen and Bo Berg.'
    await expect.poll(() => told.textContent(), { timeout: 2_000 }).toBe(words)
    expect(await reader.page.locator('details.whole-story').getAttribute('open')).not.toBeNull()
    await reader.sees('gave the last approval')
    await reader.look('live-request')
    await approver.sees('Something has changed here since you began to type.')
    await approver.look('changed-while-typing')
    expect(await card.getByRole('textbox').last().inputValue()).toBe('Not on a Friday, because')
    await decide(bo, next, 'reject')
  })

  it('shows nothing more to whoever is signed out, but leaves what they were typing', async () => {
    const { ana } = stage.people
    const steps = STEP.map((step) => ({ ...step, people: [stage.person('bo')] }))
    const request = await ask(ana, await stage.prop({ name: 'over-db', steps }))
    const reader = await sit('Ana', `/requests/${request.id}`)
    const approver = await sit('Bo', '/waiting')
    const card = approver.page.locator('article', { hasText: 'over-db' })
    await card.locator('summary', { hasText: 'Reject' }).click()
    await card.getByRole('textbox').last().fill('Use the replica.')
    await leaveForLong(reader.page)
    for (const { page } of [reader, approver]) {
      await page.locator('#live', { hasText: /^Live$/ }).waitFor()
      const headers = { origin: new URL(page.url()).origin }
      const left = await page.request.post('/sign-out', { headers, form: {} })
      expect(new URL(left.url()).pathname).toBe('/sign-in')
    }
    const back = `/sign-in?returnTo=${encodeURIComponent(`/requests/${request.id}`)}`
    await reader.page.waitForURL(back)
    await reader.sees('Continue with your organisation')

    await approver.sees('You are no longer signed in.')
    await approver.look('signed-out-while-typing')
    const opened = approver.page.context().waitForEvent('page')
    await approver.page.getByRole('link', { name: 'Sign in in a new tab' }).click()
    const tab = await opened
    await leaveForLong(approver.page) // So it is the other tab that tells it.
    await tab.getByRole('button', { name: 'Continue with your organisation' }).click()
    await tab.getByRole('button', { name: 'Bo' }).click()
    await tab.waitForURL('/')
    await approver.page.locator('#over').waitFor({ state: 'hidden' })
    await approver.page.locator('#live', { hasText: /^Live$/ }).waitFor()
    await card.getByRole('button', { name: 'Reject', exact: true }).click()
    await approver.sees('The request is rejected')
  })

  it('lets somebody ask again in three interactions', async () => {
    const { ana, bo } = stage.people
    const steps = STEP.map((step) => ({ ...step, people: [stage.person('bo')] }))
    const prop = await stage.prop({ name: 'again-db', steps })
    await decide(bo, await ask(ana, prop, 300), 'reject', 'not today')
    const desk = await sit('Ana')
    await desk.page.getByRole('link', { name: /^writer on again-db again/ }).click()
    await desk.fill('Why do you need it?', 'Now it is tomorrow.')
    await desk.press('Ask for access')
    await desk.sees('Waiting for approval')
    await desk.sees('5 minutes from check-out')
  })

  it('finds while somebody types, and says so in the address', async () => {
    const root = await sit('Root', '/admin/resources')
    await root.page.getByLabel('Search by name').pressSequentially('billing')
    await expect.poll(() => root.page.locator('.rows > li').count()).toBe(1)
    expect(root.page.url()).toContain('q=billing')
    await root.page.getByLabel('Kind').selectOption('host')
    await root.sees('Nothing here is like that')
    await root.page.goto('/admin/resources?kind=directory')
    expect(await root.page.getByLabel('Kind').inputValue()).toBe('directory')
  })

  it('says beside a policy what is odd about it while it is written, and saves nothing', async () => {
    const root = await sit('Root', '/admin/policies/new')
    await root.fill('Name', 'Everything goes')
    await root.page.keyboard.press('Tab')
    await root.sees('It cannot be tried yet:')
    await root.fill('Resources', '*')
    await root.page.getByLabel('Everybody').check()
    await root.sees('requests of the last 90 days would go another way.')
    await root.look('policy-tried')
    await root.page.goto('/admin/policies?q=everything')
    await root.sees('No policy is like that')
  })

  it('lets an administrator drag a policy to its place', async () => {
    const root = await sit('Root', '/admin/policies')
    const names = () => root.page.locator('[data-reorder] .row-title').allInnerTexts()
    const before = await names()
    const [first, second] = before
    const nextRow = root.page.locator('[data-reorder] > li').nth(1)
    await Promise.all([
      root.page.waitForEvent('load'), // The answer is a page of its own.
      root.page
        .locator('[data-reorder] > li .place')
        .first()
        .dragTo(nextRow, { targetPosition: { x: 60, y: 50 } }),
    ])
    await expect.poll(names).toEqual([second, first, ...before.slice(2)])
    await root.page.reload()
    expect((await names()).slice(0, 2)).toEqual([second, first])
  })

  it('tells an auditor who had what, on one page and as a file', async () => {
    const root = await sit('Root', '/admin/history')
    await root.page.getByLabel('Policy').fill('policy of again-db')
    await root.press('Filter')
    await root.sees('asked for access')
    await root.look('history-of-a-policy')
    const [file] = await Promise.all([
      root.page.waitForEvent('download'),
      root.page.getByRole('link', { name: 'NDJSON' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('history.ndjson')
    await root.page.getByRole('link', { name: 'the request' }).first().click()
    await root.page.getByText('Everything that happened').click()
    await root.page.emulateMedia({ media: 'print' })
    expect(await root.page.locator('.top').isVisible()).toBe(false)
    await root.sees('Where it stands')
  })
})

/** Nobody has been at the page for so long that it no longer looks by itself. */
async function leaveForLong(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { now } = Date
    Date.now = () => now() + 11 * 60_000
  })
}
