import { describe, expect, it } from 'vitest'
import { difference } from '../../../src/domain/policy/difference/difference'
import type { Policy, Terms } from '../../../src/domain/policy/policy'
import { HOUR, idOf, MINUTE, mfa, OPS, principals, step, terms } from '../../support/facts'

const before = {
  name: 'Production',
  active: true,
  resources: 'prod-*',
  accounts: null,
  kinds: null,
  tags: null,
  modes: null,
  requesters: { everybody: true },
  terms: terms({ steps: [step(1, 'bo'), step(1, 'cy')] }),
} as const satisfies Omit<Policy, 'id' | 'revision'>

const NAMES: { readonly [id: string]: string } = {
  [idOf('ana')]: 'Ana',
  [idOf('bo')]: 'Bo',
  [idOf('cy')]: 'Cy',
  [OPS]: 'Ops',
}

function said(change: Partial<Omit<Policy, 'id' | 'revision'>>): readonly string[] {
  return difference(before, { ...before, ...change }, (id) => NAMES[id] ?? id)
}

function saidOfTerms(change: Partial<Terms>): readonly string[] {
  return said({ terms: { ...before.terms, ...change } })
}

describe('the difference between two versions of a policy', () => {
  it('is nothing where nothing was changed, also for those from before there were windows', () => {
    expect(said({})).toEqual([])
    expect(saidOfTerms({ windows: null })).toEqual([])
  })

  it('says what it is for', () =>
    expect(
      said({
        name: 'Live',
        active: false,
        resources: 'live-*',
        accounts: 'admin',
        kinds: ['host', 'database'],
        tags: ['eu'],
        modes: ['elevate'],
      }),
    ).toEqual([
      'It is called “Live” instead of “Production”.',
      'Switched off.',
      'Resources: “live-*” instead of “prod-*”.',
      'Accounts: “admin” instead of any.',
      'Kinds: database, host instead of any.',
      'Tags: eu instead of any.',
      'Access modes: elevate instead of any.',
    ]))

  it('says who may ask', () => {
    const some = { everybody: false, ...principals(['ana', 'bo'], [OPS]) } as const
    expect(said({ requesters: some })).toEqual(['Only these may ask: Ops, Ana, Bo.'])
    const named = { ...before, requesters: some }
    const others = { everybody: false, ...principals(['bo', 'cy']) } as const
    expect(difference(named, before, String)).toEqual(['Everybody may ask.'])
    expect(difference(named, { ...named, requesters: others }, (id) => NAMES[id] ?? id)).toEqual([
      'May ask too: Cy.',
      'May not ask any more: Ops, Ana.',
    ])
  })

  it('says who approves', () => {
    const [bo, cy] = before.terms.steps
    if (!bo || !cy) throw new Error('There are two steps.')
    expect(saidOfTerms({ steps: [] })).toEqual([
      'It approves by itself.',
      'The step “Bo” is gone.',
      'The step “Cy” is gone.',
    ])
    expect(saidOfTerms({ steps: [cy, bo] })).toEqual([
      'The steps come in the order Cy, Bo instead of Bo, Cy.',
    ])
    const changed = { ...bo, quorum: 2, people: [idOf('ana')], groups: [OPS] }
    expect(saidOfTerms({ steps: [changed, cy, { ...bo, name: 'Again' }] })).toEqual([
      'Step “Bo”: needs 2 instead of 1.',
      'Step “Bo”: may be answered by Ops, Ana too.',
      'Step “Bo”: not answered by Bo any more.',
      'New step “Again”: 1 of Bo.',
    ])
  })

  it('says what a request must say and how long it lasts', () =>
    expect(
      saidOfTerms({
        duration: {
          minSeconds: MINUTE,
          defaultSeconds: 2 * HOUR,
          maxSeconds: 90 * MINUTE,
          presetsSeconds: [],
        },
        justificationRequired: false,
        ticketRequired: true,
        pendingSeconds: HOUR,
        unusedSeconds: HOUR,
        mfa: mfa({ acr: ['phr'] }),
      }),
    ).toEqual([
      'Shortest duration: 1 minute instead of 10 seconds.',
      'Usual duration: 2 hours instead of 1 hour.',
      'Longest duration: 90 minutes instead of 8 hours.',
      'Offered durations: none instead of 1 hour.',
      'A justification is not required any more.',
      'A ticket is required.',
      'To be decided within 1 hour instead of 2 hours.',
      'To be used within 1 hour instead of 4 hours.',
      'Check-out needs a fresh proof at the identity provider instead of no proof.',
      'Accepted contexts of the proof: phr instead of any.',
    ]))

  it('says when access is possible', () => {
    const hours = [{ days: ['mon', 'tue'] as const, from: '08:00', to: '18:00' }]
    const windows = { zone: 'Europe/Berlin', hours, holidays: ['2026-12-25'] }
    expect(saidOfTerms({ windows })).toEqual([
      'Access is possible Mon–Tue 08:00–18:00, Europe/Berlin instead of at any time.',
      'New holidays: 2026-12-25.',
    ])
  })

  it('says what changes about emergencies', () => {
    const reviewers = { people: [idOf('cy')], groups: [OPS] }
    const rule = { maxSeconds: 10 * MINUTE, tell: principals(['bo']), reviewers }
    expect(saidOfTerms({ breakGlass: { ...rule, reviewWithinSeconds: HOUR } })).toEqual([
      'In an emergency access is to be had for 10 minutes at most instead of not to be had.',
      'Told of an emergency: Bo instead of none.',
      'Reviewers of an emergency: Ops, Cy instead of none.',
      'Its review is owed within 1 hour instead of none.',
    ])
  })

  it('names a term that it has no words for', () =>
    expect(saidOfTerms({ somethingNew: 1 } as never)).toEqual(['Changed: somethingNew.']))
})
