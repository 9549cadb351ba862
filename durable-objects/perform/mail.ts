import { addresseeOf } from '../../src/db/addressee'
import { noteUndelivered } from '../../src/db/undelivered'
import type { Effect } from '../../src/domain/resource/effect'
import { mailerOf } from '../../src/notify/mail'
import { MailRefused } from '../../src/notify/mail-failure'
import { messageOf } from '../../src/notify/message'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'
import { noticeSaid, pathFor } from './said'

type Mail = Extract<Effect, { type: 'mail' }>

/** After so long a message is given up: who has not heard by then has found out otherwise. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1_000

/**
 * Sends one mail. Mail never holds up access: one that is refused for good, or late by three days,
 * is given up, with a line in the log and where administrators see it.
 */
export async function performMail(
  { to, ...said }: Mail,
  promised: Promised,
  env: Env,
): Promise<Outcome> {
  const notice = noticeSaid(said, to.inPlaceOf)
  const address = notice && (await addressNow(to, env))
  if (!notice || !address) return DONE
  try {
    const path = await pathFor(notice, to.id, said.subject, env)
    const message = messageOf(notice, to, env.PUBLIC_URL, path)
    await mailerOf(env).send({ to: { ...to, address }, ...message, threadKey: notice.requestId })
    return DONE
  } catch (error) {
    const isLate = Date.now() - promised.promisedAt > GIVE_UP_AFTER_MS
    if (!(error instanceof MailRefused) && !isLate) throw error
    console.error({ failed: 'mail', given: 'up', notice: notice.kind, error: String(error) })
    const id = `${notice.requestId}/${promised.id}`
    const lost = { id, personId: to.id ?? null, notice: notice.kind, channel: 'mail' } as const
    await noteUndelivered(env.DB, lost, Date.now())
    return DONE
  }
}

/** Where they are reached by now; null for whoever has left since, or has lost that address. */
async function addressNow(to: Mail['to'], env: Env): Promise<string | null> {
  if (!to.id) return to.address
  return (await addresseeOf(env.DB, to.id))?.address ?? null
}
