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
import type { LeasePhase } from '../../domain/resource/state'
import type { Texts } from '../../texts/english'
import { type Cells, instantCell } from '../download'

/** A cell of a report: a text, an instant, or a text that leads somewhere. */
export type Cell =
  | { readonly said: 'notYet' }
  | { readonly text: string; readonly href?: string }
  | { readonly resource: string; readonly account: string; readonly href: string }
  | { readonly at: number | null }
  | { readonly phase: LeasePhase }
  | { readonly hours: number }
  | { readonly share: number }

type Row = readonly Cell[]

/** What a report says of itself and of its columns, in the catalogue of texts. */
type Words = Texts['reports']

export type View = {
  readonly name: keyof Words['views']
  readonly columns: readonly (keyof Words['columns'])[]
  /** What is held now does not depend on the time that is looked at. */
  readonly isTimeless?: boolean
  readonly read: (db: D1Database, scope: ReportScope & Slice) => Promise<Page<Row>>
}

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
      { text: row.lastMessage ?? '' },
    ]),
  },
]

/** A cell as a file has it: times in UTC, hours and shares as numbers. */
export function plainCells({ reports }: Texts, row: Row): Cells {
  return row.map((cell) => {
    if ('said' in cell) return reports[cell.said]
    if ('resource' in cell) return reports.accountAs(cell.resource, cell.account)
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
  return async (db, scope) => {
    const { items, next } = await read(db, scope)
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
    { hours: grantedMs / 3_600_000 },
    { hours: usedMs / 3_600_000 },
    { share: grantedMs === 0 ? 0 : usedMs / grantedMs },
  ]
}
