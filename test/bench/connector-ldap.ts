import type { ConnectorSettings } from '../../src/connectors/connector.ts'
import type { Session } from '../../src/connectors/ldap/session.ts'
import type { AccountSettings } from '../../src/domain/account.ts'
import type { LdapFacts } from '../world/slapd.ts'
import type { WorldFacts } from '../world/world.ts'
import { callFor, type Measured } from './connectors.ts'
import { Attempt, ldap, ldapServerOf, withLdapSession } from './core.ts'

const MODES = ['provision', 'enable', 'elevate', 'credential'] as const
type Mode = (typeof MODES)[number]

/** The directory of the world, where slapd is installed, with an entry of its own for each lease. */
export async function ldapTarget({ ldap: facts }: WorldFacts): Promise<readonly Measured[]> {
  if (!facts) return []
  return MODES.map((mode) => ({
    connector: ldap,
    mode,
    calls: async (count) => {
      const settings = await as(facts, (session) => prepared(session, facts, mode, count))
      const where = settingsFor(facts, facts.broker)
      return settings.map((each, fence) => callFor(where, mode, fence, each))
    },
  }))
}

async function prepared(
  session: Session,
  { base, broker }: LdapFacts,
  mode: Mode,
  count: number,
): Promise<readonly AccountSettings[]> {
  const people = `ou=people,${base}`
  if (mode === 'provision') return Array.from({ length: count }, () => ({ base: people }))
  const group = `cn=bench,ou=groups,${base}`
  if (mode === 'elevate')
    await session.add(group, { objectClass: ['groupOfNames'], cn: ['bench'], member: [broker.dn] })
  const users: string[] = []
  for (let index = 0; index < count; index++) {
    const uid = `bench-${mode}-${index}`
    const dn = `uid=${uid},${people}`
    await session.add(dn, { objectClass: ['inetOrgPerson'], uid: [uid], cn: [uid], sn: [uid] })
    const values = ['000001010000Z']
    if (mode === 'enable')
      await session.modify(dn, [{ operation: 'replace', type: 'pwdAccountLockedTime', values }])
    users.push(dn)
  }
  return users.map((user) => (mode === 'elevate' ? { user, group } : { user }))
}

function as<T>(facts: LdapFacts, work: (session: Session) => Promise<T>): Promise<T> {
  const server = ldapServerOf(settingsFor(facts, facts.admin))
  return withLdapSession(server, new Attempt(60_000), work)
}

function settingsFor({ host, port }: LdapFacts, login: LdapFacts['admin']): ConnectorSettings {
  const where = { host, port: String(port), tls: 'disable' }
  return { ...where, bindDn: login.dn, bindPassword: login.password }
}
