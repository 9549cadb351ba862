import { describe, expect, it } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { ldap } from '../../src/connectors/ldap/ldap'
import { newEntryOf } from '../../src/connectors/ldap/new-entry'
import {
  adding,
  asAdmin,
  directory,
  freshCall,
  type GroupKind,
  lists,
  makeGroup,
  makePerson,
  mayLogIn,
  randomKey,
  replacing,
  settingsOf,
  withSlapd,
} from './ldap-bench'

const matching = (pattern: RegExp) => expect.stringMatching(pattern)

async function goesRound(call: TargetCall): Promise<void> {
  expect(await ldap.inspect(call)).toMatchObject({ outcome: 'clean' })
  expect(await ldap.grant(call)).toMatchObject({ outcome: 'done' })
  expect(await ldap.inspect(call)).toMatchObject({ outcome: 'held' })
  expect(await ldap.revoke(call)).toMatchObject({ outcome: 'done' })
  expect(await ldap.inspect(call)).toMatchObject({ outcome: 'clean' })
}

withSlapd('granting and revoking over LDAP', () => {
  describe('granting and revoking over LDAP', () => {
    it.each<GroupKind>(['groupOfNames', 'groupOfUniqueNames', 'posixGroup'])(
      'lists members as a %s lists them',
      async (kind) => {
        for (const mode of ['elevate', 'provision'] as const)
          await goesRound(await freshCall(mode, kind))
      },
    )

    it('leaves the other members of a group where they are', async () => {
      const call = await freshCall('elevate')
      const other = await makePerson(`other-${randomKey()}`, false)
      const group = String(call.account.settings.group)
      await asAdmin((session) => session.modify(group, [adding('member', other)]))
      await goesRound(call)
      expect(await lists(group, other)).toBe(true)
    })

    it('says so where a group would be left without a member', async () => {
      const call = await freshCall('elevate')
      const user = String(call.account.settings.user)
      const group = await makeGroup('groupOfNames', user)
      const account = { ...call.account, settings: { user, group } }
      expect(await ldap.revoke({ ...call, account })).toMatchObject({
        outcome: 'refused',
        message: matching(/\[65\]/),
      })
      expect(await ldap.inspect({ ...call, account })).toMatchObject({ outcome: 'held' })
    })

    it.each(['enable', 'elevate', 'credential'] as const)(
      'never takes an entry that was renamed for gone (%s)',
      async (mode) => {
        const call = await freshCall(mode)
        await ldap.grant(call)
        await asAdmin((session) => session.delete(String(call.account.settings.user)))
        const taken =
          mode === 'credential' ? ldap.rotate?.({ ...call, fresh: 'x' }) : ldap.revoke(call)
        for (const answer of [await ldap.inspect(call), await taken])
          expect(answer).toMatchObject({ outcome: 'refused', message: matching(/renamed/) })
      },
    )

    it('leaves an entry alone that merely has the name', async () => {
      const call = await freshCall('provision')
      const { dn, login } = newEntryOf(call)
      await makePerson(login, false)
      for (const verb of ['grant', 'revoke', 'inspect'] as const)
        expect(await ldap[verb](call)).toMatchObject({
          outcome: 'refused',
          message: matching(/not made by Hallpass/),
        })
      expect(await asAdmin((session) => session.read(dn))).not.toBeNull()
    })

    it('shuts the door of an entry that cannot be deleted, and says why', async () => {
      const call = await freshCall('provision')
      await ldap.grant(call)
      const { dn } = newEntryOf(call)
      const below = { objectClass: ['inetOrgPerson'], uid: ['x'], cn: ['x'], sn: ['x'] }
      await asAdmin((session) => session.add(`uid=x,${dn}`, below))
      expect(await ldap.revoke(call)).toMatchObject({
        outcome: 'refused',
        message: matching(/entries below it/),
      })
      expect(await mayLogIn(dn, call.secret)).toBe(false)
      expect(await ldap.inspect(call)).toMatchObject({ outcome: 'held' })
      await asAdmin((session) => session.delete(`uid=x,${dn}`))
      expect(await ldap.revoke(call)).toMatchObject({ outcome: 'done' })
    })

    it('stores the password of a lease in no readable form', async () => {
      const call = await freshCall('credential')
      await ldap.grant(call)
      const entry = await asAdmin((session) => session.read(String(call.account.settings.user)))
      const stored = entry?.attributes.get('userpassword')?.join() ?? ''
      expect(stored).toMatch(/^\{SSHA\}/)
    })

    it('takes another attribute for the mark of a disabled entry, where settings say so', async () => {
      const call = await freshCall('enable')
      const user = String(call.account.settings.user)
      const settings = { ...call.settings, lockAttribute: 'employeeType', lockValue: 'disabled' }
      await asAdmin((session) => session.modify(user, [replacing('employeeType', 'Disabled')]))
      await goesRound({ ...call, settings })
    })

    it('refuses what it may not change, and says so', async () => {
      const call = await freshCall('elevate')
      const user = String(call.account.settings.user)
      const settings = { ...call.settings, bindDn: user, bindPassword: 'own-password' }
      expect(await ldap.grant({ ...call, settings })).toMatchObject({
        outcome: 'refused',
        message: matching(/\[50\]/),
      })
    })

    it('never reads "clean" where it may not look', async () => {
      const call = await freshCall('elevate')
      await ldap.grant(call)
      const { dn } = { dn: String(call.account.settings.group) }
      const settings = { ...call.settings, bindDn: dn, bindPassword: 'nothing' }
      expect(await ldap.inspect({ ...call, settings })).toMatchObject({ outcome: 'refused' })
    })
  })

  describe('LDAP settings', () => {
    const good = settingsOf(directory())

    it.each([
      ['no host', { host: '' }, /no usable host/],
      ['a host that is an address of a page', { host: 'ldap://a' }, /\[|failed|host/],
      ['a port that is none', { port: '70000' }, /port/],
      ['no password, which would be a bind as nobody', { bindPassword: '' }, /no password/],
      ['a wrong password', { bindPassword: 'wrong' }, /credentials/],
      ['an attribute that is none', { lockAttribute: 'a=b' }, /name of an attribute/],
      ['an attribute without a value', { lockAttribute: 'a' }, /no value/],
    ])('with %s are refused, in a sentence', async (_, change, problem) => {
      const answer = await ldap.rehearse({ settings: { ...good, ...change }, deadlineMs: 5_000 })
      expect(answer).toEqual({ works: false, problems: [matching(problem)] })
    })

    const base = directory().base
    it.each([
      ['enable', { user: `uid=nobody,${base}` }, /no entry uid=nobody/],
      ['credential', { user: 'nonsense' }, /not a distinguished name/],
      ['elevate', { user: directory().broker.dn, group: `cn=none,${base}` }, /no group cn=none/],
      ['provision', { base: `ou=none,${base}` }, /no entry ou=none/],
      ['provision', { base, groups: [`cn=none,${base}`] }, /no group cn=none/],
    ] as const)(
      'of an account that cannot work (%s) are refused',
      async (mode, settings, problem) => {
        const account = { mode, settings }
        const answer = await ldap.rehearse({ settings: good, account, deadlineMs: 5_000 })
        expect(answer).toEqual({ works: false, problems: [matching(problem)] })
      },
    )

    it('of Active Directory without TLS are refused where a password is set', async () => {
      const settings = { ...good, directory: 'active-directory' }
      const account = { mode: 'credential', settings: { user: directory().broker.dn } } as const
      const answer = await ldap.rehearse({ settings, account, deadlineMs: 5_000 })
      expect(answer).toEqual({ works: false, problems: [matching(/encrypted/)] })
    })

    it('say what is there, where they work', async () => {
      const { settings, account } = await freshCall('enable')
      expect(await ldap.rehearse({ settings, account, deadlineMs: 5_000 })).toEqual({
        works: true,
        found: matching(/^cn=hallpass,.* may log in\. uid=.* is disabled now\.$/),
      })
    })

    it('name the origin that is reached, and whether that is without TLS', () => {
      expect(ldap.originOf({ host: 'a.example' })).toBe('ldaps://a.example:636')
      expect(ldap.originOf({ host: '::1', tls: 'disable' })).toBe('ldap://[::1]:389')
      expect(ldap.isPlain({ host: 'a.example' })).toBe(false)
      expect(ldap.isPlain({ host: 'a.example', tls: 'disable' })).toBe(true)
    })
  })
})
