import { change } from '../../db/catalogue-change'
import { not, type Written } from '../../db/catalogue-problem'
import { type Editor, HALLPASS } from '../../db/history'
import { endedByProvider, lostStatements } from '../../db/read-people'
import {
  beginReading,
  type Doubt,
  doubtsOf,
  noteFailure,
  noteReading,
  tellOfUnread,
} from '../../db/reading-notes'
import {
  findReconciliation,
  reconciliationsDue,
  type SealedReconciliation,
} from '../../db/reconciliations'
import { endSessionsOf } from '../../db/sessions'
import type { ProviderId } from '../../domain/ids'
import { randomId } from '../../vault/random'
import { carryOut } from '../carry-out'
import { endPerson } from '../end-person'
import type { Difference } from './differences'
import { type Found, readAndCompare, storedWay, tried, type Way } from './read'

/** How many providers in one minute, and how long one may take: a schedule has more time than a person. */
const MOST = 2
const SCHEDULED_MS = 600_000
export const PATIENCE_MS = 90_000
const LOOK_MS = 10_000
/** More than anybody could look at before they say yes. */
const MOST_DIFFERENCES = 5_000
/** For taking away what was found. After it, whoever comes next takes a reading for lost. */
const MARGIN_MS = 240_000

type Reconciling = {
  readonly editor: Editor
  readonly deadlineMs: number
  /** Names what was held back and an administrator agrees to. */
  readonly approved?: string
}

/** Reads those providers whose turn it is, and tells of those that were not read for too long. */
export async function reconcileDue(env: Env, now: number): Promise<void> {
  const due = await reconciliationsDue(env.DB, now, MOST)
  const done = await Promise.allSettled(
    due.map((id) => reconcile(env, id, { editor: HALLPASS, deadlineMs: SCHEDULED_MS })),
  )
  for (const [index, each] of done.entries())
    if (each.status === 'rejected')
      console.error({ provider: due[index], failed: 'reconcile', error: String(each.reason) })
  await tellOfUnread(env.DB, now)
}

/**
 * Reads one provider, and takes away what it does not say any more. A reading that fails is noted
 * and changes nothing; one that would take something from too many people waits for a yes.
 */
export async function reconcile(
  env: Env,
  id: ProviderId,
  reconciling: Reconciling,
): Promise<Written<ProviderId>> {
  const row = await findReconciliation(env.DB, id)
  if (!row) return not('reconciliation_unknown')
  const { approved, deadlineMs } = reconciling
  if (approved !== undefined && approved !== row.held) return not('reconciliation_changed')
  const now = Date.now()
  if (!(await beginReading(env.DB, id, now, deadlineMs + MARGIN_MS)))
    return not('reconciliation_busy')
  try {
    const way = await storedWay(env, row)
    const found = 'problem' in way ? way : await readAndCompare(env, row, way, now, deadlineMs)
    if ('problem' in way || 'problem' in found) {
      const problem = 'problem' in way ? way.problem : 'problem' in found ? found.problem : ''
      await noteFailure(env.DB, row, problem, Date.now())
      return { ok: true, id }
    }
    return await conclude(env, row, reconciling, { way, found, readAt: now })
  } catch (error) {
    await noteFailure(env.DB, row, 'Something went wrong within Hallpass; see its log.', Date.now())
    throw error
  }
}

type Read = { readonly way: Way; readonly found: Found; readonly readAt: number }

async function conclude(
  env: Env,
  row: SealedReconciliation,
  { editor, approved }: Reconciling,
  { way, found, readAt }: Read,
): Promise<Written<ProviderId>> {
  const { differences, reading, known } = found
  if (differences.length > MOST_DIFFERENCES) {
    const problem = `It would take something from ${differences.length} people, which is not believed.`
    await noteFailure(env.DB, row, problem, Date.now())
    return { ok: true, id: row.providerId }
  }
  const seen = { people: reading.people.size, groups: reading.groups.length, known }
  const before = new Set((await doubtsOf(env.DB, row.providerId)).map(({ personId }) => personId))
  const isNothingNew = differences.every(({ person }) => before.has(person.personId))
  const isAgreed = approved !== undefined && isNothingNew
  if (differences.length > row.mostGone && !isAgreed) {
    const held = row.held !== null && isNothingNew ? row.held : randomId('hel')
    const doubts = differences.map(doubtOf)
    const counts = { ...seen, ended: 0, lostGroups: 0 }
    await noteReading(env.DB, HALLPASS, row, { readAt, counts, doubts, held })
    return approved === undefined ? { ok: true, id: row.providerId } : not('reconciliation_changed')
  }
  const doubts: Doubt[] = []
  const counts = { ...seen, ended: 0, lostGroups: 0 }
  for (const difference of differences) {
    const outcome = await takeAway(env, row, way, editor, difference)
    if (outcome === 'ended') counts.ended += 1
    else if (outcome === 'lost') counts.lostGroups += 1
    else if (outcome !== 'here') doubts.push(outcome)
  }
  await noteReading(env.DB, editor, row, { readAt, counts, doubts, held: null })
  if (counts.lostGroups > 0) await carryOut(env)
  return { ok: true, id: row.providerId }
}

function doubtOf({ person: { personId }, gone, lost }: Difference): Doubt {
  const names = lost.map(({ groupName }) => groupName).join(', ')
  const why = gone ? GONE[gone] : `The identity provider does not have them in ${names} any more.`
  return { personId, why }
}

const GONE = {
  inactive: 'The identity provider says that they are not active.',
  missing: 'The identity provider does not have them any more.',
} as const

type Outcome = 'ended' | 'lost' | 'here' | Doubt

async function takeAway(
  env: Env,
  row: SealedReconciliation,
  way: Way,
  editor: Editor,
  difference: Difference,
): Promise<Outcome> {
  const { person, gone, lost } = difference
  const { personId } = person
  if (gone === null) {
    const done = await change(
      env.DB,
      lostStatements(env.DB, editor, row.providerId, personId, lost),
    )
    return done.ok ? 'lost' : doubtOf(difference)
  }
  const second = gone === 'missing' ? await lookAgain(way, difference) : 'gone'
  if (second !== 'gone') return second
  const reason = GONE[gone].replace('The identity provider', row.providerName)
  const alongside = [endedByProvider(env.DB, row.issuer, personId, Date.now())]
  const ended = await endPerson(env, editor, personId, reason, alongside)
  if (ended.ok) return 'ended'
  if (ended.problem.code !== 'last_administrator') throw new Error(ended.problem.code)
  // As by SCIM: the last administrator is signed out, and takes nothing until there is another.
  await endSessionsOf(env.DB, personId)
  const why = 'They are gone at the identity provider, and the last administrator here.'
  return { personId, why }
}

/** Whoever stood on no page is asked about by name: only a clear answer counts. */
async function lookAgain(
  { reader, settings }: Way,
  { person: { personId }, names }: Difference,
): Promise<'gone' | 'here' | Doubt> {
  const call = { settings, deadlineMs: LOOK_MS }
  for (const name of names) {
    const said = await tried(reader, call, async () => ({
      standing: await reader.look(call, name),
    }))
    if ('problem' in said)
      return { personId, why: `They were on no page, and asking again failed. ${said.problem}` }
    if (said.standing === 'active') return 'here'
  }
  return 'gone'
}
