import { endPersonRow } from '../db/directory'
import type { PersonId } from '../domain/ids'
import type { Visitor } from '../http/context'
import { carryOut } from './carry-out'

/**
 * A leaver: sessions, proofs, roles and memberships end in D1 first, so that nothing new can be
 * asked; in the same batch every resource they ever had to do with is owed the news.
 */
export async function endPerson(env: Env, visitor: Visitor, personId: PersonId, reason: string) {
  const editor = { id: visitor.personId, name: visitor.displayName }
  const ended = await endPersonRow(env.DB, editor, personId, reason)
  if (ended.ok) await carryOut(env)
  return ended
}
