import { describe, expect, it } from 'vitest'
import {
  allowedBy,
  may,
  mayGive,
  mayOn,
  maySomewhere,
  reachOf,
} from '../../../src/domain/permission/may'
import {
  ALL_PERMISSIONS,
  isByResource,
  type Permission,
} from '../../../src/domain/permission/permission'
import { BUILT_IN } from '../../../src/domain/permission/role'
import { coversScope, isWithin, type Scope, scopeOf } from '../../../src/domain/permission/scope'

const PROD = { name: 'prod-db', tags: ['pci'] }
const TEST = { name: 'test-db', tags: [] }
const READ: Permission = 'read-history'

const given = (scope: string, ...permissions: Permission[]) => ({ scope, permissions })

describe('what somebody may', () => {
  it('is everywhere what was given for everything', () => {
    const allowed = allowedBy([given('', READ), given('', 'manage-policies', READ)])
    expect(allowed).toEqual({ permissions: [READ, 'manage-policies'], limited: [] })
    expect(mayOn(allowed, READ, PROD)).toBe(true)
  })

  it('is on some resources only what was given for these', () => {
    const allowed = allowedBy([given('resources:prod-*', READ)])
    expect([mayOn(allowed, READ, PROD), mayOn(allowed, READ, TEST)]).toEqual([true, false])
    expect([may(allowed, READ), maySomewhere(allowed, READ)]).toEqual([false, true])
    expect(mayOn(allowed, 'force-close', PROD)).toBe(false)
    expect(reachOf(allowed, READ)).toEqual([{ kind: 'resources', glob: 'prod-*' }])
  })

  it('goes by tags, too', () => {
    const allowed = allowedBy([given('tag:pci', READ)])
    expect([mayOn(allowed, READ, PROD), mayOn(allowed, READ, TEST)]).toEqual([true, false])
  })

  it('is nothing where a scope cannot be read, or is about no resource', () => {
    for (const scope of ['resources:', 'resources:{a,b}', 'tag:a b', 'prod-*', ':', 'all'])
      expect(maySomewhere(allowedBy([given(scope, READ)]), READ), scope).toBe(false)
    for (const permission of ALL_PERMISSIONS.filter((each) => !isByResource(each)))
      expect(maySomewhere(allowedBy([given('tag:pci', permission)]), permission)).toBe(false)
  })
})

describe('giving', () => {
  const root = allowedBy([given('', ...BUILT_IN.administrator.permissions)])
  const keeper = allowedBy([given('', 'manage-roles'), given('resources:prod-*', READ)])

  it('is for whoever has everything that is given', () => {
    expect(mayGive(root, ALL_PERMISSIONS, '')).toBe(true)
    expect(mayGive(keeper, ['manage-roles'], '')).toBe(true)
    expect(mayGive(keeper, ['manage-roles', 'manage-policies'], '')).toBe(false)
  })

  it('is for no more resources than one has it for', () => {
    expect(mayGive(keeper, [READ], 'resources:prod-*')).toBe(true)
    expect(mayGive(keeper, [READ], 'resources:prod-eu-*')).toBe(true)
    for (const scope of ['', 'resources:*', 'resources:pro*', 'tag:pci', 'nonsense'])
      expect(mayGive(keeper, [READ], scope), scope).toBe(false)
  })
})

describe('scopes', () => {
  it('cover only what every resource of the narrow one is in', () => {
    const texts = ['resources:*', 'resources:a*', 'resources:ab', 'resources:?b', 'tag:x', 'tag:y']
    const names = ['a', 'ab', 'b', 'abc', 'bb']
    const resources = names.flatMap((name) =>
      [[], ['x'], ['y'], ['x', 'y']].map((tags) => ({ name, tags })),
    )
    const scopes = texts.map((text) => scopeOf(text) as Scope)
    for (const wide of scopes)
      for (const narrow of scopes.filter((each) => coversScope(wide, each)))
        for (const resource of resources.filter((each) => isWithin(narrow, each)))
          expect(isWithin(wide, resource)).toBe(true)
  })
})
