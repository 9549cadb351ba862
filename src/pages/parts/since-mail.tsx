import type { SinceMail } from '../../commands/decision-link'
import type { HistoryRow } from '../../db/history'
import { useTexts } from '../texts'
import { Happenings } from './happenings'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly since: SinceMail | null; readonly happenings: readonly HistoryRow[] }

/** For whoever comes by a mail: whether it still says what is so, and what came after it. */
export function SinceMailNotice({ since, happenings }: Props) {
  const texts = useTexts()
  if (!since) return null
  const news = happenings.filter(({ at }) => at > since.sentAt)
  if (!since.why && news.length === 0) return null
  return (
    <Notice
      tone="info"
      title={since.why ? texts.request.outOfDate[since.why] : texts.request.sinceMail}
    >
      <p>
        {texts.request.mailSent(<Instant at={since.sentAt} />)}{' '}
        {news.length === 0 ? texts.request.nothingSince : texts.request.sinceThen}
      </p>
      {news.length > 0 && <Happenings rows={news} />}
    </Notice>
  )
}
