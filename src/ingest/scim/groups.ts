import * as v from 'valibot'
import { carryOut } from '../../commands/carry-out'
import type { ScimCaller } from '../../db/scim-callers'
import {
  createScimGroup,
  deleteScimGroup,
  type ScimGroupDraft,
  updateScimGroup,
} from '../../db/scim-group-writes'
import type { ScimGroupRow } from '../../db/scim-groups'
import { peopleOf } from '../../db/scim-users'
import type { GroupId, PersonId } from '../../domain/ids'
import { Label } from '../../domain/name'
import { foldText } from './fold'
import { refused } from './refused'
import { editorOf } from './scim-env'
import { bad } from './scim-error'
import { isObject, type Values } from './values'

export async function createGroup(env: Env, caller: ScimCaller, values: Values): Promise<GroupId> {
  const members = await peopleAmong(env, caller, memberIds(values))
  const made = await createScimGroup(env.DB, editorOf(caller), draftOf(caller, values), members)
  if (!made.ok) throw refused(made.problem)
  return made.id
}

/** Name and members change together. Whoever is taken out loses what came with the group. */
export async function changeGroup(
  env: Env,
  caller: ScimCaller,
  group: ScimGroupRow,
  after: Values,
): Promise<void> {
  const before = new Map((group.members ?? []).map(({ value, personId }) => [value, personId]))
  const wanted = new Set(memberIds(after))
  const added = await peopleAmong(
    env,
    caller,
    [...wanted].filter((id) => !before.has(id)),
  )
  const removed = [...before].flatMap(([id, personId]) => (wanted.has(id) ? [] : [personId]))
  const draft = draftOf(caller, after)
  if (added.length + removed.length === 0 && isNamedSo(group, draft)) return
  const done = await updateScimGroup(env.DB, editorOf(caller), group, draft, { added, removed })
  if (!done.ok) throw refused(done.problem)
  if (removed.length > 0) await carryOut(env)
}

export async function deleteGroup(
  env: Env,
  caller: ScimCaller,
  group: ScimGroupRow,
): Promise<void> {
  const members = (group.members ?? []).map(({ personId }) => personId)
  const done = await deleteScimGroup(env.DB, editorOf(caller), group, members)
  if (!done.ok) throw refused(done.problem)
  await carryOut(env)
}

function draftOf({ id, groupPrefix }: ScimCaller, values: Values): ScimGroupDraft {
  const displayName = String(values.displayName)
  const name = v.safeParse(Label, `${groupPrefix}${displayName}`)
  if (!name.success)
    throw bad('invalidValue', `displayName cannot be shown: ${name.issues[0].message}`)
  return {
    connectionId: id,
    name: name.output,
    displayName,
    displayKey: foldText(displayName),
    externalId: typeof values.externalId === 'string' ? values.externalId : null,
  }
}

function memberIds({ members }: Values): readonly string[] {
  const all = Array.isArray(members) ? members.filter(isObject) : []
  const ids = all.map(({ value, type }) => {
    if (type !== undefined && String(type).toLowerCase() !== 'user')
      throw bad('invalidValue', 'Members are users; a group within a group is not taken.')
    if (typeof value !== 'string') throw bad('invalidValue', 'A member has a value.')
    return value
  })
  return [...new Set(ids)]
}

/** All of them or nobody: a member that nobody knows would be left out in silence otherwise. */
async function peopleAmong(
  env: Env,
  caller: ScimCaller,
  ids: readonly string[],
): Promise<readonly PersonId[]> {
  if (ids.length === 0) return []
  const people = await peopleOf(env.DB, caller.id, ids)
  if (people.size < ids.length)
    throw bad('invalidValue', 'A member is not a user of this connection.')
  return [...people.values()]
}

function isNamedSo(group: ScimGroupRow, { displayName, externalId }: ScimGroupDraft): boolean {
  return group.displayName === displayName && group.externalId === externalId
}
