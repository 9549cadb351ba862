import { describe, expect, it } from 'vitest'
import { evaluate, pin } from '../../../src/domain/policy/evaluate'
import { explain, explainMismatch } from '../../../src/domain/policy/explain'
import { type Mismatch, type Question, speaksOf } from '../../../src/domain/policy/match'
import type { Policy, Terms } from '../../../src/domain/policy/policy'
import { atMost, DAY, HOUR, idOf, mfa, pinOf, principals, step, terms } from '../../support/facts'

const question: Question = {
  person: idOf('ana'),
  groups: [],
  target: {
    resourceName: 'prod-db',
    kind: 'database',
    tags: [],
    accountName: 'admin',
    mode: 'provision',
  },
}

function policy(name: string, resources: string, more: Partial<Policy> = {}): Policy {
  return {
    ...pinOf(),
    id: `pol_${name}`,
    name,
    active: true,
    resources,
    accounts: null,
    kinds: null,
    tags: null,
    modes: null,
    requesters: { everybody: true },
    ...more,
  }
}

function withTerms(more: Partial<Terms>): Partial<Policy> {
  return { terms: terms(more) }
}

describe('the list of policies', () => {
  it('speaks of a resource where the name fits, or where any name does and an account is named', () => {
    expect(speaksOf(policy('a', 'prod-*', { active: false }), 'prod-db')).toBe(true)
    expect(speaksOf(policy('b', 'test-*'), 'prod-db')).toBe(false)
    const anywhere = { ...policy('c', ''), resources: null }
    expect(speaksOf({ ...anywhere, accounts: 'admin' }, 'prod-db')).toBe(true)
    expect(speaksOf(anywhere, 'prod-db')).toBe(false)
  })

  const strict = policy('strict', 'prod-*', withTerms({ ...atMost(HOUR), steps: [step(1, 'bo')] }))
  const loose = policy('loose', '*', withTerms(atMost(30 * DAY)))

  it('gives nothing when it is empty or none matches', () => {
    expect(evaluate([], question)).toEqual({ policy: null, passedOver: [], shadowed: [] })
    const others = [policy('one', 'test-*'), policy('two', 'prod-*', { active: false })]
    expect(evaluate(others, question)).toMatchObject({
      policy: null,
      passedOver: [{ mismatch: { code: 'resource_glob' } }, { mismatch: { code: 'inactive' } }],
    })
  })

  it('gives the first that matches, whole: a later one lends neither time nor approval', () => {
    expect(evaluate([strict, loose], question)).toEqual({
      policy: strict,
      passedOver: [],
      shadowed: [loose],
    })
    expect(evaluate([loose, strict], question).policy).toEqual(loose)
  })

  it('passes over those before it, each with its reason', () => {
    const off = policy('off', '*', { active: false })
    const found = evaluate([off, policy('test', 'test-*'), strict, loose], question)
    expect(found.policy).toEqual(strict)
    expect(found.passedOver.map(({ mismatch }) => mismatch.code)).toEqual([
      'inactive',
      'resource_glob',
    ])
  })

  it('is pinned with its revision and terms, and nothing of whom it is for', () =>
    expect(pin(strict)).toEqual({
      id: 'pol_strict',
      revision: 1,
      name: 'strict',
      terms: strict.terms,
    }))
})

describe('the explanation', () => {
  it('says that there are no policies, or that none matches', () => {
    expect(explain(evaluate([], question), question)).toEqual([
      'There are no policies, so nobody may ask for anything.',
    ])
    expect(explain(evaluate([policy('a', 'x'), policy('b', 'y')], question), question)).toEqual([
      'None of the policies matches (2 in all), so access is refused.',
    ])
  })

  it('says which policy governs and why', () => {
    const governing = policy('Production', 'prod-*', {
      accounts: 'adm*',
      requesters: { everybody: false, ...principals(['ana']) },
      ...withTerms({ steps: [step(1, 'bo'), step(1, 'cy')], mfa: mfa() }),
    })
    expect(explain(evaluate([governing], question), question)).toEqual([
      '“Production” is the first policy that matches.',
      'The resource “prod-db” matches “prod-*”.',
      'The account “admin” matches “adm*”.',
      'This person may ask under it.',
      'It asks for approval in 2 steps.',
      'Check-out needs a fresh proof at the identity provider.',
    ])
  })

  it('says when a policy approves by itself', () =>
    expect(explain(evaluate([policy('Open', '*')], question), question)).toEqual([
      '“Open” is the first policy that matches.',
      'The resource “prod-db” matches “*”.',
      'Everybody may ask under it.',
      'It approves by itself, with a justification.',
    ]))

  const mismatches: readonly (readonly [Mismatch, string])[] = [
    [{ code: 'inactive' }, 'It is switched off.'],
    [{ code: 'names_nothing' }, 'It names neither a resource nor an account.'],
    [
      { code: 'resource_glob', pattern: 'test-*', name: 'prod-db' },
      'The resource “prod-db” does not match “test-*”.',
    ],
    [
      { code: 'account_glob', pattern: 'x', name: 'admin' },
      'The account “admin” does not match “x”.',
    ],
    [
      { code: 'kind', wanted: ['host', 'other'], kind: 'database' },
      'It is for the kinds host, other; this is a database.',
    ],
    [{ code: 'tags', missing: ['pci', 'eu'] }, 'The resource lacks the tags pci, eu.'],
    [
      { code: 'mode', wanted: ['elevate'], mode: 'provision' },
      'It is for the access modes elevate; this account is provision.',
    ],
    [{ code: 'requester' }, 'This person is not among those who may ask under it.'],
  ]

  it.each(mismatches)('has a sentence for every reason to pass a policy over: $code', (why, said) =>
    expect(explainMismatch(why)).toBe(said),
  )
})
