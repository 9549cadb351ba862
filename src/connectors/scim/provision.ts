import { NotYet, Refused } from '../attempt'
import type { TargetCall } from '../connector'
import { groupNamesOf, markOf, newUserNameOf } from './account'
import { Answered } from './answer'
import type { Client } from './client'
import { existingGroup, join, leave } from './groups'
import { newUser } from './new-user'
import { isActive, type Resource } from './resource'
import { type Right, settled } from './right'
import { findNamed } from './search'
import { markedUser, setActive } from './users'

/** A user that exists only while the lease does; where deleting is refused, only is active then. */
export const provision: Right = {
  give: async (client, call) => {
    const { name, mark, groups: groupNames } = planOf(call)
    const groups: Resource[] = []
    for (const each of groupNames) groups.push(await existingGroup(client, each))
    const before = await markedUser(client, mark, name)
    const user = before ?? (await create(client, call))
    const changes = [await setActive(client, user, true)]
    for (const group of groups) changes.push(toUser(await join(client, user, group)))
    const wasSo = before !== null && changes.every((each) => each.wasSo)
    const membership = groupNames.length > 0 ? `, member of ${groupNames.join(', ')}` : ''
    return settled(wasSo, `User ${name} exists and is active${membership}.`)
  },
  take: async (client, call) => {
    const { name, mark } = planOf(call)
    const user = await markedUser(client, mark, name)
    if (!user) return { outcome: 'already', evidence: `There is no user ${name}.` }
    const refusal = await deleted(client, user)
    const left = await markedUser(client, mark, name)
    if (!left) return { outcome: 'done', evidence: `User ${name} is deleted.` }
    if (!refusal) throw new NotYet(`The user ${name} is still there.`)
    const { wasSo } = await setActive(client, left, false)
    await leaveGroups(client, left, planOf(call).groups)
    const evidence = `User ${name} is not active; to delete it was refused.`
    return settled(wasSo, evidence)
  },
  look: async (client, call) => {
    const { name, mark } = planOf(call)
    const user = await markedUser(client, mark, name)
    if (!user) return { outcome: 'clean', evidence: `There is no user ${name}.` }
    return isActive(user) === false
      ? { outcome: 'clean', evidence: `User ${name} is not active.` }
      : { outcome: 'held', evidence: `User ${name} exists and is active.` }
  },
}

function planOf({ account: { settings }, lease }: TargetCall) {
  const name = newUserNameOf(settings, lease)
  return { name, mark: markOf(lease), groups: groupNamesOf(settings) }
}

function toUser<Party extends { user: Resource }>(settled: { state: Party; wasSo: boolean }) {
  return { state: settled.state.user, wasSo: settled.wasSo }
}

/** A server that does not keep the mark would leave a user that Hallpass may never delete. */
async function create(client: Client, call: TargetCall): Promise<Resource> {
  const { id } = await client.create('Users', newUser(call))
  const user = await client.read('Users', id)
  if (user?.said.externalId === markOf(call.lease)) return user
  if (user) await client.delete('Users', user)
  throw new Refused('The server does not keep the externalId of a new user, so none is made.')
}

/** Null, or the server's word that users are not deleted here. */
async function deleted(client: Client, user: Resource): Promise<Answered | null> {
  try {
    await client.delete('Users', (await client.read('Users', user.id)) ?? user)
    return null
  } catch (error) {
    if (!(error instanceof Answered)) throw error
    if (error.status === 404) return null
    if (error.status === 403 || error.isOtherDialect()) return error
    throw error
  }
}

async function leaveGroups(client: Client, user: Resource, names: readonly string[]) {
  for (const name of names) {
    const group = await findNamed(client, 'Groups', 'displayName', name)
    if (group) await leave(client, user, group)
  }
}
