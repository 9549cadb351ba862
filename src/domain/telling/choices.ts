import type { Hours, Windows } from '../policy/windows/windows'
import { type Cell, CHANNELS, type Channel, type NoticeName, type NoticeRow, nameOf } from './table'

/** What somebody has chosen for one row of the table. */
export type Choice = { readonly [channel in Channel]: boolean } & {
  /** Whether what can wait comes in one mail a day. */
  readonly isDaily: boolean
}

/** How one person wants to be told. What is not in `notices` is as the table says. */
export type Choices = {
  /** A zone of the IANA database, for the clock of `quiet` and `digestAt`. */
  readonly zone: string
  /** When nothing comes that can wait; null for never. */
  readonly quiet: Hours | null
  /** When the mail of the day comes, as HH:MM. */
  readonly digestAt: string
  readonly notices: { readonly [name in NoticeName]?: Choice }
}

export const UNCHOSEN: Choices = { zone: 'UTC', quiet: null, digestAt: '08:00', notices: {} }

/** The table's and the person's word together; where there is no choice, the table's alone. */
export function choiceFor(row: NoticeRow, { notices }: Choices): Choice {
  const chosen = notices[nameOf(row)]
  const wants = (channel: Channel) => wanted(row.cells[channel], chosen?.[channel])
  const choice = { mail: wants('mail'), push: wants('push') }
  const isDaily = row.urgency !== 'now' && (chosen?.isDaily ?? false)
  const isUnheard = row.isDuty && !choice.mail && !choice.push
  return { ...choice, ...(isUnheard ? { mail: true } : {}), isDaily }
}

/**
 * The ways that something goes to somebody: those that are chosen and there. A duty goes whatever
 * way there is.
 */
export function channelsFor(
  { isDuty }: NoticeRow,
  choice: Choice,
  ways: { readonly [channel in Channel]: boolean },
): { readonly [channel in Channel]: boolean } {
  const chosen = { mail: choice.mail && ways.mail, push: choice.push && ways.push }
  return isDuty && !chosen.mail && !chosen.push ? ways : chosen
}

/** Which rows of a choice are refused because nobody would be told of a duty. */
export function unheardDuty(row: NoticeRow, chosen: Choice): boolean {
  return row.isDuty && !CHANNELS.some((channel) => wanted(row.cells[channel], chosen[channel]))
}

/** What a row leaves to its hearer. */
export function choosableIn({ cells, urgency }: NoticeRow): readonly (Channel | 'isDaily')[] {
  const channels = CHANNELS.filter((channel) => isOpenTo(cells[channel]))
  return urgency === 'now' ? channels : [...channels, 'isDaily']
}

export function isOpenTo(cell: Cell): boolean {
  return cell === 'on' || cell === 'off'
}

/** The quiet hours as windows, for the clock. */
export function quietWindows({ zone, quiet }: Choices): Windows | null {
  return quiet && { zone, hours: [quiet], holidays: [] }
}

function wanted(cell: Cell, chosen: boolean | undefined): boolean {
  if (cell === 'always') return true
  if (cell === 'never') return false
  return chosen ?? cell === 'on'
}
