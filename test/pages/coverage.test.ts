import { describe, expect, it } from 'vitest'
import { indexOf } from '../../src/domain/policy/policy-index'
import { coverageOf, groupsConcerned } from '../../src/pages/admin/coverage'
import { textsIn } from '../../src/texts/texts'
import { POLICY } from './samples'

const target = {
  resourceName: 'prod-db',
  kind: 'database',
  tags: ['prod'],
  accountName: 'admin',
  mode: 'provision',
} as const

const groups = [
  { id: 'grp_eng1', name: 'Engineers' },
  { id: 'grp_ops1', name: 'Operators' },
] as const

describe('What a resource says about policies', () => {
  it('names the groups that a policy lets ask, and that everybody else is refused', () => {
    expect(coverageOf(textsIn('en'), indexOf([POLICY]), groups, target)).toEqual([
      { policy: POLICY, who: ['Engineers'] },
      { policy: null, who: ['Everybody else'] },
    ])
  })

  it('asks for the names of those groups only that policies for it name', () => {
    const { id, name, requesters } = POLICY
    const more = [
      { ...POLICY, id: `${id}2`, name: `${name} 2`, accounts: 'admin', ...forGroup('grp_ops1') },
      { ...POLICY, id: `${id}3`, name: `${name} 3`, resources: 'other-*', ...forGroup('grp_far1') },
      { ...POLICY, id: `${id}4`, name: `${name} 4`, active: false, ...forGroup('grp_off1') },
    ] as const
    expect(requesters).toMatchObject({ groups: ['grp_eng1'] })
    const concerned = groupsConcerned(indexOf([POLICY, ...more]), [target, target])
    expect([...concerned].sort()).toEqual(['grp_eng1', 'grp_ops1'])
  })

  it('says once what holds for everybody', () => {
    const open = { ...POLICY, requesters: { everybody: true } } as const
    expect(coverageOf(textsIn('en'), indexOf([open]), groups, target)).toEqual([
      { policy: open, who: ['Everybody'] },
    ])
  })
})

function forGroup<Id extends string>(id: Id) {
  return { requesters: { everybody: false, people: [], groups: [id] } } as const
}
