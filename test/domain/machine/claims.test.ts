import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ClaimRules, meetsClaims } from '../../../src/domain/machine/claims'

const rules = (claims: Record<string, string>) =>
  Object.entries(claims).map(([claim, pattern]) => ({ claim, pattern }))

const isTaken = (claims: Record<string, string>) => v.is(ClaimRules, rules(claims))

describe('a rule about the claims of a workload', () => {
  it('is taken where it names somebody', () => {
    for (const claims of [
      { sub: 'repo:octo-org/octo-repo:environment:production' },
      { sub: 'repo:octo-org/*:ref:refs/heads/main' },
      { sub: 'system:serviceaccount:prod:deployer' },
      { sub: 'system:serviceaccount:prod:*' },
      { sub: 'project_path:my-group/my-project:ref_type:branch:ref:main' },
      { sub: '1f4c2a' },
      { sub: 'organization:acme:pipeline:*' },
      { sub: 'sc://acme/*' },
      { repository: 'octo-org/octo-repo', ref: 'refs/heads/*' },
      { repository: 'octo-org/*' },
      { repository_owner_id: '65' },
      { project_id: '22' },
    ])
      expect(isTaken(claims), JSON.stringify(claims)).toBe(true)
  })

  it('is refused where everybody whom the issuer knows would meet it', () => {
    for (const claims of [
      {},
      { sub: '*' },
      { sub: '?*' },
      { sub: '**' },
      { sub: '*:*' },
      { sub: 'repo:*' },
      { sub: 'repo:*/*:ref:refs/heads/main' },
      { sub: 'repo:octo-*' },
      { sub: 'repo:octo-*/repo:ref:refs/heads/main' },
      { sub: 'project_path:*/app:ref_type:branch:ref:main' },
      { sub: 'system:serviceaccount:*' },
      { sub: 'system:serviceaccount:*:deployer' },
      { sub: '*deployer' },
      { sub: 'system:*:*:*' },
      { sub: 'system:serviceaccount*' },
      { sub: 'organization:*' },
      { sub: 'organization:*:pipeline:deploy' },
      { sub: 'sc://*' },
      { repository: '*/octo-repo' },
      { repository: 'octo*' },
      { ref: 'refs/heads/main' },
      { environment: 'production', ref_protected: 'true' },
      { sub: 'repo:*', repository: '*' },
    ])
      expect(isTaken(claims), JSON.stringify(claims)).toBe(false)
  })

  it('is refused where it is empty, says something twice, or about what is looked at anyway', () => {
    expect(isTaken({ sub: '' })).toBe(false)
    expect(isTaken({ sub: 'a b' })).toBe(false)
    expect(isTaken({ sub: 'x', aud: 'hallpass' })).toBe(false)
    expect(isTaken({ sub: 'x', iss: 'https://elsewhere.example' })).toBe(false)
    expect(isTaken({ sub: 'a*b*c*d*e' })).toBe(false)
    expect(v.is(ClaimRules, [...rules({ sub: 'x' }), ...rules({ sub: 'y' })])).toBe(false)
    expect(v.is(ClaimRules, [{ claim: 'sub', pattern: 'x', more: 1 }])).toBe(false)
  })
})

it('a rule that is taken is never met by a stranger, however it is put together', () => {
  const pieces = ['repo', 'system', 'serviceaccount', 'octo-org', 'main', 'ref', ':', '/', '*', '?']
  const pattern = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 })
    .map((list) => list.join(''))
  const strangers = [
    'repo:evil/main:ref:refs/heads/main',
    'system:serviceaccount:evil:main',
    'organization:evil:ref:main',
    'evil/main',
  ]
  fc.assert(
    fc.property(pattern, fc.constantFrom('sub', 'repository'), (text, claim) => {
      const written = [{ claim, pattern: text }]
      if (!v.is(ClaimRules, written)) return
      for (const value of strangers) expect(meetsClaims(written, { [claim]: value })).toBe(false)
    }),
    { numRuns: 5_000 },
  )
})

describe('a workload meets it', () => {
  const met = (pattern: string, value: unknown) =>
    meetsClaims([{ claim: 'sub', pattern }], { sub: value })

  it('exactly, or by a glob that stays within one part', () => {
    expect(met('repo:o/r:ref:refs/heads/main', 'repo:o/r:ref:refs/heads/main')).toBe(true)
    expect(met('repo:o/*:ref:refs/heads/main', 'repo:o/r:ref:refs/heads/main')).toBe(true)
    expect(met('repo:o/r?', 'repo:o/r1')).toBe(true)
    expect(met('repo:o/*', 'repo:o/r:ref:refs/heads/main')).toBe(false)
    expect(met('repo:o/*:ref:refs/heads/main', 'repo:o/r:x:ref:refs/heads/main')).toBe(false)
    expect(met('repo:o/r', 'repo:o/r2')).toBe(false)
    expect(met('repo:o/r', 'xrepo:o/r')).toBe(false)
    expect(met('repo:o/r', 'REPO:o/r')).toBe(false)
    expect(met('repo:o/*', 'repo:o/x\nrepo:o/r')).toBe(false)
    expect(met('a.c', 'abc')).toBe(false)
    expect(met('a+(b)[c]|d', 'a+(b)[c]|d')).toBe(true)
  })

  it('only with all that it lists, and never with what is missing or no plain value', () => {
    const both = rules({ sub: 'x', ref: 'main' })
    expect(meetsClaims(both, { sub: 'x', ref: 'main' })).toBe(true)
    expect(meetsClaims(both, { sub: 'x' })).toBe(false)
    expect(meetsClaims(both, { sub: 'x', ref: 'dev' })).toBe(false)
    expect(meetsClaims([], { sub: 'x' })).toBe(false)
    expect(met('x', ['x'])).toBe(false)
    expect(met('x', { toString: () => 'x' })).toBe(false)
    expect(met('null', null)).toBe(false)
    expect(met('22', 22)).toBe(true)
    expect(meetsClaims(rules({ constructor: '*Object*' }), {})).toBe(false)
    expect(met('x*', `x${'y'.repeat(600)}`)).toBe(false)
  })
})
