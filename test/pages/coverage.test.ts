import { describe, expect, it } from 'vitest'
import { indexOf } from '../../src/domain/policy/policy-index'
import { coverageOf } from '../../src/pages/admin/coverage'
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

  it('says once what holds for everybody', () => {
    const open = { ...POLICY, requesters: { everybody: true } } as const
    expect(coverageOf(textsIn('en'), indexOf([open]), groups, target)).toEqual([
      { policy: open, who: ['Everybody'] },
    ])
  })
})
