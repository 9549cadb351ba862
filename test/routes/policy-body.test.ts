import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PolicyBody } from '../../src/domain/policy/schema'
import { draft } from '../db/policy-draft'

const step = (name: string, quorum: number, people: string[], groups: string[] = []) => ({
  name,
  quorum,
  people,
  groups,
})

describe('a policy', () => {
  it('may be as short as this', () => {
    const { terms, name, resources, requesters } = draft('short')
    const { mfa: _mfa, ticketRequired: _ticket, ...rest } = terms
    expect(v.parse(PolicyBody, { name, resources, requesters, terms: rest })).toEqual(
      draft('short'),
    )
  })

  it.each([
    ['names neither resources nor accounts', { resources: null }],
    ['has a glob that is none', { resources: 'a/b' }],
    ['has an empty list', { kinds: [] }],
    ['lists a kind twice', { kinds: ['host', 'host'] }],
    ['has an unknown kind', { kinds: ['printer'] }],
    ['does not say who may ask', { requesters: undefined }],
    ['lets nobody ask', { requesters: { everybody: false, people: [], groups: [] } }],
    ['lets everybody and somebody ask', { requesters: { everybody: true, people: ['per_a123'] } }],
    ['has a field that is not known', { position: 1 }],
  ])('is refused where it %s', (_, change) =>
    expect(v.is(PolicyBody, { ...draft('x'), ...change })).toBe(false),
  )

  it.each([
    ['approves by itself without a reason', { justificationRequired: false }],
    ['has emergencies that nobody reviews', glass({ reviewers: {} })],
    ['has emergencies that nobody hears of', glass({ tell: {} })],
    ['has emergencies without an end', glass({ maxSeconds: undefined })],
    ['has emergencies longer than anything else', glass({ maxSeconds: 7200 })],
    ['has emergencies whose review is never owed', glass({ reviewWithinSeconds: undefined })],
    ['has no pending time', { pendingSeconds: undefined }],
    ['waits for ever', { pendingSeconds: 31 * 86_400 }],
    ['keeps approvals for ever', { unusedSeconds: Number.POSITIVE_INFINITY }],
    ['has no duration', { duration: undefined }],
    ['lasts longer than 30 days', duration({ maxSeconds: 30 * 86_400 + 1 })],
    ['has a default below the minimum', duration({ minSeconds: 3600, defaultSeconds: 60 })],
    ['has a default above the maximum', duration({ defaultSeconds: 7200 })],
    ['offers what it does not give', duration({ presetsSeconds: [7200] })],
    ['offers the same twice', duration({ presetsSeconds: [60, 60] })],
    ['has a step with nobody', { steps: [step('a', 1, [])] }],
    ['needs more people than it names', { steps: [step('a', 2, ['per_a123'])] }],
    ['names somebody twice', { steps: [step('a', 1, ['per_a123', 'per_a123'])] }],
    ['asks for a proof that is none', { mfa: { required: true, at: { checkOut: 'sms' } } }],
    ['asks for a proof nowhere known', { mfa: { required: true, at: { lunch: 'passkey' } } }],
    ['requires a proof and none', { mfa: { required: true, at: { checkOut: 'none' } } }],
    ['requires none and a proof', { mfa: { required: false, at: { checkOut: 'either' } } }],
    ['needs nobody', { steps: [step('a', 0, ['per_a123'])] }],
    [
      'has two steps of one name',
      { steps: [step('a', 1, [], ['grp_a123']), step('a', 1, [], ['grp_b123'])] },
    ],
    [
      'needs the same person twice',
      { steps: [step('a', 1, ['per_a123']), step('b', 1, ['per_a123'])] },
    ],
    [
      'has too many steps',
      { steps: Array.from({ length: 9 }, (_, n) => step(`s${n}`, 1, [], ['grp_a123'])) },
    ],
  ])('is refused where it %s', (_, terms) => expect(v.is(PolicyBody, draftWith(terms))).toBe(false))

  it.each([
    ['a quorum that a group may fill', { steps: [step('a', 20, ['per_a123'], ['grp_a123'])] }],
    [
      'distinct people for each step',
      { steps: [step('a', 1, ['per_a123', 'per_b123']), step('b', 1, ['per_a123'])] },
    ],
    [
      'no reason where somebody decides',
      { justificationRequired: false, steps: [step('a', 1, ['per_a123'])] },
    ],
    ['thirty days', duration({ maxSeconds: 30 * 86_400 })],
  ])('may have %s', (_, terms) => expect(v.is(PolicyBody, draftWith(terms))).toBe(true))
})

function draftWith(terms: object) {
  const { terms: plain, ...policy } = draft('x')
  return { ...policy, terms: { ...plain, ...terms } }
}

function duration(change: object) {
  return { duration: { ...draft('x').terms.duration, ...change } }
}

function glass(change: object) {
  const named = { people: ['per_a123'] }
  const whole = { maxSeconds: 600, tell: named, reviewers: named, reviewWithinSeconds: 86_400 }
  return { breakGlass: { ...whole, ...change } }
}
