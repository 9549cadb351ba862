import type { Page } from '../../db/page'
import { PhaseBadge } from '../parts/badge'
import { durationWords } from '../parts/duration'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { addressOf, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { DayChart } from './day-chart'
import { type Cell, VIEWS, type View } from './report-views'

type Props = {
  readonly view: View
  readonly page: Page<readonly Cell[]>
  readonly query: Query
  readonly perDay: readonly number[]
  readonly since: number
  readonly days: readonly number[]
}

const PATH = '/admin/reports'

/** What auditors ask: who has it, who had it and for how long, what nobody needs, what ended late. */
export function ReportsPage({ view, page, query, perDay, since, days }: Props) {
  const { cursor: _cursor, q: _q, ...kept } = query
  return (
    <>
      <Head back={{ href: '/admin/history', words: 'History' }} title="Reports" lead={view.lead} />
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
      {!view.isTimeless && <DayChart counts={perDay} since={since} />}
      <ListTools
        path={PATH}
        label="Search by name"
        query={query}
        hidden={{ view: view.name }}
        choices={view.isTimeless ? [] : [periodChoice(days)]}
      />
      <Found path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 ? (
          <Empty title={view.empty} />
        ) : (
          <Table columns={view.columns} rows={page.items} />
        )}
      </Found>
    </>
  )
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
