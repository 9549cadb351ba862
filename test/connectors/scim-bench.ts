import { inject } from 'vitest'
import type { ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { newUserNameOf, userNameOf } from '../../src/connectors/scim/account'
import type { AccessMode, AccountSettings } from '../../src/domain/account'

export const world = inject('world').scim

export const BEARER: ConnectorSettings = {
  baseUrl: world.baseUrl,
  access: 'bearer',
  token: world.token,
}

export const OAUTH: ConnectorSettings = {
  baseUrl: world.baseUrl,
  access: 'oauth',
  tokenUrl: world.client.tokenUrl,
  clientId: world.client.id,
  clientSecret: world.client.secret,
}

type Row = { readonly id: string; readonly [name: string]: unknown }

/** What a user who was not made by Hallpass signs in with. */
const OWN_PASSWORD = 'own-password'

/** A lease that nobody has had yet, of users and groups of its own. */
export async function freshCall(
  mode: AccessMode,
  settings: ConnectorSettings = BEARER,
): Promise<TargetCall> {
  const group = `group ${randomKey()}`
  const userName = `user ${randomKey()}`
  if (mode !== 'enable') await make('Groups', { displayName: group })
  if (mode !== 'provision')
    await make('Users', { userName, active: mode === 'elevate', password: OWN_PASSWORD })
  const accounts: { readonly [mode in AccessMode]?: AccountSettings } = {
    enable: { userName },
    elevate: { userName, group },
    provision: { userNameTemplate: '{{lease}}@example.test', groups: [group] },
  }
  return {
    settings,
    account: { name: 'admin', mode, settings: accounts[mode] ?? {} },
    lease: { resourceKey: randomKey(), fence: 1, endsAt: Date.now() + 3_600_000 },
    secret: `holder-${crypto.randomUUID()}`,
    deadlineMs: 10_000,
  }
}

/** Signs in at the application and sees whether the account's group comes with it. */
export async function mayEnter({ account, lease, secret }: TargetCall): Promise<boolean> {
  const { mode, settings } = account
  const isNew = mode === 'provision'
  const response = await fetch(`${world.url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      userName: isNew ? newUserNameOf(settings, lease) : userNameOf(settings),
      password: isNew ? secret : OWN_PASSWORD,
    }),
  })
  if (response.status !== 200) return false
  const { groups } = await response.json<{ groups: string[] }>()
  const wanted = [settings.group ?? settings.groups ?? []].flat() as string[]
  return wanted.every((each) => groups.includes(each))
}

export async function giveBefore({ account: { mode, settings } }: TargetCall): Promise<void> {
  const user = await find('Users', 'userName', userNameOf(settings))
  if (mode === 'enable') return patch('Users', user.id, { op: 'replace', value: { active: true } })
  const group = await find('Groups', 'displayName', String(settings.group))
  await patch('Groups', group.id, { op: 'add', path: 'members', value: [{ value: user.id }] })
}

export async function make(kind: string, body: object): Promise<Row> {
  const name = kind === 'Users' ? 'User' : 'Group'
  const schemas = [`urn:ietf:params:scim:schemas:core:2.0:${name}`]
  return (await request('POST', `/${kind}`, { schemas, ...body })) as Row
}

export async function find(kind: string, attribute: string, value: string): Promise<Row> {
  const filter = encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`)
  const { Resources } = (await request('GET', `/${kind}?filter=${filter}`)) as { Resources: Row[] }
  const [row] = Resources
  if (!row) throw new Error(`There is nobody with the ${attribute} ${value}.`)
  return (await request('GET', `/${kind}/${row.id}`)) as Row
}

export function patch(kind: string, id: string, operation: object): Promise<void> {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
  return request('PATCH', `/${kind}/${id}`, { schemas, Operations: [operation] }) as Promise<void>
}

/** Beside the connector, with the world's own token. */
async function request(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(world.baseUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${world.token}`,
      'content-type': 'application/scim+json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

export function randomKey(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 20)
}
