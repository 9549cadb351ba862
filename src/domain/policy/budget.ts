import type { PolicyId, RequestId, ResourceId } from '../ids'
import type { Step } from './policy'

/** Whose use is counted: all of a person's, theirs of the resource, or theirs under the policy. */
export const BUDGET_SCOPES = ['person', 'resource', 'policy'] as const

/** How much one person may have within a period; whatever is left out is not limited. */
export type Budget = {
  readonly per: (typeof BUDGET_SCOPES)[number]
  /** The period that ends now. */
  readonly periodSeconds: number
  readonly leases?: number | undefined
  readonly seconds?: number | undefined
  /** How long after the end of one until the next. */
  readonly coolDownSeconds?: number | undefined
  /** How many at one time. */
  readonly atOnce?: number | undefined
  /** Who has to agree on top, beyond it; without it, beyond it is refused. */
  readonly beyond?: Step | null | undefined
}

/** What one person holds, has held, or is about to take. Epoch milliseconds; open ends are planned. */
export type Use = {
  readonly requestId: RequestId
  readonly resourceId: ResourceId
  readonly policyId: PolicyId
  readonly from: number
  readonly until: number
  readonly isOpen: boolean
}

/** What somebody is about to take. */
export type Taking = Pick<Use, 'resourceId' | 'policyId'> & {
  readonly at: number
  readonly seconds: number
  /** More time on what is held is no further lease. */
  readonly isMore?: boolean
}

/** Which limit of a budget is passed by taking this too, or null. */
export function passedLimit(
  budget: Budget,
  uses: readonly Use[],
  taking: Taking,
): 'leases' | 'seconds' | 'cool-down' | 'at once' | null {
  const { at, seconds, isMore = false } = taking
  const since = at - budget.periodSeconds * 1_000
  const counted = uses.filter((use) => isCounted(budget, use, taking))
  const recent = counted.filter(({ isOpen, until }) => isOpen || until > since)
  const usedMs = recent.reduce((sum, { from, until }) => sum + until - Math.max(from, since), 0)
  if (budget.seconds !== undefined && usedMs + seconds * 1_000 > budget.seconds * 1_000)
    return 'seconds'
  if (isMore) return null
  const begun = recent.filter(({ from }) => from > since).length
  if (budget.leases !== undefined && begun >= budget.leases) return 'leases'
  const open = counted.filter(({ isOpen }) => isOpen).length
  if (budget.atOnce !== undefined && open >= budget.atOnce) return 'at once'
  const { coolDownSeconds } = budget
  const isCooling = (use: Use) => use.isOpen || use.until + (coolDownSeconds ?? 0) * 1_000 > at
  return coolDownSeconds !== undefined && counted.some(isCooling) ? 'cool-down' : null
}

function isCounted({ per }: Budget, use: Use, { resourceId, policyId }: Taking): boolean {
  if (per === 'person') return true
  return per === 'resource' ? use.resourceId === resourceId : use.policyId === policyId
}
