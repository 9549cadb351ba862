import { describe, expect, it } from 'vitest'
import { firstOf } from '../../src/domain/policy/lint/finding'
import { Findings, TrialCard, Versions } from '../../src/pages/admin/policy-review'
import { markupOf } from './markup'
import { HOSTILE, NOW } from './samples'

const finding = {
  code: 'shadowed',
  severity: 'error',
  policyId: 'pol_prod',
  policyName: HOSTILE,
  sentence: HOSTILE,
} as const

const trial = { since: 0, looked: 12, left: 0, turned: [], findings: [] }

describe('The review of policies', () => {
  it('says nothing where nothing is odd', () =>
    expect(markupOf(<Findings found={firstOf([])} />)).toBe(''))

  it('leads to each policy that is odd, and shows what others wrote as text', () => {
    const markup = markupOf(<Findings found={firstOf([finding])} naming="link" />)
    expect(markup).toContain('href="/admin/policies/pol_prod"')
    expect(markup).not.toContain('<script>')
  })

  it('says how many requests would go another way, and how', () => {
    expect(markupOf(<TrialCard trial={trial} />)).toContain('None of the 12 requests')
    const target = {
      resourceName: 'prod-db',
      kind: 'database',
      tags: [],
      accountName: 'admin',
      mode: 'provision',
    } as const
    const request = {
      requestId: 'req_prod0_1',
      person: 'per_ana1',
      requesterName: HOSTILE,
      groups: [],
      target,
      durationSeconds: 3_600,
      filedAt: NOW,
    } as const
    const turned = [
      { request, before: 'a', after: null, sentences: ['Refused: no policy matches.'] },
    ]
    const markup = markupOf(<TrialCard trial={{ ...trial, left: 3, turned }} />)
    expect(markup).toContain('1 of the 12 requests')
    expect(markup).toContain('3 more are left out')
    expect(markup).toContain('Refused: no policy matches.')
    expect(markup).toContain('href="/requests/req_prod0_1"')
    expect(markup).not.toContain('<script>')
  })

  it('tells what each version changed', () => {
    const versions = [
      { revision: 2, at: NOW, byName: 'Root', sentences: ['A ticket is required.'] },
    ]
    expect(markupOf(<Versions versions={versions} />)).toContain('A ticket is required.')
    expect(markupOf(<Versions versions={[]} />)).toBe('')
  })
})
