import { Refused } from '../attempt'
import { CODE, codeOf } from './answer'
import type { Entry } from './protocol'
import type { Session } from './session'

/**
 * An entry that an administrator named. One that is not there any more may have been renamed or
 * moved, and still hold the right: so this is a refusal, and never "gone".
 */
export async function existing(session: Session, dn: string, what: string): Promise<Entry> {
  const entry = await readNamed(session, dn)
  if (!entry) throw new Refused(`There is no ${what} ${dn}; deleted, moved or renamed, perhaps.`)
  return entry
}

async function readNamed(session: Session, dn: string): Promise<Entry | null> {
  try {
    return await session.read(dn)
  } catch (error) {
    if (codeOf(error) === CODE.invalidDnSyntax)
      throw new Refused(`${dn} is not a distinguished name.`)
    throw error
  }
}
