import { describe, expect, it } from 'vitest'
import { type Mismatch, mismatchOf, type Question } from '../../../src/domain/policy/match'
import type { Policy } from '../../../src/domain/policy/policy'
import { idOf, OPS, pinOf, principals } from '../../support/facts'

const policy: Policy = {
  ...pinOf(),
  active: true,
  resources: 'prod-*',
  accounts: null,
  kinds: null,
  tags: null,
  modes: null,
  requesters: { everybody: true },
}

const question: Question = {
  person: idOf('ana'),
  groups: [OPS],
  target: {
    resourceName: 'prod-db',
    kind: 'database',
    tags: ['eu', 'pci'],
    accountName: 'admin',
    mode: 'provision',
  },
}

function mismatch(change: Partial<Policy>): Mismatch['code'] | null {
  return mismatchOf({ ...policy, ...change }, question)?.code ?? null
}

describe('a policy governs', () => {
  it('what its resource glob matches', () => {
    expect(mismatch({})).toBeNull()
    expect(mismatch({ resources: 'test-*' })).toBe('resource_glob')
    expect(mismatch({ resources: 'Prod-*' })).toBe('resource_glob')
  })

  it('what its account glob matches, on any resource', () => {
    expect(mismatch({ resources: null, accounts: 'adm?n' })).toBeNull()
    expect(mismatch({ resources: null, accounts: 'reader' })).toBe('account_glob')
  })

  it('only what both globs match, where both are set', () => {
    expect(mismatch({ accounts: 'admin' })).toBeNull()
    expect(mismatch({ accounts: 'reader' })).toBe('account_glob')
    expect(mismatch({ resources: 'test-*', accounts: 'admin' })).toBe('resource_glob')
  })

  it('nothing when it names neither a resource nor an account', () =>
    expect(mismatch({ resources: null, accounts: null })).toBe('names_nothing'))

  it('nothing when it is switched off', () => expect(mismatch({ active: false })).toBe('inactive'))

  it('only its kinds, and none where the list is empty', () => {
    expect(mismatch({ kinds: ['host', 'database'] })).toBeNull()
    expect(mismatch({ kinds: ['host'] })).toBe('kind')
    expect(mismatch({ kinds: [] })).toBe('kind')
  })

  it('only its access modes, and none where the list is empty', () => {
    expect(mismatch({ modes: ['provision'] })).toBeNull()
    expect(mismatch({ modes: ['elevate'] })).toBe('mode')
    expect(mismatch({ modes: [] })).toBe('mode')
  })

  it('only resources that carry every one of its tags', () => {
    expect(mismatch({ tags: ['pci'] })).toBeNull()
    expect(mismatch({ tags: [] })).toBeNull()
    expect(mismatchOf({ ...policy, tags: ['pci', 'us', 'old'] }, question)).toEqual({
      code: 'tags',
      missing: ['us', 'old'],
    })
  })

  it('nothing when its glob was never acceptable', () =>
    expect(mismatch({ resources: '{prod-db,x}' })).toBe('resource_glob'))
})

describe('who may ask under a policy', () => {
  it('is everybody, or the people and groups it names', () => {
    const named = { everybody: false, ...principals(['ana']) } as const
    const grouped = { everybody: false, ...principals([], [OPS]) } as const
    expect(mismatch({ requesters: named })).toBeNull()
    expect(mismatch({ requesters: grouped })).toBeNull()
  })

  it('is nobody else, administrators included, and nobody where it names nobody', () => {
    const others = { everybody: false, ...principals(['bo', 'root'], ['grp_others']) } as const
    expect(mismatch({ requesters: others })).toBe('requester')
    expect(mismatch({ requesters: { everybody: false, ...principals([]) } })).toBe('requester')
  })
})
