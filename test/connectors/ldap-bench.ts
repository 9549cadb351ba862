import { describe, inject, it } from 'vitest'
import { Attempt } from '../../src/connectors/attempt'
import type { ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { newEntryOf } from '../../src/connectors/ldap/new-entry'
import { type Change, textsOf } from '../../src/connectors/ldap/protocol'
import { type Session, withSession } from '../../src/connectors/ldap/session'
import { serverOf } from '../../src/connectors/ldap/settings'
import type { AccessMode, AccountSettings } from '../../src/domain/account'

type World = NonNullable<ReturnType<typeof inject<'world'>>['ldap']>

const world = inject('world').ldap

/** The world has a directory where slapd is installed; in CI it refuses to start without one. */
export function withSlapd(name: string, tests: (ldap: World) => void): void {
  if (world) tests(world)
  else describe(name, () => it.skip('needs slapd: apt-get install slapd', () => undefined))
}

export function directory(): World {
  if (!world) throw new Error('There is no slapd here.')
  return world
}

export function settingsOf({ host, port, broker }: World): ConnectorSettings {
  const where = { host, port: String(port), tls: 'disable' }
  return { ...where, bindDn: broker.dn, bindPassword: broker.password }
}

/** What somebody logs in with who was not made by Hallpass. */
export const OWN_PASSWORD = 'own-password'

/** How a kind of group lists its members. */
export type GroupKind = 'groupOfNames' | 'groupOfUniqueNames' | 'posixGroup'

/** A lease that nobody has had yet, of entries of its own. */
export async function freshCall(
  mode: AccessMode,
  kind: GroupKind = 'groupOfNames',
): Promise<TargetCall> {
  const ldap = directory()
  // A posixGroup lists names of ASCII only.
  const uid = `u ${randomKey()}, "odd" (and) \\ long${kind === 'posixGroup' ? '' : ' é'}`
  const user = mode === 'provision' ? '' : await makePerson(uid, mode === 'enable')
  const group = mode === 'elevate' || mode === 'provision' ? await makeGroup(kind) : ''
  const accounts: { readonly [mode in AccessMode]?: AccountSettings } = {
    enable: { user },
    credential: { user },
    elevate: { user, group },
    provision: { base: `ou=people,${ldap.base}`, groups: [group] },
  }
  return {
    settings: settingsOf(ldap),
    account: { name: 'admin', mode, settings: accounts[mode] ?? {} },
    lease: { resourceKey: randomKey(), fence: 1, endsAt: Date.now() + 3_600_000 },
    secret: `holder-${crypto.randomUUID()}`,
    deadlineMs: 10_000,
  }
}

export async function makePerson(uid: string, isLocked: boolean): Promise<string> {
  const dn = `uid=${escaped(uid)},ou=people,${directory().base}`
  await asAdmin(async (session) => {
    await session.add(dn, {
      objectClass: ['inetOrgPerson'],
      uid: [uid],
      cn: [uid],
      sn: [uid],
      userPassword: [OWN_PASSWORD],
    })
    if (isLocked) await session.modify(dn, [replacing('pwdAccountLockedTime', '000001010000Z')])
  })
  return dn
}

export async function makeGroup(kind: GroupKind, member = directory().broker.dn): Promise<string> {
  const cn = `g-${randomKey()}`
  const dn = `cn=${cn},ou=groups,${directory().base}`
  const members = {
    groupOfNames: { member: [member] },
    groupOfUniqueNames: { uniqueMember: [member] },
    posixGroup: { gidNumber: ['7001'] },
  }
  await asAdmin((session) => session.add(dn, { objectClass: [kind], cn: [cn], ...members[kind] }))
  return dn
}

/** Logs in and sees whether the account's groups list who did. */
export async function mayEnter(call: TargetCall): Promise<boolean> {
  const { mode, settings } = call.account
  const dn = mode === 'provision' ? newEntryOf(call).dn : String(settings.user)
  const password = mode === 'enable' || mode === 'elevate' ? OWN_PASSWORD : call.secret
  const groups = [settings.group ?? settings.groups ?? []].flat() as string[]
  if (!(await mayLogIn(dn, password))) return false
  for (const group of groups) if (!(await lists(group, dn))) return false
  return true
}

export async function mayLogIn(dn: string, password: string): Promise<boolean> {
  const server = serverOf({ ...settingsOf(directory()), bindDn: dn, bindPassword: password })
  return withSession(server, new Attempt(5_000), async () => true).catch(() => false)
}

export async function giveBefore({ account: { mode, settings } }: TargetCall): Promise<void> {
  const user = String(settings.user)
  await asAdmin((session) =>
    mode === 'enable'
      ? session.modify(user, [replacing('pwdAccountLockedTime')])
      : session.modify(String(settings.group), [adding('member', user)]),
  )
}

export function asAdmin<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const { dn, password } = directory().admin
  const server = serverOf({ ...settingsOf(directory()), bindDn: dn, bindPassword: password })
  return withSession(server, new Attempt(10_000), work)
}

export function replacing(type: string, ...values: string[]): Change {
  return { operation: 'replace', type, values }
}

export function adding(type: string, ...values: string[]): Change {
  return { operation: 'add', type, values }
}

export function lists(group: string, dn: string): Promise<boolean> {
  return asAdmin(async (session) => {
    const [entry, user] = [await session.read(group), await session.read(dn)]
    if (!entry || !user) return false
    const [uid = ''] = textsOf(user, 'uid')
    const byDn = [...textsOf(entry, 'member'), ...textsOf(entry, 'uniqueMember')]
    return byDn.some((each) => isSameDn(each, dn)) || textsOf(entry, 'memberUid').includes(uid)
  })
}

/** Servers write the same DN in more than one way; the key in it is the test's own. */
function isSameDn(one: string, other: string): boolean {
  const keyIn = (dn: string) => /[0-9a-f]{16}/.exec(dn)?.[0]
  return keyIn(one) !== undefined && keyIn(one) === keyIn(other)
}

/** RFC 4514, section 2.4. */
function escaped(value: string): string {
  return value.replace(/[\\,+"<>;=]/g, (sign) => `\\${sign}`)
}

export function randomKey(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 16)
}
