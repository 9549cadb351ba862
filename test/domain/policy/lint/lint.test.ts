import { describe, expect, it } from 'vitest'
import type { Place, Surroundings } from '../../../../src/domain/policy/lint/finding'
import { lint } from '../../../../src/domain/policy/lint/lint'
import type { Policy, Terms } from '../../../../src/domain/policy/policy'
import { WEEKDAYS } from '../../../../src/domain/policy/windows/windows'
import {
  DAY,
  groupStep,
  HOUR,
  OPS,
  pinOf,
  principals,
  roster,
  START,
  step,
  terms,
} from '../../../support/facts'

const place: Place = {
  resourceName: 'prod-db',
  kind: 'database',
  tags: [],
  accountName: 'admin',
  mode: 'provision',
  canRotate: false,
}

const today: Surroundings = {
  now: START,
  roster: roster(),
  nameOf: (person) => person.slice(4),
  places: [place, { ...place, resourceName: 'test-db' }],
}

const ONLY_ANA = { everybody: false, ...principals(['ana']) } as const

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

function found(policies: readonly Policy[], more: Partial<Surroundings> = {}): readonly string[] {
  return lint(policies, { ...today, ...more }).map(
    ({ policyName, severity, code }) => `${policyName}: ${severity} ${code}`,
  )
}

function withTerms(more: Partial<Terms>): readonly string[] {
  return found([policy('a', '*', { terms: terms(more) })])
}

describe('the linter', () => {
  it('has nothing to say about a list in order', () =>
    expect(found([policy('a', 'prod-*', { requesters: ONLY_ANA }), policy('b', '*')])).toEqual([]))

  it('says where the findings belong, in the order of the list', () =>
    expect(lint([policy('a', '*'), policy('b', 'prod-*')], today)).toEqual([
      {
        code: 'shadowed',
        severity: 'error',
        policyId: 'pol_b',
        policyName: 'b',
        sentence: '“a” comes before it and matches all that it matches, so it never counts.',
      },
    ]))

  it.each([
    ['a wider glob', {}, {}],
    ['more kinds', { kinds: ['host', 'database'] }, { kinds: ['database'] }],
    ['more modes', { modes: ['provision', 'elevate'] }, { modes: ['elevate'] }],
    ['fewer tags', { tags: ['eu'] }, { tags: ['pci', 'eu'] }],
    ['more people', {}, { requesters: ONLY_ANA }],
    ['the same people', { requesters: ONLY_ANA }, { requesters: ONLY_ANA }],
    ['any account', {}, { accounts: 'admin' }],
  ] as const)('finds a policy that an earlier one with %s hides', (_, wide, narrow) => {
    const list = [policy('a', 'prod-*', wide), policy('b', 'prod-d*', narrow)]
    expect(found(list, { places: null })).toEqual(['b: error shadowed'])
  })

  it.each([
    ['a narrower glob', { resources: 'prod-db' }, {}],
    ['a kind of its own', { kinds: ['host'] }, {}],
    ['other modes', { modes: ['provision'] }, { modes: ['elevate'] }],
    ['a tag that the other one does not ask for', { tags: ['eu'] }, { tags: ['pci'] }],
    ['some people only', { requesters: ONLY_ANA }, {}],
    ['an account only', { accounts: 'admin' }, { accounts: 'a*' }],
    ['no say, since it is off', { active: false }, {}],
  ] as const)('finds nothing hidden behind an earlier one with %s', (_, wide, narrow) => {
    const list = [policy('a', 'prod-*', wide), policy('b', 'prod-*', narrow)]
    expect(found(list, { places: null })).toEqual([])
  })

  it('finds what no account comes to, by name or because others take everybody before', () => {
    const list = [
      policy('a', 'prod-*'),
      policy('b', 'test-*'),
      policy('c', '*-db'),
      policy('d', 'dev-*'),
    ]
    expect(found(list)).toEqual(['c: warning unreachable', 'd: warning matches_nothing'])
    expect(found(list, { places: null })).toEqual([])
  })

  it('finds a policy under which nobody who is active may ask', () =>
    expect(
      found([policy('a', '*', { requesters: ONLY_ANA })], { roster: roster(['ana']) }),
    ).toEqual(['a: error nobody_may_ask']))

  it('finds a quorum that distinct people cannot fill today', () => {
    const twice = { terms: terms({ steps: [step(1, 'bo'), groupStep(2, OPS)] }) }
    expect(found([policy('a', '*', twice)])).toEqual(['a: error quorum_unreachable'])
    expect(lint([policy('a', '*', twice)], today)[0]?.sentence).toContain('The step “grp_ops0”')
  })

  it('finds that the only approver is the only one who may ask', () => {
    const bo = { everybody: false, ...principals(['bo']) } as const
    const steps = terms({ steps: [step(1, 'bo')] })
    expect(found([policy('a', '*', { requesters: bo, terms: steps })])).toEqual([
      'a: error only_approver_asks',
    ])
    expect(lint([policy('a', '*', { terms: steps })], today)).toMatchObject([
      { severity: 'warning', sentence: expect.stringMatching(/^bo00 may ask but could not/) },
    ])
    const enough = terms({ steps: [step(1, 'bo', 'cy')] })
    expect(found([policy('a', '*', { requesters: bo, terms: enough })])).toEqual([])
  })

  it('finds windows that do not open, and holidays that are over', () => {
    const office = { zone: 'UTC', hours: [{ days: WEEKDAYS, from: '00:00', to: '24:00' }] }
    const year = Array.from({ length: 400 }, (_, day) =>
      new Date(START + day * DAY * 1_000).toISOString().slice(0, 10),
    )
    const closed = (holidays: readonly string[]) => withTerms({ windows: { ...office, holidays } })
    expect(closed(year)).toEqual(['a: error windows_never_open'])
    expect(closed(['2025-12-25'])).toEqual(['a: warning holidays_over'])
    expect(closed(['2025-12-25', '2026-12-25'])).toEqual([])
    expect(closed(['2025-12-25', '--12-25'])).toEqual([])
  })

  it('finds durations that fit into no window', () => {
    const hours = [{ days: ['fri'] as const, from: '22:00', to: '02:00' }]
    const windows = { zone: 'UTC', hours, holidays: [] }
    const lasting = (minSeconds: number, defaultSeconds: number) =>
      withTerms({
        windows,
        duration: { minSeconds, defaultSeconds, maxSeconds: DAY, presetsSeconds: [] },
      })
    expect(lasting(5 * HOUR, 6 * HOUR)).toEqual(['a: error duration_never_fits'])
    expect(lasting(HOUR, 6 * HOUR)).toEqual(['a: warning duration_never_fits'])
    expect(lasting(HOUR, 4 * HOUR)).toEqual([])
  })

  it('takes windows that touch for one, also over the end of the week', () => {
    const hours = [
      { days: ['sun'] as const, from: '12:00', to: '24:00' },
      { days: ['mon'] as const, from: '00:00', to: '12:00' },
    ]
    const duration = { minSeconds: DAY, defaultSeconds: DAY, maxSeconds: DAY, presetsSeconds: [] }
    expect(withTerms({ duration, windows: { zone: 'UTC', hours, holidays: [] } })).toEqual([])
    const always = [{ days: WEEKDAYS, from: '00:00', to: '24:00' }]
    const month = { ...duration, defaultSeconds: 30 * DAY, maxSeconds: 30 * DAY }
    const windows = { zone: 'UTC', hours: always, holidays: [] }
    expect(withTerms({ duration: month, windows })).toEqual([])
  })

  it('finds secrets that would be shown but could not be changed afterwards', () => {
    const shown: Place = { ...place, mode: 'credential' }
    const list = [policy('a', '*')]
    expect(found(list, { places: [shown] })).toEqual(['a: error rotation_impossible'])
    expect(found(list, { places: [{ ...shown, canRotate: true }] })).toEqual([])
  })

  it('leaves alone what is switched off', () =>
    expect(
      found([policy('a', '*', { active: false, terms: terms({ steps: [step(2, 'bo')] }) })]),
    ).toEqual([]))

  it('counts people by today’s directory', () =>
    expect(
      found([policy('a', '*', { terms: terms({ steps: [step(1, 'bo', 'cy')] }) })], {
        roster: roster(['bo']),
      }),
    ).toEqual(['a: warning only_approver_asks']))

  it('finds emergencies that nobody could review, or not those of one person', () => {
    const rule = { maxSeconds: 60, tell: principals(['bo']), reviewWithinSeconds: HOUR }
    const reviewed = (...who: readonly ('ana' | 'bo' | 'cy')[]) =>
      withTerms({ breakGlass: { ...rule, reviewers: principals(who) } })
    expect(reviewed('bo', 'cy')).toEqual([])
    expect(reviewed('bo')).toEqual(['a: warning reviewers_missing'])
    const left = { ...today, roster: roster(['bo']) }
    const reviewers = principals(['bo'])
    const list = [policy('a', '*', { terms: terms({ breakGlass: { ...rule, reviewers } }) })]
    expect(found(list, left)).toEqual(['a: error reviewers_missing'])
  })
})
