import type { Marked, Survey, SurveyCall } from '../connector'
import { leaseIn, MOST_MARKED } from '../mark'
import { baseOf, newNameOf } from './account'
import { type Entry, textsOf } from './protocol'
import type { Session } from './session'

const BEFORE = 'Made by Hallpass for lease '

/** Entries below the accounts' parents whose description says that they were made for a lease. */
export async function survey(session: Session, { accounts }: SurveyCall): Promise<Survey> {
  const found = new Map<string, Marked>()
  let isWhole = true
  for (const base of new Set(accounts.map(baseOf))) {
    const { entries, isAll } = await session.findStart(base, 'description', `${BEFORE}lea_`)
    isWhole &&= isAll
    for (const each of entries) for (const marked of markedIn(each)) found.set(each.dn, marked)
  }
  const marked = [...found.values()]
  return {
    outcome: 'seen',
    marked: marked.slice(0, MOST_MARKED),
    isWhole: isWhole && marked.length <= MOST_MARKED,
  }
}

function markedIn(entry: Entry): readonly Marked[] {
  return textsOf(entry, 'description').flatMap((text) => {
    const lease = leaseIn(text, BEFORE, '.')
    if (!lease) return []
    const name = newNameOf({ ...lease, endsAt: 0 }).toLowerCase()
    const isAsMade = /^(?:uid|cn)=([^,]+),/i.exec(entry.dn)?.[1]?.toLowerCase() === name
    return [{ subject: entry.dn, ...lease, isAsMade }]
  })
}
