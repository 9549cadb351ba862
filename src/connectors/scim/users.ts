import { Refused, Unclear } from '../attempt'
import type { Client } from './client'
import { isActive, type Resource } from './resource'
import { findNamed, search } from './search'
import { type Settled, settle } from './settle'

/**
 * A user that an administrator named. One that is not there any more may have been renamed, and
 * still hold the right: so this is a refusal, and never "gone".
 */
export async function existingUser(client: Client, userName: string): Promise<Resource> {
  const user = await findNamed(client, 'Users', 'userName', userName)
  if (!user) throw new Refused(`There is no user ${userName}; deleted or renamed, perhaps.`)
  return user
}

/** The user of a lease, by its mark, so that another name does not hide it. */
export async function markedUser(
  client: Client,
  mark: string,
  userName: string,
): Promise<Resource | null> {
  const [marked, second] = await search(client, 'Users', 'externalId', mark)
  if (second) throw new Refused(`More than one user has the external id ${mark}.`)
  if (marked) return marked
  const stranger = await findNamed(client, 'Users', 'userName', userName)
  if (stranger && stranger.said.externalId !== mark)
    throw new Refused(`The user ${userName} was not made by Hallpass.`)
  return stranger
}

export function isEnabled(user: Resource): boolean {
  const active = isActive(user)
  if (active === null) throw new Refused('The server does not say whether the user is active.')
  return active
}

/** Makes a user active or inactive, and reads back. */
export function setActive(
  client: Client,
  { id }: Resource,
  active: boolean,
): Promise<Settled<Resource>> {
  const patch = (operation: object) => (user: Resource) =>
    client.patch('Users', user, { op: 'replace', ...operation })
  return settle({
    read: () => stillThere(client, id),
    isAsWanted: (user) => isActive(user) === active,
    tries: [patch({ path: 'active', value: active }), patch({ value: { active } })],
    lastResort: (user) => client.replace('Users', user, { active }),
  })
}

async function stillThere(client: Client, id: string): Promise<Resource> {
  const user = await client.read('Users', id)
  if (!user) throw new Unclear('The user disappeared meanwhile.')
  return user
}
