import { endPersonRow } from '../db/directory'
import type { Editor } from '../db/history'
import type { PersonId } from '../domain/ids'
import { carryOut } from './carry-out'
import { reviewPages } from './live'

/**
 * A leaver: sessions, proofs, roles and memberships end in D1 first, so that nothing new can be
 * asked; in the same batch every resource they ever had to do with is owed the news. Every path of
 * leaving comes here; `alongside` is what else a path writes, in that same batch.
 */
export async function endPerson(
  env: Env,
  editor: Editor,
  personId: PersonId,
  reason: string,
  alongside: readonly D1PreparedStatement[] = [],
) {
  const ended = await endPersonRow(env.DB, editor, personId, reason, alongside)
  if (!ended.ok) return ended
  await Promise.all([carryOut(env), reviewPages(env, personId)])
  return ended
}
