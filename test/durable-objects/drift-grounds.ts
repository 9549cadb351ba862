import { escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { markOf as descriptionOf } from '../../src/connectors/ldap/account'
import { ldap } from '../../src/connectors/ldap/ldap'
import { newEntryOf } from '../../src/connectors/ldap/new-entry'
import { existingRoleOf } from '../../src/connectors/postgres/account'
import { markOf as commentOf, roleNameOf } from '../../src/connectors/postgres/names'
import { postgres } from '../../src/connectors/postgres/postgres'
import { markOf as externalIdOf, newUserNameOf } from '../../src/connectors/scim/account'
import { scim } from '../../src/connectors/scim/scim'
import * as directory from '../connectors/ldap-bench'
import * as database from '../connectors/postgres-bench'
import { lentCall, mayLend } from '../connectors/postgres-lent'
import * as app from '../connectors/scim-bench'
import type { Ground } from './drift-stage'

const POSTGRESQL: Ground = {
  connector: postgres,
  freshCall: async (mode) => {
    const bench = await database.buildPostgresBench()
    return mode === 'enable' ? lentCall(await mayLend(bench), mode) : database.freshCall(bench)
  },
  has: ({ lease }) => isRole(roleNameOf(lease)),
  imitate: async ({ lease }) => {
    const name = `somebody_${database.randomKey()}`
    await database.asSuperuser(
      `CREATE ROLE ${name} LOGIN; COMMENT ON ROLE ${name} IS '${commentOf(lease)}'`,
    )
    return () => isRole(name)
  },
  giveBefore: async ({ account }) => {
    const role = escapeIdentifier(existingRoleOf(account.settings))
    await database.asSuperuser(`ALTER ROLE ${role} LOGIN`)
  },
}

const SCIM: Ground = {
  connector: scim,
  freshCall: (mode) => app.freshCall(mode),
  has: ({ account, lease }) => isUser(newUserNameOf(account.settings, lease)),
  imitate: async ({ lease }) => {
    const userName = `somebody ${app.randomKey()}`
    await app.make('Users', { userName, active: true, externalId: externalIdOf(lease) })
    return () => isUser(userName)
  },
  giveBefore: app.giveBefore,
}

const LDAP: Ground = {
  connector: ldap,
  freshCall: directory.freshCall,
  has: (call) => isEntry(newEntryOf(call).dn),
  imitate: async ({ lease }) => {
    const dn = await directory.makePerson(`somebody-${directory.randomKey()}`, false)
    await directory.asAdmin((session) =>
      session.modify(dn, [directory.adding('description', descriptionOf(lease))]),
    )
    return () => isEntry(dn)
  },
  giveBefore: directory.giveBefore,
}

/** Every kind of target that shows what was made there, as far as its program is here. */
export const GROUNDS: readonly (readonly [name: string, ground: Ground])[] = [
  ['PostgreSQL', POSTGRESQL],
  ['SCIM', SCIM],
  ...(inject('world').ldap ? [['LDAP', LDAP] as const] : []),
]

async function isRole(name: string): Promise<boolean> {
  const found = await database.asSuperuser(`SELECT FROM pg_roles WHERE rolname = '${name}'`)
  return found.length > 0
}

function isUser(userName: string): Promise<boolean> {
  return app.find('Users', 'userName', userName).then(
    () => true,
    () => false,
  )
}

function isEntry(dn: string): Promise<boolean> {
  return directory.asAdmin(async (session) => (await session.read(dn)) !== null)
}
