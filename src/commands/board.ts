import { readAskedBefore } from '../db/asked-before'
import { readHeldBy, readUnderWay } from '../db/board'
import { readPersonFacts } from '../db/facts'
import type { MenuCounts } from '../db/menu-counts'
import type { Slice } from '../db/page'
import { type Reading, readTogether } from '../db/together'
import { readMostUrgent, waitingFor } from '../db/waiting-for'
import { LIMITS } from '../domain/limits'
import type { Visitor } from '../http/context'
import { askableAgain } from './ask-again'
import { askableAmong, readOffers } from './askable'

const AT_A_GLANCE = 20
const MOST_URGENT = 5
const AGAIN = 4

/**
 * What somebody holds, what is on its way, what waits for them, and what they may ask for; with what
 * their menu counts, which is read in the same call.
 */
export async function boardOf(
  env: Env,
  visitor: Visitor,
  { q, ...slice }: { readonly q: string } & Slice,
  menuCounts: Reading<Promise<MenuCounts>>,
) {
  const { personId } = visitor
  const [leases, underWay, urgent, before, facts, offers, counts] = await readTogether(
    env.DB,
    readHeldBy(env.DB, personId, LIMITS.openLeasesPerPerson),
    readUnderWay(env.DB, personId, AT_A_GLANCE),
    readMostUrgent(env.DB, personId, MOST_URGENT),
    readAskedBefore(env.DB, personId, AGAIN * 2),
    readPersonFacts(env.DB, personId),
    readOffers(env, visitor, q),
    menuCounts,
  )
  const [person, menu] = await Promise.all([facts, counts])
  const [waiting, askable] = await Promise.all([
    urgent ?? waitingFor(env.DB, personId, { limit: MOST_URGENT, cursor: null }),
    askableAmong(offers, person, slice),
  ])
  const again = askableAgain(before, person).slice(0, AGAIN)
  return { leases, underWay, waiting, askable, again, menu }
}
