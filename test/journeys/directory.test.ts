import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Attempt } from '../../src/connectors/attempt'
import { textsOf } from '../../src/connectors/ldap/protocol'
import { type Session, withSession } from '../../src/connectors/ldap/session'
import { serverOf } from '../../src/connectors/ldap/settings'
import { lacks } from '../support/programs.ts'
import type { LdapFacts } from '../world/slapd.ts'
import { ADMINS, EMERGENCY, MAINTENANCE, SUPPORT } from '../world/slapd-tree.ts'
import { allowShortly, fromAskingToEnd, type Lent } from './lending.ts'
import { Stage } from './stage.ts'

const RESOURCE = 'prod-directory'

describe.skipIf(lacks('slapd'))('a directory', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await Stage.open()
    await allowShortly(stage, RESOURCE)
  })
  afterAll(() => stage?.close())

  function as<T>(dn: string, password: string, work: (session: Session) => Promise<T>): Promise<T> {
    const { host, port } = stage.world.ldap as LdapFacts
    const settings = {
      host,
      port: String(port),
      tls: 'disable',
      bindDn: dn,
      bindPassword: password,
    }
    return withSession(serverOf(settings), new Attempt(10_000), work)
  }

  /** What the directory has, read beside the product. */
  async function read(dn: string, attribute: string): Promise<readonly string[] | null> {
    const { admin } = stage.world.ldap as LdapFacts
    const entry = await as(admin.dn, admin.password, (session) => session.read(dn))
    return entry && textsOf(entry, attribute)
  }

  function mayLogIn(dn: string, password: string): Promise<boolean> {
    return as(dn, password, async () => true).catch(() => false)
  }

  const accounts: readonly Lent[] = [
    {
      account: 'emergency',
      mode: 'enable',
      isOpen: async () => (await read(EMERGENCY, 'pwdAccountLockedTime'))?.length === 0,
    },
    {
      account: 'admin',
      mode: 'elevate',
      isOpen: async (_, username) => (await read(ADMINS, 'member'))?.includes(username) === true,
    },
    {
      account: 'maintenance',
      mode: 'credential',
      isOpen: (secret) => mayLogIn(MAINTENANCE, secret),
    },
    {
      account: 'support',
      mode: 'provision',
      isOpen: async (secret, username) => {
        const { base } = stage.world.ldap as LdapFacts
        const isMember = (await read(SUPPORT, 'memberUid'))?.includes(username) === true
        return isMember && (await mayLogIn(`uid=${username},ou=people,${base}`, secret))
      },
    },
  ]

  it('opens each mode while it is held, and has none of it when the time is up', async () => {
    expect(await read(EMERGENCY, 'pwdAccountLockedTime')).toHaveLength(1)
    await Promise.all(accounts.map((each) => fromAskingToEnd(stage, RESOURCE, each)))
    expect(await read(EMERGENCY, 'pwdAccountLockedTime')).toHaveLength(1)
    expect(await read(SUPPORT, 'memberUid')).toEqual([])
  })
})
