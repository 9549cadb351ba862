import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import type { Stage } from './stage.ts'

/** Where distributions put Chromium; `CHROMIUM` names another place. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The system's Chromium, or null where there is none. */
export const chromiumPath = PLACES.find((place) => place && existsSync(place)) ?? null

export function launch(): Promise<Browser> {
  if (!chromiumPath) throw new Error('There is no Chromium here. Install it, or set CHROMIUM.')
  // As root, as in many a container, Chromium starts without its sandbox only.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
}

const LOOKS = {
  desktop: { viewport: { width: 1200, height: 800 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
} satisfies Record<string, BrowserContextOptions>

type Seat = {
  readonly look?: keyof typeof LOOKS
  readonly theme?: 'light' | 'dark'
  readonly script?: boolean
}

/** Each page loads it anew: the short form, and not by way of Playwright, takes half the time. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** All rules in one theme; in the other, what a theme can break. */
const RULES = { light: '', dark: "runOnly: ['color-contrast']" } as const

/** The answer of a form that came back is a 4xx, which Chromium reports as if a file was missing. */
const EXPECTED = /the server responded with a status of 4(03|09|22)/

/** One person in front of one browser, and everything the browser complained about. */
export class Desk {
  readonly page: Page
  readonly complaints: string[] = []
  readonly #stage: Stage
  readonly #theme: 'light' | 'dark'
  #devtools: CDPSession | undefined

  private constructor(page: Page, stage: Stage, theme: 'light' | 'dark') {
    this.page = page
    this.#stage = stage
    this.#theme = theme
  }

  static async open(browser: Browser, stage: Stage, seat: Seat = {}): Promise<Desk> {
    const { look = 'desktop', theme = 'light', script = true } = seat
    const context = await browser.newContext({
      ...LOOKS[look],
      baseURL: stage.world.facts.productUrl,
      colorScheme: theme,
      reducedMotion: 'reduce',
      javaScriptEnabled: script,
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    context.setDefaultTimeout(10_000)
    const desk = new Desk(await context.newPage(), stage, theme)
    if (script) await desk.#listen()
    return desk
  }

  /** What is wrong by the standards of a browser: errors, and what the content policy stopped. */
  async #listen(): Promise<void> {
    const { page, complaints } = this
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      const isOurs = message.location().url.startsWith(this.#stage.world.facts.productUrl)
      if (message.type() === 'error' && isOurs && !EXPECTED.test(message.text()))
        complaints.push(`${message.location().url}: ${message.text()}`)
    })
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`Content policy: ${violatedDirective} stopped ${blockedURI}`),
      )
    })
  }

  /** Through the product's own door and the provider's page, by clicking. */
  async signIn(name: string, address = '/'): Promise<void> {
    await this.page.goto(address)
    await this.press('Continue with your organisation')
    await this.page.getByRole('button', { name }).click()
    await this.page.waitForURL((url) => url.origin === this.#stage.world.facts.productUrl)
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  async follow(name: string): Promise<void> {
    const link = this.page.getByRole('link', { name, exact: true })
    await Promise.all([this.page.waitForEvent('framenavigated'), link.click()])
  }

  /** Back to a page that was not kept: the browser says so itself, a moment after it gave up. */
  async goBackToNothing(): Promise<void> {
    await expect(this.page.goBack()).rejects.toThrow('ERR_CACHE_MISS')
    await expect.poll(() => this.page.url(), { timeout: 10_000 }).toMatch(/^chrome-error:/)
  }

  fill(label: string, text: string): Promise<void> {
    return this.field(label).fill(text)
  }

  /** By the whole of its label; a field that may stay empty says so behind it. */
  field(label: string): Locator {
    const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return this.page.getByLabel(new RegExp(`^${literal}( optional)?$`))
  }

  /** Waits until the page says this; with script it may come by itself. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** Tabs until the focus is on what has these words, as somebody without a mouse would. */
  async tabTo(words: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      await this.page.keyboard.press('Tab')
      const focused = await this.page.evaluate(() => {
        const { activeElement: at } = document
        const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
        return (label ? at.labels?.[0]?.innerText : at?.textContent)?.trim() ?? ''
      })
      if (focused.startsWith(words)) return
    }
    throw new Error(`Tabbing never came to “${words}” on ${this.page.url()}.`)
  }

  /** Nothing serious for axe-core, in both themes; and a picture of it where those are kept. */
  async look(name: string): Promise<void> {
    const { page } = this
    this.#devtools ??= await page.context().newCDPSession(page)
    await this.#devtools.send('Runtime.evaluate', { expression: AXE })
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      // Colours fade from one theme to the other; a contrast is measured when they are there.
      await page.evaluate(() => {
        for (const each of document.getAnimations()) each.finish()
      })
      const { violations } = await page.evaluate<AxeResults>(
        `axe.run(document, { resultTypes: ['violations'], ${RULES[theme]} })`,
      )
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
      expect(found, `${name} in the ${theme} theme`).toEqual([])
      await this.picture(join('pages', `${name}-${theme}`), true)
    }
    await page.emulateMedia({ colorScheme: this.#theme })
  }

  /** What sticks out at the side, and what is too small for a finger (24 px, WCAG 2.2). */
  misfits(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      // A phone makes its window as wide as the page, and everything in it smaller.
      const wide = document.documentElement.scrollWidth - Math.min(innerWidth, screen.width)
      const small = [...document.querySelectorAll('a, button, summary, select, .input')].filter(
        (target) => {
          const { width, height } = target.getBoundingClientRect()
          // A link in a sentence is as high as its line: the standard excepts it.
          const isInText = getComputedStyle(target).display === 'inline'
          return width > 0 && !isInText && Math.min(width, height) < 24
        },
      )
      const escaped = [...document.querySelectorAll('main :is(p, a, button, code, .input)')].filter(
        (piece) => {
          const card = piece.closest('.card, .rows, .alert, .empty')
          const { width, right } = piece.getBoundingClientRect()
          return card && width > 1 && right > card.getBoundingClientRect().right + 1
        },
      )
      return [
        ...(wide > 0 ? [`${wide} px too wide`] : []),
        ...escaped.map((piece) => `out of its card: ${piece.textContent?.trim().slice(0, 40)}`),
        ...small.map((target) => `too small: ${target.textContent?.trim().slice(0, 40)}`),
      ]
    })
  }

  /** Kept in the folder that HALLPASS_SCREENSHOTS names; without it, nowhere. */
  async picture(name: string, fullPage = false): Promise<void> {
    const folder = process.env.HALLPASS_SCREENSHOTS
    if (!folder) return
    const path = join(folder, `${name}.png`)
    mkdirSync(dirname(path), { recursive: true })
    await this.page.screenshot({ path, fullPage, animations: 'disabled' })
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}
