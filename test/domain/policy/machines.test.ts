import { describe, expect, it } from 'vitest'
import type { MachineId } from '../../../src/domain/ids'
import { description } from '../../../src/domain/policy/difference/description'
import { difference } from '../../../src/domain/policy/difference/difference'
import { evaluate } from '../../../src/domain/policy/evaluate'
import { explain, explainMismatch } from '../../../src/domain/policy/explain'
import { lint } from '../../../src/domain/policy/lint/lint'
import type { Policy } from '../../../src/domain/policy/policy'
import { governing, indexOf } from '../../../src/domain/policy/policy-index'
import { whatIf } from '../../../src/domain/policy/what-if'
import {
  groupStep,
  HOUR,
  idOf,
  OPS,
  pinOf,
  principals,
  REQ,
  roster,
  START,
  step,
  terms,
  type Who,
} from '../../support/facts'

const BOT: MachineId = 'mac_bot0'
const OTHER: MachineId = 'mac_other'

const target = {
  resourceName: 'prod-db',
  kind: 'database',
  tags: [],
  accountName: 'admin',
  mode: 'provision',
} as const

const asking = { person: BOT, groups: [], target } as const

function policy(name: string, more: Partial<Policy> = {}): Policy {
  return {
    ...pinOf({ steps: [step(1, 'bo', 'cy')] }),
    ...{ id: `pol_${name}`, name, active: true, resources: 'prod-*', accounts: null },
    ...{ kinds: null, tags: null, modes: null, requesters: { everybody: true } },
    ...more,
  }
}

function naming(...machines: readonly MachineId[]): Pick<Policy, 'requesters'> {
  return { requesters: { everybody: false, people: [], groups: [], machines } }
}

const everybody = policy('everybody')
const robots = policy('robots', naming(BOT))

describe('a machine is governed', () => {
  it('by the first policy that names it, and by none for everybody, people or groups', () => {
    const people = policy('people', {
      requesters: { everybody: false, ...principals(['ana'], [OPS]) },
    })
    const list = [everybody, people, policy('others', naming(OTHER)), robots]
    expect(evaluate(list, asking).policy?.name).toBe('robots')
    expect(governing(indexOf(list), asking)?.name).toBe('robots')
    expect(evaluate(list.slice(0, 3), asking).policy).toBeNull()
    expect(evaluate(list, { ...asking, groups: [OPS] }).policy?.name).toBe('robots')
  })

  it('and people are not, by what names machines only', () =>
    expect(evaluate([robots], { ...asking, person: idOf('ana') }).policy).toBeNull())

  it('in words of its own', () => {
    const found = evaluate([everybody, robots], asking)
    expect(explain(found, asking)).toContain('This machine may ask under it.')
    const [first] = found.passedOver
    expect(first && explainMismatch(first.mismatch)).toBe(
      'This machine is not named among those that may ask under it.',
    )
  })

  it('otherwise under a list that does not name it any more', () => {
    const request = { ...asking, requestId: REQ, durationSeconds: HOUR }
    const turned = (proposed: readonly Policy[]) =>
      whatIf(indexOf([robots]), indexOf(proposed), [request], (id) => id)
    expect(turned([everybody, robots])).toEqual([])
    expect(turned([everybody])).toMatchObject([{ before: 'robots', after: null }])
  })
})

describe('what a policy says of machines', () => {
  it('is said of its versions', () => {
    const nameOf = (id: string) => id
    expect(difference(robots, { ...robots, ...naming(BOT, OTHER) }, nameOf)).toEqual([
      'May ask too: mac_other.',
    ])
    expect(difference(robots, { ...robots, ...naming(OTHER) }, nameOf)).toEqual([
      'May ask too: mac_other.',
      'May not ask any more: mac_bot0.',
    ])
    expect(description(robots, nameOf)).toContain('May ask: mac_bot0.')
  })
})

describe('the linter', () => {
  const found = (list: readonly Policy[], machines: { [id: MachineId]: readonly Who[] }) =>
    lint(list, {
      now: START,
      roster: roster(),
      nameOf: (id) => id,
      machines: Object.fromEntries(
        Object.entries(machines).map(([id, owners]) => [id, owners.map(idOf)]),
      ),
      places: [{ ...target, canRotate: true }],
    }).map(({ policyName, code, severity }) => `${policyName}: ${severity} ${code}`)

  it('does not take a policy for machines as hidden behind one for everybody', () => {
    expect(found([everybody, robots], { [BOT]: ['ana'] })).toEqual([])
    expect(found([robots, { ...robots, id: 'pol_b', name: 'b' }], { [BOT]: ['ana'] })).toEqual([
      'b: error shadowed',
    ])
    expect(found([policy('a', naming(BOT, OTHER)), robots], { [BOT]: [], [OTHER]: [] })).toEqual([
      'robots: error shadowed',
    ])
  })

  it('finds a policy whose machines are all over', () => {
    expect(found([robots], {})).toEqual(['robots: error nobody_may_ask'])
    expect(found([robots], { [BOT]: ['ana'] })).toEqual([])
  })

  it('finds a machine whose owners are needed as approvers, each alone or together', () => {
    const two = policy('two', { ...naming(BOT), terms: terms({ steps: [groupStep(1, OPS)] }) })
    expect(found([two], { [BOT]: ['bo'] })).toEqual([])
    expect(found([two], { [BOT]: ['bo', 'cy'] })).toEqual(['two: warning only_approver_asks'])
    const one = policy('one', { ...naming(BOT), terms: terms({ steps: [step(1, 'bo')] }) })
    expect(found([one], { [BOT]: ['bo'] })).toEqual(['one: warning only_approver_asks'])
    expect(found([one], { [BOT]: ['ana'] })).toEqual([])
  })
})
