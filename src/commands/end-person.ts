import { custodianOf } from '../custodian-of'
import { endPersonRow, involvedResources } from '../db/directory'
import type { PersonId } from '../domain/ids'
import { actorOf, type Visitor } from '../http/context'

/**
 * A leaver: sessions, proofs, roles and memberships end in D1 first, so that nothing new can be
 * asked; then every resource this person ever had to do with ends what is open there.
 */
export async function endPerson(env: Env, visitor: Visitor, personId: PersonId, reason: string) {
  const editor = { id: visitor.personId, name: visitor.displayName }
  const ended = await endPersonRow(env.DB, editor, personId, reason)
  if (!ended.ok) return ended
  const resources = await involvedResources(env.DB, personId)
  const command = { type: 'end_person', personId, reason } as const
  const by = actorOf(visitor)
  await Promise.all(resources.map((id) => custodianOf(env, id).execute(command, by)))
  return ended
}
