import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PolicyBody } from '../../src/domain/policy/schema'
import { budgetsIn, isAboutBudgets, withBudgetRows } from '../../src/pages/admin/policy-budget'
import {
  atRows,
  bodyIn,
  NEW_POLICY,
  typedOfPolicy,
  unreadable,
} from '../../src/pages/admin/policy-form'
import { PolicyFormPage } from '../../src/pages/admin/policy-form-page'
import type { Typed } from '../../src/pages/parts/typed'
import { textsIn } from '../../src/texts/texts'
import { markupOf } from './markup'
import { HOSTILE, POLICY, TERMS } from './samples'

/** Rows of budgets that count these. */
function budgetsOf(scopes: readonly string[]): Typed {
  const rows = scopes.map((per, row) => [`terms.budgets.${row}.per`, [per]] as const)
  return { ...Object.fromEntries(rows), budgetRows: [String(scopes.length)] }
}

const { id: _id, revision: _revision, ...written } = POLICY

describe('The policy form', () => {
  it('sends back exactly the policy that it was filled with', () => {
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(written)))).toEqual(written)
  })

  it('keeps a policy for everybody, without steps and without a proof', () => {
    const simple = {
      ...written,
      requesters: { everybody: true },
      terms: { ...TERMS, steps: [], mfa: { required: false, acr: [], amr: [] } },
    } as const
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(simple)))).toEqual(simple)
  })

  it('sends back which proof is needed where', () => {
    const at = {
      filing: 'either',
      deciding: 'passkey',
      checkOut: 'none',
      secret: 'provider',
    } as const
    const mfa = { required: false, acr: ['phr'], amr: [], at }
    const proving = { ...written, terms: { ...TERMS, mfa } }
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(proving)))).toEqual(proving)
    const markup = markupOf(
      <PolicyFormPage
        {...{ stored: POLICY, groups: [], people: [], problem: null }}
        draft={{ typed: typedOfPolicy(proving), faults: {} }}
      />,
    )
    expect(markup).toMatch(
      /name="terms\.mfa\.at\.deciding"[\s\S]*?<option value="passkey" selected/,
    )
  })

  it('sends back who is told of an emergency and who reviews it', () => {
    const breakGlass = {
      ...{ maxSeconds: 600, reviewWithinSeconds: 172_800 },
      tell: { people: ['per_bo11'], groups: ['grp_ops1'] },
      reviewers: { people: [], groups: ['grp_ops1'] },
    } as const
    const emergency = { ...written, terms: { ...TERMS, breakGlass } }
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(emergency)))).toEqual(emergency)
    const half = { ...typedOfPolicy(emergency), 'terms.breakGlass.maxSeconds': [''] }
    expect(v.is(PolicyBody, bodyIn(half))).toBe(false)
  })

  it('sends back every budget, with who is asked beyond it', () => {
    const ring = { afterSeconds: 1_800, people: ['per_cy11'], groups: [] }
    const beyond = { name: 'Owner', quorum: 2, people: [], groups: ['grp_ops1'], rings: [ring] }
    const budgets = [
      { per: 'person', periodSeconds: 604_800, leases: 3, beyond },
      { per: 'resource', periodSeconds: 86_400, seconds: 36_000, coolDownSeconds: 3_600 },
      { per: 'policy', periodSeconds: 3_600, atOnce: 1 },
    ] as const
    const counted = { ...written, terms: { ...TERMS, budgets } }
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(counted as never)))).toEqual(counted)
  })

  it('gets one more budget, or loses the one that is taken out of the middle', () => {
    const typed = { ...NEW_POLICY, ...budgetsOf(['person', 'resource', 'policy']) }
    expect(isAboutBudgets(typed)).toBe(false)
    const more = withBudgetRows({ ...typed, more: ['budget'] })
    expect(budgetsIn(more).budgets).toHaveLength(3) // What counts nothing is left out.
    const fewer = withBudgetRows({ ...typed, removedBudget: ['1'] })
    expect(budgetsIn(fewer).budgets?.map(({ per }) => per)).toEqual(['person', 'policy'])
    const none = withBudgetRows({ ...budgetsOf(['person']), removedBudget: ['0'] })
    expect(budgetsIn(none)).toEqual({})
    const markup = markupOf(
      <PolicyFormPage
        {...{ stored: POLICY, groups: [], people: [], problem: null }}
        draft={{ typed: more, faults: {} }}
      />,
    )
    expect(markup).toContain('Budget 4')
    expect(markup).toContain('Remove budget 2')
  })

  it('puts a complaint about a budget at its row, whichever rows count nothing', () =>
    expect(
      atRows({ 'terms.budgets.1.periodSeconds': 'too long' }, budgetsOf(['person', '', 'policy'])),
    ).toEqual({ 'terms.budgets.2.periodSeconds': 'too long' }))

  it('sends back the windows that it was filled with', () => {
    const windows = {
      zone: 'Europe/Berlin',
      hours: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' },
        { days: ['fri', 'sun'], from: '22:00', to: '06:00' },
      ],
      holidays: ['--12-25', '2026-05-01'],
    } as const
    const timed = { ...written, terms: { ...TERMS, windows } }
    expect(v.parse(PolicyBody, bodyIn(typedOfPolicy(timed)))).toEqual(timed)
    const german = typedOfPolicy(timed, textsIn('de').policies.windows)
    expect(german['terms.windows.hours']).toEqual(['Mo–Fr 08:00–18:00\nFr, So 22:00–06:00'])
    expect(v.parse(PolicyBody, bodyIn(german))).toEqual(timed)
  })

  it('reads hours as people write them, and a calendar as its text', () => {
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260501\nEND:VEVENT\nEND:VCALENDAR'
    const typed = {
      ...typedOfPolicy(written),
      'terms.windows.zone': ['Europe/Berlin'],
      'terms.windows.hours': ['Saturday - mon, WED 9:00 – 24:00\n\nthurs 22:00-6:00'],
      'terms.windows.holidays': [calendar],
    }
    expect(v.parse(PolicyBody, bodyIn(typed)).terms.windows).toEqual({
      zone: 'Europe/Berlin',
      hours: [
        { days: ['sat', 'sun', 'mon', 'wed'], from: '09:00', to: '24:00' },
        { days: ['thu'], from: '22:00', to: '06:00' },
      ],
      holidays: ['2026-05-01'],
    })
    for (const line of ['Someday 08:00-18:00', 'Mon 8-18', 'Mon-Tue-Wed 08:00-18:00'])
      expect(unreadable(textsIn('en'), { ...typed, 'terms.windows.hours': [line] })).toEqual({
        'terms.windows.hours': `“${line}” is not like Mon–Fri 08:00–18:00.`,
      })
  })

  it('puts a complaint about hours or a calendar at their fields', () =>
    expect(
      Object.keys(atRows({ 'terms.windows.hours.0.to': 'x', 'terms.windows.calendar': 'y' }, {})),
    ).toEqual(['terms.windows.hours', 'terms.windows.holidays']))

  it('folds what most policies leave empty, and opens it where something is in it or wrong', () => {
    const openAt = (typed: Typed, faults = {}) => {
      const markup = markupOf(
        <PolicyFormPage
          {...{ stored: null, groups: [], people: [], problem: null }}
          draft={{ typed, faults }}
        />,
      )
      return [...markup.matchAll(/<details class="card more"[^>]* open=""[\s\S]*?<span>([^<]+)/g)]
        .map(([, title]) => title)
        .join()
    }
    expect(openAt(NEW_POLICY)).toBe('')
    expect(openAt({ ...NEW_POLICY, 'terms.mfa.at.checkOut': ['none'] })).toBe('')
    expect(openAt({ ...NEW_POLICY, 'terms.mfa.at.checkOut': ['passkey'] })).toBe('Proof')
    expect(openAt({ ...NEW_POLICY, budgetRows: ['2'] })).toBe('Budgets')
    expect(openAt(NEW_POLICY, { 'terms.windows.zone': 'There is no such zone.' })).toBe('Hours')
  })

  it('starts a new policy that names nobody, so that it cannot be saved by mistake', () => {
    expect(v.is(PolicyBody, bodyIn({ ...NEW_POLICY, name: ['New'], resources: ['*'] }))).toBe(false)
  })

  it('refuses a duration without a unit, at its field', () => {
    const typed = { ...typedOfPolicy(written), 'terms.pendingSeconds': ['30'] }
    expect(Object.keys(unreadable(textsIn('en'), typed))).toEqual(['terms.pendingSeconds'])
  })

  it('puts a complaint about a step at its row, whichever rows were left empty', () => {
    const typed = { stepRows: ['3'], 'terms.steps.2.name': ['Owners'] }
    expect(atRows({ 'terms.steps.0.quorum': 'At least 1.' }, typed)).toEqual({
      'terms.steps.2.quorum': 'At least 1.',
    })
  })

  it('comes back with everything that was typed', () => {
    const typed = { ...typedOfPolicy(written), name: [HOSTILE], tags: ['a b'] }
    const markup = markupOf(
      <PolicyFormPage
        stored={POLICY}
        draft={{ typed, faults: { tags: 'No blanks.' } }}
        problem={null}
        groups={[{ id: 'grp_eng1', words: 'Engineers' }]}
        people={[{ id: 'per_bo11', words: 'Bo Berg' }]}
      />,
    )
    expect(markup).toContain('value="&lt;script&gt;')
    expect(markup).toContain('value="a b"')
    expect(markup).toMatch(/name="requesters.groups" value="grp_eng1" checked/)
    expect(markup).toMatch(/name="terms.steps.0.people" value="per_bo11" checked/)
    expect(markup).toMatch(
      /id="tags"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*tags-fault"/,
    )
  })
})
