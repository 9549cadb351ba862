import { type Emergency, emergencies } from '../../db/emergencies'
import type { Page, Slice } from '../../db/page'
import {
  accountUsage,
  heldNow,
  type LeaseLine,
  lateEnds,
  personUsage,
  type ReportScope,
  type Usage,
  unusedAccounts,
} from '../../db/reports'
import { waitsPage } from '../../db/waits'
import type { LeasePhase } from '../../domain/resource/state'
import type { Texts } from '../../texts/english'
import { type Cells, instantCell } from '../download'
import { MAY_ASK_VIEWS } from './may-ask-views'
import { dayOf } from './time-chart'

/** A cell of a report: a text, an instant, or a text that leads somewhere. */
export type Cell =
  | { readonly said: 'notYet' | 'signed' }
  | { readonly text: string; readonly href?: string }
  /** A sentence that was made elsewhere, as it was; a page says it in its own language. */
  | { readonly told: string }
  | { readonly resource: string; readonly account: string; readonly href: string }
  | { readonly at: number | null }
  | { readonly phase: LeasePhase }
  | { readonly dueAt: number; readonly isOverdue: boolean }
  | { readonly seconds: number }
  | { readonly hours: number }
  | { readonly share: number }

export type Row = readonly Cell[]

/** A fault says why what was typed finds nothing. */
export type Found = Page<Row> & { readonly fault?: string }

/** What a report says of itself and of its columns, in the catalogue of texts. */
type Words = Texts['reports']

export type View = {
  readonly name: keyof Words['views']
  readonly columns: readonly (keyof Words['columns'])[]
  /** What is held now does not depend on the time that is looked at. */
  readonly isTimeless?: boolean
  /** Each row is a day, so that there is nothing to search. */
  readonly isByDay?: boolean
  /** What is to be typed, where that is not a part of a name. */
  readonly asksFor?: keyof Words['asksFor']
  readonly read: (env: Env, texts: Texts, scope: ReportScope & Slice) => Promise<Found>
}

const HOUR_MS = 3_600_000

const USAGE_COLUMNS = ['passes', 'lastAccess', 'granted', 'used', 'share'] as const

export const VIEWS: readonly View[] = [
  {
    name: 'now',
    columns: ['resource', 'who', 'phase', 'since', 'until'],
    isTimeless: true,
    read: mapped(heldNow, (row) => [
      ...subject(row),
      { phase: row.phase as LeasePhase },
      { at: row.checkedOutAt },
      { at: row.endsAt },
    ]),
  },
  {
    name: 'accounts',
    columns: ['resource', 'account', ...USAGE_COLUMNS],
    read: mapped(accountUsage, (row) => [
      { text: row.resourceName, href: `/admin/history?resource=${row.resourceId}` },
      { text: row.accountName },
      ...usage(row),
    ]),
  },
  {
    name: 'people',
    columns: ['person', ...USAGE_COLUMNS],
    read: mapped(personUsage, (row) => [
      { text: row.personName, href: `/admin/history?person=${row.personId}` },
      ...usage(row),
    ]),
  },
  {
    name: 'unused',
    columns: ['resource', 'account', 'lastAccessBefore'],
    read: mapped(unusedAccounts, (row) => [
      { text: row.resourceName, href: `/admin/history?resource=${row.resourceId}` },
      { text: row.accountName },
      { at: row.lastAt },
    ]),
  },
  {
    name: 'late',
    columns: ['resource', 'who', 'ended', 'confirmedGone', 'lastAnswer'],
    read: mapped(lateEnds, (row) => [
      ...subject(row),
      { at: row.endedAt ?? row.endsAt },
      row.closedAt === null ? { said: 'notYet' } : { at: row.closedAt },
      { told: row.lastMessage ?? '' },
    ]),
  },
  {
    name: 'waits',
    columns: ['day', 'decided', 'average', 'longest'],
    isByDay: true,
    read: mapped(waitsPage, ({ day, decided, averageMs, longestMs }) => [
      { text: dayOf(day) },
      { text: String(decided) },
      { hours: averageMs / HOUR_MS },
      { hours: longestMs / HOUR_MS },
    ]),
  },
  {
    name: 'emergencies',
    columns: ['when', 'who', 'resource', 'reason', 'displaced', 'review', 'by', 'words'],
    read: mapped(withNow, (row) => [
      { at: row.at },
      { text: row.personName },
      {
        ...{ resource: row.resourceName, account: row.accountName },
        href: `/requests/${row.requestId}`,
      },
      { text: row.reason },
      { text: row.displaced.join(', ') },
      ...reviewCells(row),
    ]),
  },
  ...MAY_ASK_VIEWS,
]

/** Whether a review is overdue depends on when one looks. */
async function withNow(db: D1Database, scope: ReportScope & Slice) {
  const { items, next } = await emergencies(db, scope)
  return { items: items.map((row) => ({ ...row, now: scope.now })), next }
}

function reviewCells({ review, reviewBy, now }: Emergency & { readonly now: number }): Row {
  if (review) return [{ said: 'signed' }, { text: review.name }, { text: review.words }]
  return [{ dueAt: reviewBy, isOverdue: reviewBy < now }, NONE, NONE]
}

const NONE: Cell = { text: '' }

/** A cell as a file has it: times in UTC, hours and shares as numbers. */
export function plainCells({ reports, duration }: Texts, row: Row): Cells {
  return row.map((cell) => {
    if ('said' in cell) return reports[cell.said]
    if ('resource' in cell) return reports.accountAs(cell.resource, cell.account)
    if ('told' in cell) return cell.told
    if ('at' in cell) return instantCell(cell.at)
    if ('dueAt' in cell) return reports.reviewDue(minuteOf(cell.dueAt), cell.isOverdue)
    if ('seconds' in cell) return duration(cell.seconds)
    if ('hours' in cell) return Number(cell.hours.toFixed(2))
    if ('phase' in cell) return cell.phase
    return 'share' in cell ? Number(cell.share.toFixed(2)) : cell.text
  })
}

/** To the minute, in UTC. */
export function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`
}

function mapped<Item>(
  read: (db: D1Database, scope: ReportScope & Slice) => Promise<Page<Item>>,
  cellsOf: (item: Item) => Row,
): View['read'] {
  return async ({ DB }, _texts, scope) => {
    const { items, next } = await read(DB, scope)
    return { items: items.map(cellsOf), next }
  }
}

function subject({ id, resourceName, accountName, holderName }: LeaseLine): Row {
  return [
    { resource: resourceName, account: accountName, href: `/leases/${id}` },
    { text: holderName },
  ]
}

function usage({ leases, lastAt, grantedMs, usedMs }: Usage): Row {
  return [
    { text: String(leases) },
    { at: lastAt },
    { hours: grantedMs / HOUR_MS },
    { hours: usedMs / HOUR_MS },
    { share: grantedMs === 0 ? 0 : usedMs / grantedMs },
  ]
}
