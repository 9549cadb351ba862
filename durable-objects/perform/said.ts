import { connectorOf } from '../../src/connectors/registry'
import type { PersonId } from '../../src/domain/ids'
import type { Effect, Subject } from '../../src/domain/resource/effect'
import type { Notice } from '../../src/notify/notice'
import { noticeOf, settledOf } from '../../src/notify/notice-of'
import { askedFor, linkPath } from '../../src/vault/decision-link'

type Said = Pick<Extract<Effect, { type: 'tell' }>, 'as' | 'event' | 'at' | 'subject'>

/** What an effect tells its hearers; null where there is nothing to say. */
export function noticeSaid({ as, event, at, subject }: Said, inPlaceOf?: string): Notice | null {
  const kind = subject.request?.account.connectorKind ?? ''
  const residue = connectorOf(kind)?.residue ?? ''
  const said =
    as === 'asked' ? settledOf(event, subject, at) : noticeOf(event, subject, at, residue)
  return said?.kind === 'decision_wanted' && inPlaceOf ? { ...said, inPlaceOf } : said
}

/** Who is wanted to decide is led to that decision, at an address that is theirs alone. */
export async function pathFor(
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
