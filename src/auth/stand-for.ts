import { rolesOfGroup, rolesOfPerson } from '../db/given-roles'
import type { GroupId, PersonId } from '../domain/ids'
import { type GivenRole, mayGive } from '../domain/permission/may'
import type { Visitor } from '../http/context'

/**
 * Whether this visitor could give everything that somebody has. Otherwise a way to sign in as them,
 * a linked identity or a passkey that is recovered, would be a way to more than one has.
 */
export async function mayStandFor(
  env: Env,
  visitor: Visitor,
  personId: PersonId,
): Promise<boolean> {
  return couldGive(visitor, await rolesOfPerson(env.DB, personId))
}

/** The same for what comes with being in these groups. */
export async function mayFeed(
  env: Env,
  visitor: Visitor,
  groups: readonly GroupId[],
): Promise<boolean> {
  const given = await Promise.all(groups.map((id) => rolesOfGroup(env.DB, id)))
  return couldGive(visitor, given.flat())
}

function couldGive(visitor: Visitor, given: readonly GivenRole[]): boolean {
  return given.every(({ permissions, scope }) => mayGive(visitor, permissions, scope))
}
