import { describe, expect, it } from 'vitest'
import { sameDn } from '../../src/connectors/ldap/dn'

describe('a distinguished name', () => {
  it.each([
    ['uid=ana,ou=people,dc=example', 'UID = Ana , OU=People, DC=Example'],
    ['cn=Müller\\, Ana,dc=example', 'cn=M\\C3\\BCller\\2C  Ana,dc=example'],
    ['cn=a+uid=b,dc=example', 'uid=B+CN=A,dc=example'],
  ])('is the same as another way of writing it: %s', (one, other) => {
    expect(sameDn(one)).toBe(sameDn(other))
  })

  it.each([
    ['cn=a\\,b,dc=example', 'cn=a,b,dc=example'],
    ['cn=a\\+uid=b,dc=example', 'cn=a+uid=b,dc=example'],
    ['uid=ana,ou=people,dc=example', 'uid=ana,ou=others,dc=example'],
  ])('is not the same as what only looks like it: %s', (one, other) => {
    expect(sameDn(one)).not.toBe(sameDn(other))
  })
})
