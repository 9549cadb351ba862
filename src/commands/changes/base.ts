import { kindsWithSecond } from '../../db/changes'
import { findConnector } from '../../db/connectors'
import { findPerson } from '../../db/directory'
import { findPolicy, listPolicies } from '../../db/policies'
import { findRole } from '../../db/roles'
import type { Change } from './change'

/**
 * What a change is about, as it is now: where that is another one when the change is confirmed, its
 * words are not true any more. Null where it is about something that is not there.
 */
export async function baseOf({ DB: db }: Env, change: Change): Promise<string | null> {
  switch (change.verb) {
    case 'create':
      return 'new'
    case 'update':
      return text(await findPolicy(db, change.id))
    case 'move':
      return text((await listPolicies(db)).map(({ id }) => id))
    case 'delete':
      if (change.kind === 'policy') return text(await findPolicy(db, change.id))
      return change.kind === 'connector'
        ? text(await findConnector(db, change.id))
        : text(await findRole(db, change.id))
    case 'save':
      if (change.kind === 'role') return change.id ? text(await findRole(db, change.id)) : 'new'
      return change.draft.id ? text(await findConnector(db, change.draft.id)) : 'new'
    case 'give':
    case 'take':
      return text(await permissionsOf(db, change.giving.role))
    case 'give-exactly': {
      const person = await findPerson(db, change.personId)
      const allowed = await Promise.all(change.roles.map((role) => permissionsOf(db, role)))
      return person && text([person.roles, allowed])
    }
    case 'configure':
      // It is planned again when it is made, and then has to be the same plan.
      return change.configuration.hash
    case 'second-person':
      return text(await kindsWithSecond(db))
  }
}

/** A role that allows something else by now is another role; who has it does not matter. */
async function permissionsOf(db: D1Database, id: Parameters<typeof findRole>[1]) {
  return (await findRole(db, id))?.permissions ?? null
}

function text(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}
