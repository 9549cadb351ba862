import { LIMITS } from '../limits'
import { type Budget, passedLimit, type Taking, type Use } from '../policy/budget'
import type { PolicyPin, Step } from '../policy/policy'
import type { Refusal } from '../refusal'

type Budgeting =
  | { readonly refusal: Refusal; readonly steps?: undefined }
  | { readonly refusal: null; readonly steps: readonly Step[] }

/**
 * What the budgets of these policies make of taking this too: a refusal, or the steps that are asked
 * on top. Where there is a budget, nothing is decided without knowing what was used.
 */
export function budgeting(
  policies: readonly PolicyPin[],
  uses: readonly Use[] | undefined,
  taking: Taking,
): Budgeting {
  const budgets = policies.flatMap(({ terms }) => terms.budgets ?? [])
  if (!uses) return budgets.length === 0 ? FREE : { refusal: { code: 'facts_stale' } }
  const open = uses.filter(({ isOpen }) => isOpen).length
  const limit = LIMITS.openLeasesPerPerson
  if (!taking.isMore && open >= limit) return { refusal: { code: 'too_many_leases', limit } }
  const passed = budgets.flatMap((budget) => {
    const by = passedLimit(budget, uses, taking)
    return by ? [{ budget, by }] : []
  })
  const hard = passed.find(({ budget }) => !budget.beyond)
  if (hard) return { refusal: { code: 'budget_spent', per: hard.budget.per, limit: hard.by } }
  return { refusal: null, steps: distinct(passed.map(({ budget }) => budget)) }
}

const FREE: Budgeting = { refusal: null, steps: [] }

/** The pinned and today's policy mostly say the same, which is asked once. */
function distinct(budgets: readonly Budget[]): readonly Step[] {
  const steps = budgets.flatMap(({ beyond }) => beyond ?? [])
  return steps.filter((step, index) => steps.findIndex(({ name }) => name === step.name) === index)
}

/** Everybody whom budgets may ask on top, for whoever reads the directory. */
export function budgetSteps(policies: readonly (PolicyPin | null)[]): readonly Step[] {
  return policies.flatMap((policy) =>
    (policy?.terms.budgets ?? []).flatMap(({ beyond }) => beyond ?? []),
  )
}
