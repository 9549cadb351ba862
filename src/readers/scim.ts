import { Attempt, Unclear } from '../connectors/attempt'
import type { ConnectorSettings, SettingField } from '../connectors/connector'
import { Client } from '../connectors/scim/client'
import { isActive, type Resource, valuesIn } from '../connectors/scim/resource'
import { listAll, search } from '../connectors/scim/search'
import { originOf, SERVER_FIELDS, serverOf } from '../connectors/scim/settings'
import { type Call, LONGEST_ANSWER, originIn, type ReadCall, type Reader } from './reader'

const FIELDS: readonly SettingField[] = [
  ...SERVER_FIELDS.filter(({ name }) => name !== 'signInUrl').map((field) =>
    field.name === 'token'
      ? { ...field, hint: 'For the access bearer. It only has to read users and groups.' }
      : field,
  ),
  {
    name: 'subject',
    label: 'What is the subject',
    hint: 'Which attribute of a user is the subject that people sign in with.',
    type: 'choice',
    required: false,
    choices: ['id', 'externalId'],
    default: 'id',
  },
]

/** A provider that shows its people by SCIM 2.0 (RFC 7644), of which Hallpass is a client. */
export const scimReader: Reader = {
  kind: 'scim',
  title: 'SCIM 2.0',
  settings: FIELDS,
  originsOf: (settings) => [
    originOf(settings),
    ...(settings.access === 'oauth' && settings.tokenUrl ? [originIn(settings.tokenUrl)] : []),
  ],
  misfit: () => null,
  nameOf: (_settings, _claims, subject) => subject,
  read: async ({ groups, ...call }) => {
    const client = clientOf(call)
    const users = await listAll(client, 'Users')
    const people = new Map(
      users.flatMap((user) => {
        const name = nameIn(user, call.settings)
        return name === null ? [] : [[name, isHere(user)] as const]
      }),
    )
    const names = new Map(users.map((user) => [user.id, nameIn(user, call.settings)]))
    return { people, groups: await groupsOf(client, users, names, groups) }
  },
  look: async (call, name) => {
    const client = clientOf(call)
    const found =
      call.settings.subject === 'externalId'
        ? await search(client, 'Users', 'externalId', name)
        : [await client.read('Users', name)].filter((user) => user !== null)
    if (found.length === 0) return 'gone'
    return found.some(isHere) ? 'active' : 'inactive'
  },
}

/** Either side may be the one that a server shows, and either is enough to be a member. */
async function groupsOf(
  client: Client,
  users: readonly Resource[],
  names: ReadonlyMap<string, string | null>,
  wanted: ReadCall['groups'],
) {
  if (wanted === null || wanted.length === 0) return []
  const listed = await listAll(client, 'Groups')
  const groups = listed.filter(({ id, said }) =>
    [id, said.displayName].some((each) => wanted.includes(String(each))),
  )
  const read = []
  for (const { id } of groups) {
    const group = await client.read('Groups', id)
    if (!group) throw new Unclear('A group disappeared while it was read.')
    const listed = valuesIn(group.said.members).map(({ value }) => String(value))
    const claimed = users.filter(({ said }) =>
      valuesIn(said.groups).some(({ value }) => value === id),
    )
    const members = [...listed, ...claimed.map((user) => user.id)].map((each) => names.get(each))
    read.push({
      id,
      name: String(group.said.displayName),
      members: new Set(members.filter((each) => typeof each === 'string')),
    })
  }
  return read
}

/** Whoever has nothing that could be a subject cannot be somebody here. */
function nameIn({ id, said }: Resource, { subject }: ConnectorSettings): string | null {
  if (subject !== 'externalId') return id
  return typeof said.externalId === 'string' && said.externalId !== '' ? said.externalId : null
}

/** `active` may be left out (RFC 7643, section 4.1.1); what is no answer settles nothing. */
function isHere(user: Resource): boolean {
  const active = isActive(user)
  if (active === null && user.said.active !== undefined)
    throw new Unclear('The server does not say whether a user is active.')
  return active !== false
}

function clientOf({ settings, deadlineMs }: Call): Client {
  return new Client(serverOf(settings), new Attempt(deadlineMs), LONGEST_ANSWER)
}
