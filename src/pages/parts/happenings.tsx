import type { HistoryRow } from '../../db/history'
import { useTexts } from '../texts'
import { happeningWords } from './happening-words'
import { Instant } from './time'
import { Told } from './told'

/** What happened, in sentences, with who did it and when. */
export function Happenings({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const texts = useTexts()
  return (
    <ol class="timeline">
      {rows.map((row) => (
        <li>
          <span class="small muted">
            <Instant at={row.at} />
          </span>
          <div>
            <p>
              {row.actorName} <span class="muted">{happeningWords(texts, row)}</span>
            </p>
            <Said row={row} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Said({ row: { data } }: { readonly row: HistoryRow }) {
  const texts = ['reason', 'comment', 'justification', 'evidence', 'message'].flatMap((name) => {
    const text = data[name]
    return typeof text === 'string' && text !== '' ? [text] : []
  })
  return (
    <>
      {texts.map((text) => (
        <p class="quote small muted">
          <Told text={text} />
        </p>
      ))}
    </>
  )
}
