import { describe, expect, it } from 'vitest'
import { courierBackOffMs, LONGEST_WAIT_MS } from '../../../src/domain/channel/back-off'
import { isWanted, type Wants } from '../../../src/domain/channel/channel'
import { groupOfFact } from '../../../src/domain/channel/event-group'

const ALL: Wants = { groups: ['access', 'administration'], resources: null, tag: null }
const DB = { name: 'prod-db', tags: ['pci'] }

describe('a channel', () => {
  it.each<[string, Wants, typeof DB | null, boolean]>([
    ['what is of its groups, about whatever', ALL, null, true],
    ['what is of its groups, about a resource', ALL, DB, true],
    ['nothing of another group', { ...ALL, groups: ['people'] }, DB, false],
    ['what its glob matches', { ...ALL, resources: 'prod-*' }, DB, true],
    ['nothing that its glob does not match', { ...ALL, resources: 'test-*' }, DB, false],
    ['nothing about none, where it chose resources', { ...ALL, resources: '*' }, null, false],
    ['what has its tag', { ...ALL, tag: 'pci' }, DB, true],
    ['nothing without its tag', { ...ALL, tag: 'pc' }, DB, false],
    ['only what fits both', { ...ALL, resources: 'prod-*', tag: 'x' }, DB, false],
    ['nothing where its glob is none', { ...ALL, resources: '{a,prod-db}' }, DB, false],
  ])('hears %s', (_what, wants, place, isHeard) => {
    expect(isWanted(wants, 'access', place)).toBe(isHeard)
  })

  it('hears of what happens in D1 by its group, and of what is new there as administration', () => {
    expect(
      ['policy.updated', 'person.ended', 'sign_in.refused', 'drift.found', 'moon.risen'].map(
        groupOfFact,
      ),
    ).toEqual(['administration', 'people', 'attempts', 'trouble', 'administration'])
  })
})

describe('the pause of a Courier', () => {
  it('is random under a ceiling that doubles up to an hour', () => {
    expect([1, 2, 3].map((failures) => courierBackOffMs(failures, 1))).toEqual([
      2_000, 4_000, 8_000,
    ])
    expect(courierBackOffMs(500, 1)).toBe(LONGEST_WAIT_MS)
    expect(courierBackOffMs(12, 0.25)).toBe(LONGEST_WAIT_MS / 4)
    expect(courierBackOffMs(1, 0)).toBeGreaterThan(0)
  })
})
