import type { HistoryRow } from '../../db/history'
import type { Page } from '../../db/page'
import { Empty } from '../parts/empty'
import type { Draft } from '../parts/fields'
import { Files } from '../parts/files'
import { happeningWords } from '../parts/happening-words'
import { Head } from '../parts/head'
import { Pager, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
import { HistoryFilters } from './history-filters'

type Props = {
  readonly page: Page<HistoryRow>
  readonly draft: Draft
  readonly query: Query
  readonly names: { readonly [id: string]: string }
  /** What an event changed, in words, where there are words for it. */
  readonly changes: (row: HistoryRow) => readonly string[]
  readonly now: number
}

const PATH = '/admin/history'

/** Everything that happened, newest first, narrowed by the filters in the address. */
export function HistoryPage({ page, draft, query, names, changes, now }: Props) {
  const texts = useTexts()
  const { cursor: _cursor, ...filters } = query
  const isNarrowed = Object.values(filters).some(Boolean)
  return (
    <>
      <Head title={texts.shell.history} lead={texts.history.lead}>
        <Files path={PATH} query={filters} endings={['csv', 'ndjson']} />
        <a class="btn" href="/admin/reports">
          {texts.history.reports}
        </a>
      </Head>
      <HistoryFilters {...{ draft, now, isNarrowed }} query={filters} />
      {page.items.length === 0 ? (
        <Empty title={texts.history.nothing}>
          {isNarrowed && (
            <p>
              <a href={PATH}>{texts.history.everything}</a>
            </p>
          )}
        </Empty>
      ) : (
        <ol class="card story">
          {page.items.map((row) => (
            <Row row={row} names={names} changes={changes(row)} />
          ))}
        </ol>
      )}
      <Pager path={PATH} query={query} next={page.next} />
    </>
  )
}

type RowProps = Pick<Props, 'names'> & {
  readonly row: HistoryRow
  readonly changes: readonly string[]
}

function Row({ row, names, changes }: RowProps) {
  const texts = useTexts()
  const { at, actorName, type, requestId, leaseId } = row
  return (
    <li data-tone={toneOf(type)}>
      <span class="small muted">
        <Instant at={at} />
      </span>
      <div>
        <p>
          <strong>{actorName}</strong> {happeningWords(texts, row)}
        </p>
        {changes.length > 0 && (
          <ul class="bullets small">
            {changes.map((sentence) => (
              <li>{texts.told(sentence)}</li>
            ))}
          </ul>
        )}
        <p class="small about">
          <About row={row} names={names} />
          {requestId && <a href={`/requests/${requestId}`}>{texts.history.theRequest}</a>}
          {leaseId && <a href={`/leases/${leaseId}`}>{texts.history.theLease}</a>}
        </p>
      </div>
      <span class="mono muted">{type}</span>
    </li>
  )
}

/** Whose access and to what; each leads to everything about it. */
function About({ row: { personId, resourceId, actorId }, names }: Omit<RowProps, 'changes'>) {
  const isAboutOther = personId !== null && personId !== actorId
  return (
    <>
      {isAboutOther && <a href={`${PATH}?person=${personId}`}>{names[personId] ?? personId}</a>}
      {resourceId && (
        <a href={`${PATH}?resource=${resourceId}`}>{names[resourceId] ?? resourceId}</a>
      )}
    </>
  )
}

const BAD = ['refused', 'failed', 'late', 'overdue', 'quarantined', 'rejected', 'force_closed']
const GOOD = ['granted', 'approved', 'closed']

/** What to look at twice stands out. */
function toneOf(type: string): string | undefined {
  const verb = type.split('.')[1] ?? ''
  if (BAD.includes(verb)) return 'bad'
  return GOOD.includes(verb) ? 'good' : undefined
}
