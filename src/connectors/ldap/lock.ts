import { Refused } from '../attempt'
import { type Change, type Entry, textsOf } from './protocol'
import type { Session } from './session'
import type { Lock } from './settings'

const ACCOUNT_CONTROL = 'userAccountControl'

/** ADS_UF_ACCOUNTDISABLE; the other bits of the account control are left as they are. */
const DISABLED = 0x2

/** What a directory does not show counts as "not locked", which is never taken for clean. */
export function isLocked(entry: Entry, lock: Lock): boolean {
  if (!lock) return (accountControl(entry) & DISABLED) !== 0
  const values = textsOf(entry, lock.attribute)
  return values.some((value) => value.toLowerCase() === lock.value.toLowerCase())
}

/** Locks or unlocks an entry; whoever asks reads back. */
export async function setLocked(session: Session, entry: Entry, locked: boolean): Promise<void> {
  const { lock } = session.server
  await session.modify(entry.dn, lock ? replaced(lock, locked) : exchanged(entry, locked))
}

function replaced(lock: NonNullable<Lock>, locked: boolean): readonly Change[] {
  const values = locked ? [lock.value] : []
  return [{ operation: 'replace', type: lock.attribute, values }]
}

/** The old value goes with the new one, so that no other change of the bits gets lost. */
function exchanged(entry: Entry, locked: boolean): readonly Change[] {
  const before = accountControl(entry)
  const after = locked ? before | DISABLED : before & ~DISABLED
  return [
    { operation: 'delete', type: ACCOUNT_CONTROL, values: [`${before}`] },
    { operation: 'add', type: ACCOUNT_CONTROL, values: [`${after}`] },
  ]
}

function accountControl(entry: Entry): number {
  const [text = ''] = textsOf(entry, ACCOUNT_CONTROL)
  if (!/^-?\d+$/.test(text)) throw new Refused(`${entry.dn} shows no ${ACCOUNT_CONTROL}.`)
  return Number(text)
}
