import { subjectsAt } from '../db/event-people'
import { findReconciliationOf } from '../db/reconciliations'
import type { PersonId } from '../domain/ids'
import { storedWay, tried } from './reconcile/read'

const LOOK_MS = 5_000

/** What a provider says when it is asked about somebody; `unknown` where it does not answer well. */
export type Said = 'here' | 'gone' | 'unknown'

/** Asks the provider itself, in the way in which it is read; null where it cannot be asked. */
export async function askProvider(
  env: Env,
  issuer: string,
  personId: PersonId,
): Promise<Said | null> {
  const row = await findReconciliationOf(env.DB, issuer)
  if (!row) return null
  const way = await storedWay(env, row)
  if ('problem' in way || way.reader.misfit(way.settings, row.subjectClaims)) return 'unknown'
  const { reader, settings } = way
  const call = { settings, deadlineMs: LOOK_MS }
  const subjects = await subjectsAt(env.DB, issuer, personId)
  const names = subjects.flatMap((each) => reader.nameOf(settings, row.subjectClaims, each) ?? [])
  if (names.length === 0) return null
  const answers = await Promise.all(
    names.map((name) =>
      tried(reader, call, async () => ({ standing: await reader.look(call, name) })),
    ),
  )
  if (answers.some((each) => 'standing' in each && each.standing === 'active')) return 'here'
  return answers.some((each) => 'problem' in each) ? 'unknown' : 'gone'
}
