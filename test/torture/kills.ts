import { setTimeout as sleep } from 'node:timers/promises'
import { type Prop, Stage } from '../journeys/stage.ts'
import { Dice } from '../sim/dice.ts'
import { HttpClient } from '../support/http-client.ts'
import { type Books, leasesIn, lostEvents, readBooks, unfinished } from './books.ts'
import { Customer, type Yard } from './customer.ts'
import type { Finding } from './finding.ts'
import { LogBook } from './log-book.ts'
import { RoleWatch } from './role-watch.ts'

/** After a crash a call may land for half a minute, and what was under way is claimed for longer. */
const QUIET_WITHIN_MS = 180_000
const LONGEST_UPTIME_MS = 4_000
const POWER_CUT_EVERY = 25

/** At most so many kills in at most so many minutes: on a slow machine it is the time that counts. */
export type Torture = { readonly kills: number; readonly minutes: number; readonly seed: number }

/**
 * Clients ask, take and give back on a few resources of a real PostgreSQL while the product is
 * killed with SIGKILL at random moments and started again. The seed decides what clients do and
 * when the kills come; the machine decides what they hit.
 */
export async function tortureWithKills({ kills, minutes, seed }: Torture): Promise<Finding> {
  const startedAt = performance.now()
  const stage = await Stage.open()
  const watch = new RoleWatch(stage.world.postgres)
  await watch.begin()
  try {
    const book = new LogBook()
    const size = kills < 20 ? 3 : 8
    const { yard, customers } = await prepare(stage, book, seed, size)
    const lives = customers.map((customer) => customer.live())
    const downMs = await killOften(stage, kills, minutes, new Dice(seed, 'kills'))
    yard.isOver = true
    await Promise.all(lives)
    const { books, left } = await untilQuiet(stage, watch)
    const seconds = (performance.now() - startedAt) / 1_000
    return {
      violations: {
        doubleHolders: [...watch.doubles].map((pair) => `${pair} were there at once`),
        leftBehind: left.map((what) => `${what} was left behind`),
        lostEvents: lostEvents(books, book),
        unexplained: book.history.violations(),
      },
      figures: [
        { name: 'torture.kills', value: downMs.length, unit: 'kills' },
        { name: 'torture.seconds', value: round(seconds), unit: 's' },
        { name: 'torture.downTime.p50', value: median(downMs), unit: 'ms' },
        { name: 'torture.operations', value: book.history.size, unit: 'operations' },
        { name: 'torture.lostAnswers', value: book.lost, unit: 'answers' },
        { name: 'torture.leases', value: leasesIn(books), unit: 'leases' },
        { name: 'torture.events', value: books.history.length, unit: 'events' },
        { name: 'torture.looksAtServer', value: watch.looks, unit: 'looks' },
      ],
    }
  } finally {
    await watch.end()
    await stage.close()
  }
}

/** A few resources, half of them with somebody who has to say yes, and three customers for each two. */
async function prepare(stage: Stage, book: LogBook, seed: number, size: number) {
  const names = Array.from({ length: size }, (_, index) => index)
  const lead = { name: 'Lead', quorum: 1, people: [stage.person('root')] }
  const props: Prop[] = []
  for (const index of names) {
    const steps = index % 2 === 0 ? [] : [lead]
    const limits = { pendingSeconds: 30, unusedSeconds: 30 }
    props.push(await stage.prop({ name: `torture-${index}`, steps, ...limits }))
  }
  const { root } = stage.people
  const enter = (user: string, password: string) => enterTarget(stage, user, password)
  const yard: Yard = { props, root, approver: root, book, enter, isOver: false }
  const customers = await Promise.all(
    names.flatMap((index) =>
      ['ana', 'bo', 'cy'].slice(0, index % 2 === 0 ? 2 : 1).map(async (person) => {
        const http = new HttpClient(stage.world.facts.productUrl)
        await http.signIn(person)
        const name = `${person}-${index}`
        return new Customer(name, person, http, yard, new Dice(seed, name))
      }),
    ),
  )
  return { yard, customers }
}

/** The holder stays for as long as the server lets them. */
async function enterTarget(stage: Stage, user: string, password: string): Promise<void> {
  const session = stage.client(user, password)
  session.on('error', () => {}) // This is how it ends.
  await session.connect().catch(() => {})
}

/**
 * Returns how long each kill kept the product away, in milliseconds. Most kills hit workerd, which
 * has all of the product and its data; some take what started it along, as a power cut would.
 */
async function killOften(
  stage: Stage,
  kills: number,
  minutes: number,
  dice: Dice,
): Promise<readonly number[]> {
  const downMs: number[] = []
  const endsAt = Date.now() + minutes * 60_000
  for (let count = 1; count <= kills && Date.now() < endsAt; count += 1) {
    await sleep(dice.anySize(20, LONGEST_UPTIME_MS))
    const killedAt = performance.now()
    if (count % POWER_CUT_EVERY === 0) {
      await stage.product.kill()
      stage.product = await stage.product.restart()
    } else {
      stage.product.killRuntime()
      await untilAnswering(stage.world.facts.productUrl)
    }
    downMs.push(Math.round(performance.now() - killedAt))
    if (count % 20 === 0) process.stderr.write(`${count} kills …\n`)
  }
  return downMs
}

async function untilAnswering(url: string): Promise<void> {
  const givesUpAt = Date.now() + 60_000
  for (;;) {
    const answer = await fetch(`${url}/api/v1/me`).catch(() => null)
    await answer?.body?.cancel()
    if (answer) return
    if (Date.now() > givesUpAt) throw new Error('The product did not come back.')
    await sleep(20)
  }
}

/** Nothing is asked for any more: all that is open ends by itself. */
async function untilQuiet(
  stage: Stage,
  watch: RoleWatch,
): Promise<{ books: Books; left: readonly string[] }> {
  const givesUpAt = Date.now() + QUIET_WITHIN_MS
  for (;;) {
    await sleep(1_000)
    const books = readBooks(stage.world.facts.dataDir)
    const left = [...(await watch.waysIn()), ...unfinished(books)]
    if (left.length === 0 || Date.now() > givesUpAt) return { books, left }
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
