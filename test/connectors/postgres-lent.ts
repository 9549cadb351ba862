import { Client, escapeIdentifier } from 'pg'
import { expect } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { existingRoleOf } from '../../src/connectors/postgres/account'
import { postgres } from '../../src/connectors/postgres/postgres'
import type { AccessMode } from '../../src/domain/account'
import { asSuperuser, freshCall, type PostgresBench, randomKey, world } from './postgres-bench'

export type LentMode = Extract<AccessMode, 'enable' | 'elevate' | 'credential'>

const AT_REST: { readonly [mode in LentMode]: string } = {
  enable: 'NOLOGIN',
  elevate: `LOGIN PASSWORD 'own-password'`,
  credential: `LOGIN PASSWORD 'of-the-time-before'`,
}

/** What the broker needs besides, where it lends roles that are there already. */
export async function mayLend(bench: PostgresBench): Promise<PostgresBench> {
  await asSuperuser(`GRANT pg_signal_backend TO ${escapeIdentifier(bench.brokerName)}`)
  return bench
}

/** A lease of a role that was just made for it, as an administrator would have it at rest. */
export async function lentCall(bench: PostgresBench, mode: LentMode): Promise<TargetCall> {
  const role = `Lent "${randomKey()}"`
  await asSuperuser(`CREATE ROLE ${escapeIdentifier(role)} ${AT_REST[mode]};
    GRANT ${escapeIdentifier(role)} TO ${escapeIdentifier(bench.brokerName)} WITH ADMIN OPTION`)
  const roles = mode === 'elevate' ? { roles: [bench.writers] } : {}
  return { ...freshCall(bench), account: { name: 'lent', mode, settings: { role, ...roles } } }
}

/** Logs in as the holder of a role that is lent. */
export async function enterLent(
  call: TargetCall,
  options: {
    readonly password?: string
    readonly database?: string
    readonly startup?: string
  } = {},
): Promise<Client> {
  const own = call.account.mode === 'elevate' ? 'own-password' : call.secret
  const client = new Client({
    host: world.host,
    port: world.port,
    user: existingRoleOf(call.account.settings),
    password: options.password ?? own,
    database: options.database ?? 'postgres',
    ...(options.startup && { options: options.startup }),
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** With a login of the holder's own it is what the lease adds that counts. */
export async function mayUseLent(call: TargetCall, password?: string): Promise<boolean> {
  try {
    const client = await enterLent(call, password === undefined ? {} : { password })
    const { roles } = call.account.settings
    const [role] = Array.isArray(roles) ? roles : []
    const isIn = role ? await becomes(client, role) : true
    await client.end()
    return isIn
  } catch {
    return false
  }
}

async function becomes(client: Client, role: string): Promise<boolean> {
  return client.query(`SET ROLE ${escapeIdentifier(role)}`).then(
    () => true,
    () => false,
  )
}

/** Gives the right as a database administrator would, without Hallpass. */
export async function giveByHand({ account }: TargetCall): Promise<void> {
  const role = escapeIdentifier(existingRoleOf(account.settings))
  const { roles } = account.settings
  const [group] = Array.isArray(roles) ? roles : []
  await asSuperuser(
    group ? `GRANT ${escapeIdentifier(group)} TO ${role}` : `ALTER ROLE ${role} LOGIN`,
  )
}

/** Lends it, which the test then takes for done. */
export async function granted(call: TargetCall): Promise<TargetCall> {
  const answer = await postgres.grant(call)
  expect(answer, JSON.stringify(answer)).toMatchObject({ outcome: 'done' })
  return call
}

export function roleOf({ account }: TargetCall): string {
  return escapeIdentifier(existingRoleOf(account.settings))
}

/** What the server has of a role. */
export function stateOf(role: string) {
  return asSuperuser(
    `SELECT rolcanlogin, rolpassword, rolvaliduntil::text, rolsuper, rolreplication,
       ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = a.oid) AS groups
     FROM pg_authid a WHERE rolname = '${role.replaceAll("'", "''")}'`,
  )
}
