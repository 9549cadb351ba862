import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { vi } from 'vitest'
import './loaded-once'
// The whole product, and what it imports only when it is needed: no object is the first to load it.
import '../../src/index'
import '../../src/notify/smtp-session'
import '../../src/notify/smtp-socket'

const MOST_TRIES = 20
const PATIENCE_MS = 10_000

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] }

/*
 * Files share a runtime, since starting one takes longer than most of them. Each begins as if it had
 * one to itself: no object, no row, no stub and no other clock of the file before. Modules stay, so
 * tests change them with spies only, which are taken back here.
 */
vi.useRealTimers()
vi.unstubAllGlobals()
vi.restoreAllMocks()

const LEFT = "SELECT count(*) AS n FROM sqlite_schema WHERE name = 'policy_list'"

/*
 * What the file before has left under way may open the database in the very moment in which it goes,
 * and keep it; or hold on to what is reset, so that no answer ever comes.
 */
for (let tries = 1; ; tries += 1) {
  const why = await afresh().catch(String)
  if (why === null) break
  if (tries === MOST_TRIES) throw new Error(`No file can begin here: ${why}.`)
  console.warn({ warning: 'a file could not begin', why, tries })
}

/** Null, or why not. */
async function afresh(): Promise<string | null> {
  await inTime(reset())
  if ((await inTime(DB.prepare(LEFT).first('n'))) !== 0)
    return 'the database of the file before was still there'
  // All in one batch, since there are many files; one after the other is how the world applies them.
  await inTime(
    DB.batch(MIGRATIONS.flatMap(({ queries }) => queries.map((query) => DB.prepare(query)))),
  )
  return null
}

function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error(`nothing came within ${PATIENCE_MS} ms`))
    const timer = setTimeout(over, PATIENCE_MS)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
