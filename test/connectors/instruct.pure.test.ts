import { describe, expect, it } from 'vitest'
import type { Connector, TargetCall } from '../../src/connectors/connector'
import { ldap } from '../../src/connectors/ldap/ldap'
import { scim } from '../../src/connectors/scim/scim'
import type { AccessMode, AccountSettings } from '../../src/domain/account'

describe('what a holder is told', () => {
  const directory = { user: 'uid=ana,dc=example', group: 'cn=ops,dc=example', base: 'dc=example' }
  const app = { userName: 'ana', group: 'ops' }

  it.each<[string, Connector, AccountSettings, AccessMode, boolean]>([
    ['SCIM', scim, app, 'enable', false],
    ['SCIM', scim, app, 'elevate', false],
    ['SCIM', scim, app, 'provision', true],
    ['LDAP', ldap, directory, 'enable', false],
    ['LDAP', ldap, directory, 'elevate', false],
    ['LDAP', ldap, directory, 'provision', true],
    ['LDAP', ldap, directory, 'credential', true],
  ])('%s shows a password only where it opens something', (_, connector, settings, mode, shows) => {
    const guide = connector.instruct(callOf(mode, settings))
    expect(guide.usesOwnLogin ?? false).toBe(!shows)
    expect(guide.lines.join(' ').includes('with the password shown here')).toBe(shows)
  })
})

function callOf(mode: AccessMode, settings: AccountSettings): TargetCall {
  return {
    settings: { host: 'ldap.example', baseUrl: 'https://app.example/scim' },
    account: { name: 'admin', mode, settings },
    lease: { resourceKey: 'abcd', fence: 1, endsAt: 0 },
    secret: 'a secret',
    deadlineMs: 1,
  }
}
