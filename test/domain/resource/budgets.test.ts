import { describe, it } from 'vitest'
import type { Budget, Use } from '../../../src/domain/policy/budget'
import type { Terms } from '../../../src/domain/policy/policy'
import {
  after,
  approved,
  checkedOut,
  DAY,
  filed,
  granted,
  HOUR,
  LEA,
  MINUTE,
  RES,
  roster,
  START,
  step,
  yes,
} from '../../support/facts'
import { ask, checkOut, given, type Told } from '../../support/resource-spec'

function budget(more: Partial<Budget>): Partial<Terms> {
  return { budgets: [{ per: 'person', periodSeconds: 7 * DAY, ...more }] }
}

/** An hour's access that ended so long ago. */
function used(endedAgoSeconds: number, more: Partial<Use> = {}): Use {
  const until = START - endedAgoSeconds * 1_000
  return {
    ...{ requestId: 'req_other_1', resourceId: 'res_other', policyId: 'pol_other' },
    ...{ from: until - HOUR * 1_000, until, isOpen: false },
    ...more,
  } as Use
}

function knowing({ command, by }: Told, ...uses: readonly Use[]): Told {
  return { command: { ...command, uses } as Told['command'], by }
}

const past = [filed('ana', { steps: [step(1, 'bo')] }), yes('bo', 0), approved]
const take = (terms: Partial<Terms>, ...uses: readonly Use[]) =>
  given(...past).when(knowing(checkOut('ana', { terms }), ...uses))

describe('a budget', () => {
  it('gives so many accesses in its period, and no more', () => {
    take(budget({ leases: 2 }), used(DAY)).causes({ type: 'lease.checked_out' })
    take(budget({ leases: 2 }), used(DAY), used(2 * DAY)).refused('budget_spent')
    take(budget({ leases: 2 }), used(DAY), used(8 * DAY)).causes({ type: 'lease.checked_out' })
  })

  it('gives so many hours, of which those count that lie in the period', () => {
    take(budget({ seconds: 2 * HOUR }), used(DAY)).causes({ type: 'lease.checked_out' })
    take(budget({ seconds: 2 * HOUR - 1 }), used(DAY)).refused('budget_spent')
    take(budget({ seconds: 2 * HOUR - 1 }), used(7 * DAY - MINUTE)).causes({
      type: 'lease.checked_out',
    })
    take(budget({ seconds: HOUR - 1 })).refused('budget_spent')
  })

  it('wants a pause after the last one, and counts what is open as going on', () => {
    take(budget({ coolDownSeconds: HOUR }), used(HOUR)).causes({ type: 'lease.checked_out' })
    take(budget({ coolDownSeconds: HOUR }), used(HOUR - 1)).refused('budget_spent')
    const open = used(-HOUR, { isOpen: true })
    take(budget({ coolDownSeconds: 1 }), open).refused('budget_spent')
    take(budget({ atOnce: 1 }), used(1)).causes({ type: 'lease.checked_out' })
    take(budget({ atOnce: 1 }), open).refused('budget_spent')
  })

  it('counts a person, or what they have of this resource or under this policy', () => {
    const elsewhere = used(DAY)
    const here = used(DAY, { resourceId: RES })
    const under = used(DAY, { policyId: 'pol_prod' })
    take(budget({ leases: 1, per: 'person' }), elsewhere).refused('budget_spent')
    take(budget({ leases: 1, per: 'resource' }), elsewhere).causes({ type: 'lease.checked_out' })
    take(budget({ leases: 1, per: 'resource' }), here).refused('budget_spent')
    take(budget({ leases: 1, per: 'policy' }), here).causes({ type: 'lease.checked_out' })
    take(budget({ leases: 1, per: 'policy' }), under).refused('budget_spent')
  })

  it('is refused when asked already, and counts when pinned or of today', () => {
    const spent = budget({ leases: 1 })
    given()
      .when(knowing(ask('ana', { terms: spent }), used(DAY)))
      .refused('budget_spent')
    given(filed('ana', spent), approved)
      .when(knowing(checkOut('ana'), used(DAY)))
      .refused('budget_spent')
  })

  it('is not decided without knowing what was used', () => {
    given()
      .when(ask('ana', { terms: budget({ leases: 9 }) }))
      .refused('facts_stale')
    given(...past)
      .when(checkOut('ana', { terms: budget({ leases: 9 }) }))
      .refused('facts_stale')
  })
})

describe('beyond a budget that asks somebody', () => {
  const terms = { steps: [step(1, 'bo')], ...budget({ leases: 1, beyond: step(1, 'cy') }) }

  it('their step is added when it is filed, and within it is not', () => {
    given()
      .when(knowing(ask('ana', { terms }), used(DAY)))
      .causes(
        {
          type: 'request.filed',
          policy: { terms: { steps: [step(1, 'bo'), step(1, 'cy')] } },
        } as never,
        { type: 'step.opened', step: 0 },
      )
    given()
      .when(knowing(ask('ana', { terms })))
      .causes({ type: 'request.filed', policy: { terms } } as never, { type: 'step.opened' })
  })

  it('their step is added at check-out where it was passed since, and once only', () => {
    take(terms, used(DAY)).refused(
      'approval_reopened',
      { type: 'request.reopened', addedSteps: [step(1, 'cy')] },
      { type: 'step.opened', step: 1 },
    )
    const both = filed('ana', { ...terms, steps: [step(1, 'bo'), step(1, 'cy')] })
    given(both, yes('bo', 0), yes('cy', 1), approved)
      .when(knowing(checkOut('ana', { terms }), used(DAY)))
      .causes({ type: 'lease.checked_out' })
  })
})

describe('more time', () => {
  const held = [filed('ana', { extension: { steps: [] } }), approved, checkedOut('ana'), granted]
  const extend = (terms: Partial<Terms>, ...uses: readonly Use[]) => {
    const told = checkOut('ana', { terms: { extension: { steps: [] }, ...terms } })
    const { ruling } = told.command as { ruling: object } & Told['command']
    const words = { seconds: HOUR, justification: 'More.', proof: null, key: null, uses }
    const command = { type: 'extend', leaseId: LEA, ruling, roster: roster(), ...words }
    return given(...held).when({ command: command as never, by: told.by }, after(MINUTE))
  }
  const own = used(-HOUR, { requestId: held[0]?.requestId as never, isOpen: true, from: START })

  it('counts as hours, and as no further access', () => {
    extend(budget({ seconds: 2 * HOUR, leases: 1, atOnce: 1 }), own).causes(
      { type: 'request.filed' },
      { type: 'request.approved' },
      { type: 'lease.extended' },
      { type: 'request.used' },
    )
    extend(budget({ seconds: 2 * HOUR - 1 }), own).refused('budget_spent')
  })
})

describe('how much one person may hold at a time', () => {
  it('has an end whatever policies say', () => {
    const open = Array.from({ length: 50 }, () => used(-HOUR, { isOpen: true }))
    take({}, ...open).refused('too_many_leases')
    take({}, ...open.slice(1)).causes({ type: 'lease.checked_out' })
  })
})
