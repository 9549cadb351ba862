import { noteUndelivered } from '../../src/db/undelivered'
import type { Effect } from '../../src/domain/resource/effect'
import { rowOf } from '../../src/domain/telling/table'
import { readIn } from '../../src/notify/digest'
import { pushTextOf } from '../../src/notify/push/push-text'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'
import { GIVE_UP_AFTER_MS } from './mail'
import { pushTo } from './push-to'
import { noticeSaid, pathFor } from './said'

/**
 * Pushes one notice to one browser. Where that cannot be, and they have to hear of it, a mail is
 * owed in its place.
 */
export async function performPush(
  { to, browser, hearer, orMail, ...said }: Extract<Effect, { type: 'push' }>,
  promised: Promised,
  env: Env,
): Promise<Outcome> {
  const notice = noticeSaid(said, to.inPlaceOf)
  if (!notice) return DONE
  const words = pushTextOf(
    readIn(to.language),
    notice,
    to,
    await pathFor(notice, to.id, said.subject, env),
  )
  const isUrgent = rowOf(notice.kind, hearer).urgency !== 'later'
  const isLate = Date.now() - promised.promisedAt > GIVE_UP_AFTER_MS
  const pushed = await pushTo(env, browser, words, isUrgent)
  if (pushed.outcome === 'taken') return DONE
  if (pushed.outcome === 'later' && !isLate) throw new Error(pushed.message)
  if (pushed.outcome !== 'gone') {
    console.error({ failed: 'push', given: 'up', notice: notice.kind, error: pushed.message })
    const id = `${notice.requestId}/${promised.id}`
    const lost = { id, personId: to.id, notice: notice.kind, channel: 'push' } as const
    await noteUndelivered(env.DB, lost, Date.now())
  }
  const { address } = to
  if (!orMail || address === null) return DONE
  return { ...DONE, owes: [{ ...said, type: 'mail', to: { ...to, address } }] }
}
