import type { SinceMail } from '../../commands/decision-link'
import type { HistoryRow } from '../../db/history'
import { Happenings } from './happenings'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly since: SinceMail | null; readonly happenings: readonly HistoryRow[] }

const WORDS: { readonly [why in NonNullable<SinceMail['why']>]: string } = {
  settled: 'There is nothing left to decide',
  answered: 'You have answered this already',
  not_eligible: 'You cannot decide on this any more',
  another_step: 'Another step is open by now',
  asked_otherwise: 'Something else is asked by now',
}

/** For whoever comes by a mail: whether it still says what is so, and what came after it. */
export function SinceMailNotice({ since, happenings }: Props) {
  if (!since) return null
  const news = happenings.filter(({ at }) => at > since.sentAt)
  if (!since.why && news.length === 0) return null
  return (
    <Notice tone="info" title={since.why ? WORDS[since.why] : 'Since the mail'}>
      <p>
        The mail was sent <Instant at={since.sentAt} />.
        {news.length === 0 ? ' Nothing has happened since.' : ' Since then:'}
      </p>
      {news.length > 0 && <Happenings rows={news} />}
    </Notice>
  )
}
