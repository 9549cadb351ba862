import { type Contact, contactsOf } from '../../src/db/contacts'
import { type Ways, waysOf } from '../../src/db/ways'
import type { Effect } from '../../src/domain/resource/effect'
import { channelsFor, choiceFor, UNCHOSEN } from '../../src/domain/telling/choices'
import { hearerOf } from '../../src/domain/telling/hearer'
import { releaseAt } from '../../src/domain/telling/release'
import { rowOf } from '../../src/domain/telling/table'
import { deadlineOf } from '../../src/notify/deadline-of'
import type { Notice } from '../../src/notify/notice'
import { DONE, type Outcome } from '../outcome'
import { noticeSaid } from './said'

type Tell = Extract<Effect, { type: 'tell' }>

/**
 * Finds out who is to be told, today, and owes each of them one message for each way that they have
 * chosen: now, or together with what else waits for them.
 */
export async function performTell(tell: Tell, env: Env): Promise<Outcome> {
  const notice = noticeSaid(tell)
  if (!notice) return DONE
  const contacts = await contactsOf(env.DB, tell.audience)
  const ids = contacts.map(({ id }) => id)
  const ways = await waysOf(env.DB, ids)
  const now = Date.now()
  const owes = contacts.flatMap((to) => owedTo(to, ways.get(to.id) ?? NO_WAY, notice, tell, now))
  return { ...DONE, owes }
}

const NO_WAY: Ways = { choices: UNCHOSEN, browsers: [] }

function owedTo(
  to: Contact,
  { choices, browsers }: Ways,
  notice: Notice,
  tell: Tell,
  now: number,
): readonly Effect[] {
  const { as, event, at, subject } = tell
  const said = { event, at, subject, ...(as ? { as } : {}) }
  const hearer = hearerOf(tell)
  const row = rowOf(notice.kind, hearer)
  const choice = choiceFor(row, choices)
  const { address } = to
  const channels = channelsFor(row, choice, {
    ...{ mail: address !== null, push: browsers.length > 0 },
  })
  if (!channels.mail && !channels.push) return []
  const telling = { urgency: row.urgency, choice, deadlineAt: deadlineOf(notice) }
  const until = releaseAt(telling, choices, now)
  if (until !== null) {
    const { audience } = tell
    return [{ type: 'wait', to, hearer, channels, until, audience, ...said }]
  }
  const orMail = row.isDuty && !channels.mail
  return [
    ...(channels.mail && address !== null
      ? [{ type: 'mail', to: { ...to, address }, ...said } as const]
      : []),
    ...(channels.push ? browsers : []).map(
      (browser): Effect => ({ type: 'push', to, browser, hearer, orMail, ...said }),
    ),
  ]
}
