import { describe, expect, it } from 'vitest'
import { covers, eligible } from '../../../src/domain/policy/roster'
import { idOf, OPS, principals, roster } from '../../support/facts'

describe('who is eligible today', () => {
  it('is everybody who is named or in a named group, each once', () =>
    expect(eligible(principals(['bo', 'root'], [OPS]), roster()).toSorted()).toEqual(
      ['bo', 'cy', 'root'].map((who) => idOf(who as 'bo')),
    ))

  it('is nobody who has left, named or in a group', () =>
    expect(eligible(principals(['bo'], [OPS]), roster(['bo', 'cy']))).toEqual([]))

  it('is nobody of a group that was not looked up', () =>
    expect(eligible(principals([], ['grp_gone']), roster())).toEqual([]))
})

describe('a roster covers', () => {
  it('people, and groups that were looked up, empty ones too', () => {
    expect(covers(roster(), [principals(['bo'])], idOf('ana'))).toBe(true)
    expect(covers(roster([], []), [principals([], [OPS])], idOf('ana'))).toBe(true)
  })

  it('nothing that names a group it has not looked up, in any step', () => {
    expect(
      covers(roster(), [principals(['bo']), principals([], [OPS, 'grp_gone'])], idOf('ana')),
    ).toBe(false)
    expect(covers(roster(), [principals([], ['constructor' as 'grp_x'])], idOf('ana'))).toBe(false)
  })
})
