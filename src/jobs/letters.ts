import { letterDone, letterTried, type OwedLetter, owedLetters } from '../db/letters'
import { noteUndelivered } from '../db/undelivered'
import { mailerOf } from '../notify/mail'
import { MailRefused } from '../notify/mail-failure'
import { personalMessage } from '../notify/personal-message'

const AT_ONCE = 20
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1_000

/**
 * Sends what people are owed by mail for what happened in D1. A mail that is refused for good, or
 * late by three days, is given up, with a line in the log and where administrators see it; the
 * history has what it said.
 */
export async function sendLetters(env: Env, now: number): Promise<void> {
  for (const letter of await owedLetters(env.DB, AT_ONCE)) await send(env, letter, now)
}

async function send(env: Env, letter: OwedLetter, now: number): Promise<void> {
  const { id, name, address, language, notice, createdAt } = letter
  try {
    if (address !== null) {
      const to = { name, address }
      await mailerOf(env).send({
        to,
        ...personalMessage(notice, { name, language }, env.PUBLIC_URL),
        threadKey: id,
      })
    }
    await letterDone(env.DB, id)
  } catch (error) {
    const isOver = error instanceof MailRefused || now - createdAt > GIVE_UP_AFTER_MS
    console.error({ failed: 'mail', isOver, notice: notice.kind, error: String(error) })
    if (!isOver) return letterTried(env.DB, id)
    await noteUndelivered(env.DB, { id, personId: null, notice: notice.kind, channel: 'mail' }, now)
    await letterDone(env.DB, id)
  }
}
