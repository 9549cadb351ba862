import { Refused, Unclear } from '../attempt'
import type { Client } from './client'
import { type Resource, valuesIn } from './resource'
import { findNamed } from './search'
import { type Settled, settle } from './settle'

type Membership = { readonly user: Resource; readonly group: Resource }

export async function existingGroup(client: Client, name: string): Promise<Resource> {
  const group = await findNamed(client, 'Groups', 'displayName', name)
  if (!group) throw new Refused(`There is no group ${name}; deleted or renamed, perhaps.`)
  return group
}

export async function isMember(client: Client, user: Resource, group: Resource): Promise<boolean> {
  return shows(await read(client, user, group))
}

/** Makes the user a member of the group, and reads back. */
export function join(
  client: Client,
  user: Resource,
  group: Resource,
): Promise<Settled<Membership>> {
  const member = { value: user.id }
  return settle({
    read: () => read(client, user, group),
    isAsWanted: shows,
    tries: [
      (now) => client.patch('Groups', now.group, { op: 'add', path: 'members', value: [member] }),
    ],
    lastResort: (now) =>
      client.replace('Groups', now.group, {
        members: [...valuesIn(now.group.said.members), member],
      }),
  })
}

/**
 * Ends the membership, and reads back. The form with the members in a value is left out although
 * some servers have only that one: others take it for "remove everybody".
 */
export function leave(
  client: Client,
  user: Resource,
  group: Resource,
): Promise<Settled<Membership>> {
  const path = `members[value eq ${JSON.stringify(user.id)}]`
  return settle({
    read: () => read(client, user, group),
    isAsWanted: (now) => !shows(now),
    tries: [(now) => client.patch('Groups', now.group, { op: 'remove', path })],
    lastResort: (now) =>
      client.replace('Groups', now.group, {
        members: valuesIn(now.group.said.members).filter(({ value }) => value !== user.id),
      }),
  })
}

/** Either side may be the one that a server shows; what comes by way of another group counts not. */
function shows({ user, group }: Membership): boolean {
  const isListed = valuesIn(group.said.members).some(({ value }) => value === user.id)
  const isClaimed = valuesIn(user.said.groups).some(
    ({ value, type }) => value === group.id && type !== 'indirect',
  )
  return isListed || isClaimed
}

async function read(client: Client, { id }: Resource, { id: groupId }: Resource) {
  const [user, group] = await Promise.all([
    client.read('Users', id),
    client.read('Groups', groupId),
  ])
  if (!user || !group) throw new Unclear('The user or the group disappeared meanwhile.')
  return { user, group }
}
