import type { Texts } from '../../texts/english'
import { PhaseBadge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Files } from '../parts/files'
import { Fold } from '../parts/fold'
import { Head } from '../parts/head'
import { Found as FoundRows, ListTools } from '../parts/list-tools'
import { addressOf, type Query } from '../parts/pager'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
import { DAY_MS } from './period'
import type { Chart } from './report-chart'
import { type Cell, type Found, minuteOf, VIEWS, type View } from './report-views'
import { TimeChart } from './time-chart'

type Props = {
  readonly view: View
  readonly page: Found
  readonly query: Query
  readonly chart: Chart | null
  readonly days: readonly number[]
}

const PATH = '/admin/reports'
const HOUR_MS = 3_600_000

/** What auditors ask: who may, who has it, who had it and for how long, what nobody needs, what ended late. */
export function ReportsPage({ view, page, query, chart, days }: Props) {
  const texts = useTexts()
  const { cursor: _cursor, q: _q, ...kept } = query
  const { cursor: _at, ...file } = query
  return (
    <>
      <Head
        back={{ href: '/admin/history', words: texts.shell.history }}
        title={texts.history.reports}
        lead={texts.reports.views[view.name].lead}
      >
        <Files path={PATH} query={{ ...file, view: view.name }} endings={['ndjson']} />
      </Head>
      <Views view={view} kept={kept} />
      {chart && <ChartOf {...chart} />}
      <ListTools
        path={PATH}
        label={view.asksFor ? texts.reports.asksFor[view.asksFor] : texts.parts.searchByName}
        query={query}
        hidden={{ view: view.name }}
        choices={view.isTimeless ? [] : [periodChoice(texts, days)]}
        dates={view.isTimeless ? [] : datesOf(texts)}
        isSearched={!view.isByDay}
      />
      <FoundRows path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 ? (
          <Empty title={page.fault ?? emptyWords(texts, view, page)}>
            {page.next && <p>{texts.reports.looksFurther}</p>}
            {!page.next && !view.isTimeless && <p>{texts.reports.longerTime}</p>}
          </Empty>
        ) : (
          <Table columns={view.columns} rows={page.items} />
        )}
      </FoundRows>
    </>
  )
}

function Views({ view, kept }: { readonly view: View; readonly kept: Query }) {
  const texts = useTexts()
  return (
    <nav class="views" aria-label={texts.history.reports}>
      <Fold words={texts.reports.views[view.name].title}>
        <div class="tabs">
          {VIEWS.map(({ name }) => (
            <a
              href={addressOf(PATH, { ...kept, view: name })}
              aria-current={name === view.name ? 'page' : undefined}
            >
              {texts.reports.views[name].title}
            </a>
          ))}
        </div>
      </Fold>
    </nav>
  )
}

function emptyWords({ reports }: Texts, { name }: View, { next }: Found): string {
  return next ? reports.nothingSoFar : reports.views[name].empty
}

function datesOf({ reports }: Texts) {
  return [
    { name: 'from', label: reports.from },
    { name: 'to', label: reports.to },
  ]
}

function ChartOf({ kind, isByWeek, bars }: Chart) {
  const texts = useTexts()
  const { columns, checkedOut, waited } = texts.reports
  const most = Math.max(...bars.map(({ value }) => value))
  if (kind === 'waits') {
    const wordsOf = (ms: number) => roughly(texts, ms / HOUR_MS)
    const words = waited(wordsOf(most), isByWeek)
    return <TimeChart {...{ bars, isByWeek, words, wordsOf }} heading={columns.average} />
  }
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  const days = Math.round(((bars.at(-1)?.until ?? 0) - (bars[0]?.since ?? 0)) / DAY_MS)
  const words = checkedOut(total, days, most, isByWeek)
  const plain = { bars, isByWeek, words, wordsOf: String }
  return <TimeChart {...plain} heading={columns.checkOuts} />
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
  if ('told' in cell) return <>{texts.told(cell.told)}</>
  if ('dueAt' in cell) return <>{texts.reports.reviewDue(minuteOf(cell.dueAt), cell.isOverdue)}</>
  if ('seconds' in cell) return <>{texts.duration(cell.seconds)}</>
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
