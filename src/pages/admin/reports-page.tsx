import { PhaseBadge } from '../parts/badge'
import { durationWords } from '../parts/duration'
import { Empty } from '../parts/empty'
import { Files } from '../parts/files'
import { Head } from '../parts/head'
import { Found as FoundRows, ListTools } from '../parts/list-tools'
import { addressOf, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { DayChart } from './day-chart'
import { type Cell, type Found, VIEWS, type View } from './report-views'

type Chart = {
  readonly kind: 'check-outs' | 'waits'
  readonly since: number
  readonly values: readonly number[]
}

type Props = {
  readonly view: View
  readonly page: Found
  readonly query: Query
  readonly chart: Chart | null
  readonly days: readonly number[]
}

const PATH = '/admin/reports'

/** What auditors ask: who may, who has it, who had it and for how long, what nobody needs, what ended late. */
export function ReportsPage({ view, page, query, chart, days }: Props) {
  const { cursor: _cursor, q: _q, ...kept } = query
  const { cursor: _at, ...file } = query
  return (
    <>
      <Head back={{ href: '/admin/history', words: 'History' }} title="Reports" lead={view.lead}>
        <Files path={PATH} query={{ ...file, view: view.name }} endings={['ndjson']} />
      </Head>
      <nav class="tabs" aria-label="Reports">
        {VIEWS.map(({ name, title }) => (
          <a
            href={addressOf(PATH, { ...kept, view: name })}
            aria-current={name === view.name ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {chart && <ChartOf {...chart} />}
      <ListTools
        path={PATH}
        label={view.asksFor ?? 'Search by name'}
        query={query}
        hidden={{ view: view.name }}
        choices={view.isTimeless ? [] : [periodChoice(days)]}
        dates={view.isTimeless ? [] : DATES}
        isSearched={!view.isByDay}
      />
      <FoundRows path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 ? (
          <Empty title={page.fault ?? (page.next ? 'Nothing so far' : view.empty)}>
            {page.next && <p>So far nothing was found; the next page looks further.</p>}
          </Empty>
        ) : (
          <Table columns={view.columns} rows={page.items} />
        )}
      </FoundRows>
    </>
  )
}

const DATES = [
  { name: 'from', label: 'From' },
  { name: 'to', label: 'To' },
]

function ChartOf({ kind, since, values }: Chart) {
  const days = values.length
  if (kind === 'waits') {
    const words = `How long requests waited for a decision on average, by its day; at most ${waitWords(Math.max(...values))}`
    return <DayChart {...{ values, since, words }} wordsOf={waitWords} heading="On average" />
  }
  const total = values.reduce((sum, count) => sum + count, 0)
  const words = `${total === 1 ? 'One check-out' : `${total} check-outs`} in ${days} days, at most ${Math.max(...values)} on one day`
  return <DayChart {...{ values, since, words }} wordsOf={String} heading="Check-outs" />
}

function waitWords(ms: number): string {
  return roughly(ms / 3_600_000)
}

function periodChoice(days: readonly number[]) {
  const options = days.map((count) => ({
    value: count === 30 ? '' : String(count),
    words: `${count} days`,
  }))
  return { name: 'days', label: 'Time', options }
}

type TableProps = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

function Table({ columns, rows }: TableProps) {
  return (
    <div class="table-container">
      <table class="table">
        <thead>
          <tr>
            {columns.map((words) => (
              <th>{words}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td data-label={columns[index]}>
                  <Shown cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Shown({ cell }: { readonly cell: Cell }) {
  if ('at' in cell)
    return cell.at === null ? <span class="muted">never</span> : <Instant at={cell.at} />
  if ('hours' in cell) return <>{roughly(cell.hours)}</>
  if ('phase' in cell) return <PhaseBadge phase={cell.phase} />
  if ('share' in cell) return <>{Math.round(cell.share * 100)} %</>
  if (!cell.href) return <>{cell.text}</>
  return (
    <a class="row-title" href={cell.href}>
      {cell.text}
    </a>
  )
}

/** To the minute: a report compares, and does not time anybody. */
function roughly(hours: number): string {
  const minutes = Math.round(hours * 60)
  return minutes === 0 ? 'under a minute' : durationWords(minutes * 60)
}
