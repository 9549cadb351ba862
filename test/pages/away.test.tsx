import { describe, expect, it } from 'vitest'
import type { DelegationRow } from '../../src/db/delegations'
import type { Policy, Terms } from '../../src/domain/policy/policy'
import { bodyIn, typedOfPolicy } from '../../src/pages/admin/policy-form'
import { AwayPage } from '../../src/pages/away-page'
import { BLANK } from '../../src/pages/parts/fields'
import { principals, step, terms } from '../support/facts'
import { actionsIn, markupOf } from './markup'
import { NOW } from './samples'

describe('the page of who is away and stands in', () => {
  it('says who stands in for whom, within which limits, and lets either end it', () => {
    const row: DelegationRow = {
      id: 'del_0001',
      principalId: 'per_bo00',
      principalName: 'Bo',
      delegateId: 'per_cy00',
      delegateName: 'Cy',
      isAway: true,
      startsAt: NOW,
      endsAt: NOW,
      note: '',
      policies: null,
      resources: 'prod-*',
      accounts: null,
    }
    const shown = (personId: 'per_bo00' | 'per_cy00') =>
      markupOf(
        <AwayPage
          found={{ items: [row], next: null }}
          query={{}}
          policies={[]}
          draft={BLANK}
          problem={null}
          personId={personId}
        />,
      )
    expect(shown('per_bo00')).toContain('Cy stands in for you')
    expect(shown('per_cy00')).toContain('You stand in for Bo')
    expect(shown('per_cy00')).toContain('only for resources prod-*')
    expect(actionsIn(shown('per_cy00'))).toEqual(['/away/del_0001/end', '/away'])
  })
})

describe('the form of a policy', () => {
  it('keeps the rings of steps, and budgets, as they were saved', () => {
    const wanted: Partial<Terms> = {
      steps: [
        { ...step(1, 'bo'), rings: [{ afterSeconds: 1_800, ...principals(['cy']) }] },
        step(1, 'root'),
      ],
      budgets: [
        {
          per: 'person',
          periodSeconds: 604_800,
          leases: 3,
          seconds: 36_000,
          beyond: step(2, 'cy', 'root'),
        },
        { per: 'resource', periodSeconds: 86_400, atOnce: 1 },
      ],
    }
    const policy: Omit<Policy, 'id' | 'revision'> = {
      name: 'Production',
      active: true,
      resources: 'prod-*',
      accounts: null,
      kinds: null,
      tags: null,
      modes: null,
      requesters: { everybody: true },
      terms: terms(wanted),
    }
    expect(bodyIn(typedOfPolicy(policy)).terms).toMatchObject(wanted)
  })
})
