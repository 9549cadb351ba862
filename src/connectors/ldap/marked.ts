import { Refused } from '../attempt'
import type { TargetCall } from '../connector'
import { baseOf, markOf } from './account'
import { newEntryOf } from './new-entry'
import { type Entry, textsOf } from './protocol'
import type { Session } from './session'

/** The entry of a lease, by its mark, so that another name below the base does not hide it. */
export async function markedEntry(session: Session, call: TargetCall): Promise<Entry | null> {
  const mark = markOf(call.lease)
  const base = baseOf(call.account.settings)
  const [marked, second] = await session.find(base, 'description', mark)
  if (second) throw new Refused(`More than one entry has the description "${mark}"`)
  if (marked) return marked
  const { dn } = newEntryOf(call)
  const stranger = await session.read(dn)
  if (stranger && !textsOf(stranger, 'description').includes(mark))
    throw new Refused(`The entry ${dn} was not made by Hallpass.`)
  return stranger
}
