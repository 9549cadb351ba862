import { addresseeOf } from '../../src/db/addressee'
import { noteUndelivered } from '../../src/db/undelivered'
import type { PersonId } from '../../src/domain/ids'
import { mailerOf } from '../../src/notify/mail'
import { MailRefused } from '../../src/notify/mail-failure'
import { GIVE_UP_AFTER_MS } from '../perform/mail'
import { pushTo } from '../perform/push-to'
import type { After, Letter, Outgoing, Owed } from './store'

const OVER: After = { isOver: true, owes: [] }
/** Nothing is known to have come of it. */
export const AGAIN: After = { isOver: false }

/** One attempt at one message; never throws. Whoever has left by now is told nothing. */
export async function deliver(owed: Owed, personId: PersonId, env: Env): Promise<After> {
  const { message } = owed
  try {
    return message.channel === 'mail'
      ? await mail(message.letter, owed, personId, env)
      : await push(message, owed, personId, env)
  } catch (error) {
    console.error({ at: personId, failed: message.channel, error: String(error) })
    return AGAIN
  }
}

async function mail(letter: Letter, owed: Owed, personId: PersonId, env: Env): Promise<After> {
  const to = await addresseeOf(env.DB, personId)
  if (to?.address == null) return OVER
  try {
    await mailerOf(env).send({ to: { name: to.name, address: to.address }, ...letter })
    return OVER
  } catch (error) {
    if (!(error instanceof MailRefused) && !isLate(owed)) throw error
    return giveUp('mail', owed, personId, env, String(error))
  }
}

async function push(
  { browser, words, isUrgent, instead }: Extract<Outgoing, { channel: 'push' }>,
  owed: Owed,
  personId: PersonId,
  env: Env,
): Promise<After> {
  const pushed = await pushTo(env, browser, words, isUrgent)
  if (pushed.outcome === 'taken') return OVER
  if (pushed.outcome === 'later' && !isLate(owed)) throw new Error(pushed.message)
  if (pushed.outcome !== 'gone') await giveUp('push', owed, personId, env, pushed.message)
  return { isOver: true, owes: instead ? [{ channel: 'mail', letter: instead }] : [] }
}

async function giveUp(
  channel: 'mail' | 'push',
  { id, promisedAt }: Owed,
  personId: PersonId,
  env: Env,
  why: string,
): Promise<After> {
  console.error({ at: personId, failed: channel, given: 'up', why })
  const lost = { id: `${personId}/${promisedAt}/${id}`, personId, notice: 'digest', channel }
  await noteUndelivered(env.DB, lost, Date.now())
  return OVER
}

function isLate({ promisedAt }: Owed): boolean {
  return Date.now() - promisedAt > GIVE_UP_AFTER_MS
}
