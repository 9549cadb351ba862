import type { TargetCall } from '../connector'
import { groupNameOf, userNameOf } from './account'
import type { Client } from './client'
import { existingGroup, isMember, join, leave } from './groups'
import { type Right, settled } from './right'
import { existingUser } from './users'

/** An existing user that belongs to a group only while that is held. */
export const elevate: Right = {
  give: async (client, call) => {
    const { user, group, names } = await partiesOf(client, call)
    const { wasSo } = await join(client, user, group)
    return settled(wasSo, `User ${names.user} is a member of ${names.group}.`)
  },
  take: async (client, call) => {
    const { user, group, names } = await partiesOf(client, call)
    const { wasSo } = await leave(client, user, group)
    return settled(wasSo, `User ${names.user} is not a member of ${names.group}.`)
  },
  look: async (client, call) => {
    const { user, group, names } = await partiesOf(client, call)
    return (await isMember(client, user, group))
      ? { outcome: 'held', evidence: `User ${names.user} is a member of ${names.group}.` }
      : { outcome: 'clean', evidence: `User ${names.user} is not a member of ${names.group}.` }
  },
}

async function partiesOf(client: Client, { account: { settings } }: TargetCall) {
  const names = { user: userNameOf(settings), group: groupNameOf(settings) }
  const user = await existingUser(client, names.user)
  const group = await existingGroup(client, names.group)
  return { user, group, names }
}
