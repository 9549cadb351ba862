import { connectorOf } from '../../src/connectors/registry'
import type { PersonId } from '../../src/domain/ids'
import type { Effect, Subject } from '../../src/domain/resource/effect'
import { mailerOf } from '../../src/notify/mail'
import { MailRefused } from '../../src/notify/mail-failure'
import { messageOf } from '../../src/notify/message'
import type { Notice } from '../../src/notify/notice'
import { noticeOf, settledOf } from '../../src/notify/notice-of'
import { askedFor, linkPath } from '../../src/vault/decision-link'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'

const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1_000

/**
 * Sends one mail. Mail never holds up access: one that is refused for good, or late by three days,
 * is given up with a line in the log.
 */
export async function performMail(
  { to, as, event, at, subject }: Extract<Effect, { type: 'mail' }>,
  promised: Promised,
  env: Env,
): Promise<Outcome> {
  const kind = subject.request?.account.connectorKind ?? ''
  const residue = connectorOf(kind)?.residue ?? ''
  const isAsked = as === 'asked'
  const said = isAsked ? settledOf(event, subject, at) : noticeOf(event, subject, at, residue)
  if (!said) return DONE
  const { inPlaceOf } = to
  const notice = said.kind === 'decision_wanted' && inPlaceOf ? { ...said, inPlaceOf } : said
  try {
    const message = messageOf(
      notice,
      to,
      env.PUBLIC_URL,
      await pathFor(notice, to.id, subject, env),
    )
    await mailerOf(env).send({ to, ...message, threadKey: notice.requestId })
    return DONE
  } catch (error) {
    const isLate = Date.now() - promised.promisedAt > GIVE_UP_AFTER_MS
    if (!(error instanceof MailRefused) && !isLate) throw error
    console.error({ failed: 'mail', given: 'up', notice: notice.kind, error: String(error) })
    return DONE
  }
}

/** Who is wanted to decide is led to that decision, at an address that is theirs alone. */
async function pathFor(
  notice: Notice,
  personId: PersonId | undefined,
  { request }: Subject,
  { KEY_ENCRYPTION_KEY: key }: Env,
): Promise<string | undefined> {
  if (notice.kind !== 'decision_wanted' || !request || !personId) return undefined
  const { requestId, stepNumber, at: sentAt } = notice
  const content = await askedFor(request, key)
  const link = { requestId, personId, step: stepNumber - 1, content, sentAt }
  return `/decisions/${await linkPath(link, key)}`
}
