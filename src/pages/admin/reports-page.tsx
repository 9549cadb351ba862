import type { Page } from '../../db/page'
import type { Texts } from '../../texts/english'
import { PhaseBadge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { addressOf, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  const { cursor: _cursor, q: _q, ...kept } = query
  return (
    <>
      <Head
        back={{ href: '/admin/history', words: texts.shell.history }}
        title={texts.history.reports}
        lead={texts.reports.views[view.name].lead}
      />
      <nav class="tabs" aria-label={texts.history.reports}>
        {VIEWS.map(({ name }) => (
          <a
            href={addressOf(PATH, { ...kept, view: name })}
            aria-current={name === view.name ? 'page' : undefined}
          >
            {texts.reports.views[name].title}
          </a>
        ))}
      </nav>
      {!view.isTimeless && <DayChart counts={perDay} since={since} />}
      <ListTools
        path={PATH}
        label={texts.parts.searchByName}
        query={query}
        hidden={{ view: view.name }}
        choices={view.isTimeless ? [] : [periodChoice(texts, days)]}
      />
      <Found path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 ? (
          <Empty title={texts.reports.views[view.name].empty} />
        ) : (
          <Table columns={view.columns} rows={page.items} />
        )}
      </Found>
    </>
  )
}

function periodChoice(texts: Texts, days: readonly number[]) {
  const options = days.map((count) => ({
    value: count === 30 ? '' : String(count),
    words: texts.history.days(count),
  }))
  return { name: 'days', label: texts.reports.time, options }
}

type TableProps = {
  readonly columns: View['columns']
  readonly rows: readonly (readonly Cell[])[]
}

function Table({ columns, rows }: TableProps) {
  const texts = useTexts()
  return (
    <div class="table-container">
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th>{texts.reports.columns[column]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td data-label={labelOf(texts, columns[index])}>
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
  const texts = useTexts()
  if ('at' in cell)
    return cell.at === null ? (
      <span class="muted">{texts.reports.never}</span>
    ) : (
      <Instant at={cell.at} />
    )
  if ('said' in cell) return <>{texts.reports[cell.said]}</>
  if ('resource' in cell)
    return (
      <a class="row-title" href={cell.href}>
        {texts.reports.accountAs(cell.resource, cell.account)}
      </a>
    )
  if ('hours' in cell) return <>{roughly(texts, cell.hours)}</>
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
function roughly(texts: Texts, hours: number): string {
  const minutes = Math.round(hours * 60)
  return minutes === 0 ? texts.reports.underAMinute : texts.duration(minutes * 60)
}

function labelOf({ reports }: Texts, column: View['columns'][number] | undefined) {
  return column && reports.columns[column]
}
