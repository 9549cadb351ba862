import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowShortly, fromAskingToEnd, type Lent } from './lending.ts'
import { Stage } from './stage.ts'

const RESOURCE = 'prod-shop-office'

type Row = { readonly id: string; readonly [name: string]: unknown }

describe('an application whose users are kept by SCIM', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await Stage.open()
    await allowShortly(stage, RESOURCE)
  })
  afterAll(() => stage?.close())

  /** What the application has, read beside the product. */
  async function find(kind: string, name: string): Promise<Row | undefined> {
    const { baseUrl, token } = stage.world.scim
    const response = await fetch(`${baseUrl}/${kind}?count=200`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { Resources } = (await response.json()) as { Resources: Row[] }
    return Resources.find((row) => row.userName === name || row.displayName === name)
  }

  async function isMember(userName: string, groupName: string): Promise<boolean> {
    const [user, group] = [await find('Users', userName), await find('Groups', groupName)]
    const members = (group?.members ?? []) as { value: string }[]
    return members.some(({ value }) => value === user?.id)
  }

  async function maySignIn(userName: string, password: string): Promise<boolean> {
    const { status } = await fetch(`${stage.world.scim.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    })
    return status === 200
  }

  const accounts: readonly Lent[] = [
    {
      account: 'emergency',
      mode: 'enable',
      isOpen: async (_, username) => (await find('Users', username))?.active === true,
    },
    {
      account: 'admin',
      mode: 'elevate',
      isOpen: (_, username) => isMember(username, 'shop-admins'),
    },
    {
      account: 'support',
      mode: 'provision',
      isOpen: async (secret, username) =>
        (await maySignIn(username, secret)) && (await isMember(username, 'shop-support')),
    },
  ]

  it('opens each mode while it is held, and has none of it when the time is up', async () => {
    const before = await find('Users', 'shop-emergency')
    expect(before?.active).toBe(false)
    await Promise.all(accounts.map((each) => fromAskingToEnd(stage, RESOURCE, each)))
    expect(await find('Users', 'shop-emergency')).toMatchObject({ active: false })
    const { baseUrl, token } = stage.world.scim
    const left = await fetch(`${baseUrl}/Users?count=200`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(await left.text()).not.toContain('hallpass:lea_')
  })
})
