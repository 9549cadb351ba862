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
import { type Cells, instantCell } from '../download'
import { dayOf } from './day-chart'
import { MAY_ASK_VIEWS } from './may-ask-views'

/** A cell of a report: a text, an instant, or a text that leads somewhere. */
export type Cell =
  | { readonly text: string; readonly href?: string }
  | { readonly at: number | null }
  | { readonly phase: LeasePhase }
  | { readonly hours: number }
  | { readonly share: number }

export type Row = readonly Cell[]

/** A fault says why what was typed finds nothing. */
export type Found = Page<Row> & { readonly fault?: string }

export type View = {
  readonly name: string
  readonly title: string
  readonly lead: string
  readonly columns: readonly string[]
  readonly empty: string
  /** What is held now does not depend on the time that is looked at. */
  readonly isTimeless?: boolean
  /** Each row is a day, so that there is nothing to search. */
  readonly isByDay?: boolean
  /** What is to be typed, where that is not a part of a name. */
  readonly asksFor?: string
  readonly read: (env: Env, scope: ReportScope & Slice) => Promise<Found>
}

const HOUR_MS = 3_600_000

const USAGE_COLUMNS = ['Passes', 'Last access', 'Granted', 'Used', 'Share']

export const VIEWS: readonly View[] = [
  {
    name: 'now',
    title: 'Held now',
    lead: 'Everything that is not confirmed gone at its target.',
    columns: ['Resource', 'Who', 'Phase', 'Since', 'Until'],
    empty: 'Nobody holds anything.',
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
    title: 'By account',
    lead: 'How often each account was had, when last, and how much of the time granted was used.',
    columns: ['Resource', 'Account', ...USAGE_COLUMNS],
    empty: 'Nothing was checked out in that time.',
    read: mapped(accountUsage, (row) => [
      { text: row.resourceName, href: `/admin/history?resource=${row.resourceId}` },
      { text: row.accountName },
      ...usage(row),
    ]),
  },
  {
    name: 'people',
    title: 'By person',
    lead: 'Who had access, how often and how long.',
    columns: ['Person', ...USAGE_COLUMNS],
    empty: 'Nobody checked anything out in that time.',
    read: mapped(personUsage, (row) => [
      { text: row.personName, href: `/admin/history?person=${row.personId}` },
      ...usage(row),
    ]),
  },
  {
    name: 'unused',
    title: 'Never used',
    lead: 'Accounts that can be asked for and that nobody had: candidates for retirement.',
    columns: ['Resource', 'Account', 'Last access before'],
    empty: 'Every account was used in that time.',
    read: mapped(unusedAccounts, (row) => [
      { text: row.resourceName, href: `/admin/history?resource=${row.resourceId}` },
      { text: row.accountName },
      { at: row.lastAt },
    ]),
  },
  {
    name: 'late',
    title: 'Late ends',
    lead: 'Access whose end was not read back within five minutes, or not yet.',
    columns: ['Resource', 'Who', 'Ended', 'Confirmed gone', 'Last answer'],
    empty: 'Every access that ended was confirmed gone in time.',
    read: mapped(lateEnds, (row) => [
      ...subject(row),
      { at: row.endedAt ?? row.endsAt },
      row.closedAt === null ? { text: 'not yet' } : { at: row.closedAt },
      { text: row.lastMessage ?? '' },
    ]),
  },
  {
    name: 'waits',
    title: 'Waiting times',
    lead: 'How long requests waited until people had decided, by the day of the decision.',
    columns: ['Day', 'Decided', 'On average', 'Longest'],
    empty: 'Nobody decided anything in that time.',
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
    title: 'Break-glass',
    lead: 'Access that was taken in an emergency, whose had to end for it, and who looked at it afterwards.',
    columns: ['When', 'Who', 'Resource', 'Reason', 'Displaced', 'Review', 'By', 'Words'],
    empty: 'Nobody broke the glass in that time.',
    read: mapped(withNow, (row) => [
      { at: row.at },
      { text: row.personName },
      { text: `${row.resourceName} as ${row.accountName}`, href: `/requests/${row.requestId}` },
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
  if (review) return [{ text: 'signed' }, { text: review.name }, { text: review.words }]
  const state = reviewBy < now ? 'overdue since' : 'due by'
  return [{ text: `${state} ${new Date(reviewBy).toISOString().slice(0, 16)}Z` }, NONE, NONE]
}

const NONE: Cell = { text: '' }

/** A cell as a file has it: times in UTC, hours and shares as numbers. */
export function plainCells(row: Row): Cells {
  return row.map((cell) => {
    if ('at' in cell) return instantCell(cell.at)
    if ('hours' in cell) return Number(cell.hours.toFixed(2))
    if ('phase' in cell) return cell.phase
    return 'share' in cell ? Number(cell.share.toFixed(2)) : cell.text
  })
}

function mapped<Item>(
  read: (db: D1Database, scope: ReportScope & Slice) => Promise<Page<Item>>,
  cellsOf: (item: Item) => Row,
): View['read'] {
  return async ({ DB }, scope) => {
    const { items, next } = await read(DB, scope)
    return { items: items.map(cellsOf), next }
  }
}

function subject({ id, resourceName, accountName, holderName }: LeaseLine): Row {
  return [
    { text: `${resourceName} as ${accountName}`, href: `/leases/${id}` },
    { text: holderName },
  ]
}

function usage({ leases, lastAt, grantedMs, usedMs }: Usage): Row {
  return [
    { text: String(leases) },
    { at: lastAt },
    { hours: grantedMs / 3_600_000 },
    { hours: usedMs / 3_600_000 },
    { share: grantedMs === 0 ? 0 : usedMs / grantedMs },
  ]
}
