import type { HistoryRow } from '../../db/history'
import type { Page } from '../../db/page'
import { Empty } from '../parts/empty'
import { type Draft, TextField } from '../parts/fields'
import { happeningWords } from '../parts/happening-words'
import { Head } from '../parts/head'
import { Pager } from '../parts/pager'
import { Instant } from '../parts/time'
import { one } from '../parts/typed'

type Props = {
  readonly page: Page<HistoryRow>
  readonly draft: Draft
  readonly cursor: string
  readonly names: { readonly [id: string]: string }
  /** What an event changed, in words, where there are words for it. */
  readonly changes: (row: HistoryRow) => readonly string[]
}

const FILTERS = ['person', 'resource', 'type', 'from', 'to'] as const

/** Everything that happened, newest first, narrowed by the filters in the address. */
export function HistoryPage({ page, draft, cursor, names, changes }: Props) {
  const query = Object.fromEntries(FILTERS.map((name) => [name, one(draft.typed, name)]))
  const isNarrowed = Object.values(query).some(Boolean)
  return (
    <>
      <Head title="History" lead="Who asked, who said yes, who had what and when." />
      <Filters draft={draft} isNarrowed={isNarrowed} />
      {page.items.length === 0 ? (
        <Empty title="Nothing was found">
          {isNarrowed && (
            <p>
              <a href="/admin/history">Show everything</a>
            </p>
          )}
        </Empty>
      ) : (
        <div class="table-container">
          <table class="table">
            <thead>
              <tr>
                <th>When</th>
                <th>Who</th>
                <th>What</th>
                <th>About</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <Row row={row} names={names} changes={changes(row)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager path="/admin/history" query={{ ...query, cursor }} next={page.next} />
    </>
  )
}

function Filters({ draft, isNarrowed }: { readonly draft: Draft; readonly isNarrowed: boolean }) {
  return (
    <form class="filters" method="get">
      <TextField draft={draft} name="person" label="Person" placeholder="Name or e-mail" />
      <TextField draft={draft} name="resource" label="Resource" placeholder="Exact name" />
      <TextField draft={draft} name="type" label="Event" placeholder="lease.closed" />
      <TextField draft={draft} name="from" label="From (UTC)" type="datetime-local" />
      <TextField draft={draft} name="to" label="Before (UTC)" type="datetime-local" />
      <div class="actions">
        <button type="submit" class="btn">
          Filter
        </button>
        {isNarrowed && (
          <a class="btn" data-variant="quiet" href="/admin/history">
            Clear
          </a>
        )}
      </div>
    </form>
  )
}

type RowProps = Pick<Props, 'names'> & {
  readonly row: HistoryRow
  readonly changes: readonly string[]
}

function Row({ row, names, changes }: RowProps) {
  const { at, actorName, type, personId, resourceId, requestId, leaseId } = row
  return (
    <tr>
      <td class="nowrap muted">
        <Instant at={at} />
      </td>
      <td>{actorName}</td>
      <td>
        {happeningWords(row)}
        {changes.length > 0 && (
          <ul class="bullets small">
            {changes.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        )}
        <p class="mono muted small">{type}</p>
      </td>
      <td class="small">
        {personId && <p>{names[personId] ?? personId}</p>}
        {resourceId && <p>{names[resourceId] ?? resourceId}</p>}
        {requestId && (
          <p>
            <a href={`/requests/${requestId}`}>the request</a>
          </p>
        )}
        {leaseId && (
          <p>
            <a href={`/leases/${leaseId}`}>the lease</a>
          </p>
        )}
      </td>
    </tr>
  )
}
