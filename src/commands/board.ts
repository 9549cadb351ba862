import { readAskedBefore } from '../db/asked-before'
import { readLeasesOf, readRequestsOf } from '../db/board'
import { readPersonFacts } from '../db/facts'
import type { Slice } from '../db/page'
import { readTogether } from '../db/together'
import { readMostUrgent, waitingFor } from '../db/waiting-for'
import { LIMITS } from '../domain/limits'
import type { Visitor } from '../http/context'
import { askableAgain } from './ask-again'
import { askableAmong, readOffers } from './askable'

const AT_A_GLANCE = 20
const MOST_URGENT = 5
const AGAIN = 4

const UNDER_WAY = ['pending', 'approved'] as const

/** What somebody holds, what is on its way, what waits for them, and what they may ask for. */
export async function boardOf(
  env: Env,
  visitor: Visitor,
  { q, ...slice }: { readonly q: string } & Slice,
) {
  const { personId } = visitor
  const open = { open: true, cursor: null }
  const [leases, underWay, urgent, before, facts, offers] = await readTogether(
    env.DB,
    readLeasesOf(env.DB, personId, { ...open, limit: LIMITS.openLeasesPerPerson }),
    readRequestsOf(env.DB, personId, { ...open, limit: AT_A_GLANCE, stages: UNDER_WAY }),
    readMostUrgent(env.DB, personId, MOST_URGENT),
    readAskedBefore(env.DB, personId, AGAIN * 2),
    readPersonFacts(env.DB, personId),
    readOffers(env, visitor, q),
  )
  const person = await facts
  const [waiting, askable] = await Promise.all([
    urgent ?? waitingFor(env.DB, personId, { limit: MOST_URGENT, cursor: null }),
    askableAmong(offers, person, slice),
  ])
  const again = askableAgain(before, person).slice(0, AGAIN)
  return { leases: leases.items, underWay, waiting, askable, again }
}
