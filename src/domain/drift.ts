import type { AccountId, LeaseId, ResourceId } from './ids'

/**
 * How a target differs from the leases. `left-behind`: of a lease that is over, which Hallpass takes
 * away. All others are for people: `unknown-lease`: of a lease that never was; `elsewhere`: of a
 * lease at another target; `altered`: it has a mark, and not the name that goes with it; `foreign`:
 * of another installation; `open-at-rest`: an account that is only lent is open, and nobody holds it.
 */
export const DRIFT_KINDS = [
  'left-behind',
  'unknown-lease',
  'elsewhere',
  'altered',
  'foreign',
  'open-at-rest',
] as const
export type DriftKind = (typeof DRIFT_KINDS)[number]

/** `removed`: by Hallpass. `gone`: by somebody else, or no difference any more. */
export const DRIFT_STATES = ['open', 'removed', 'gone'] as const
export type DriftState = (typeof DRIFT_STATES)[number]

export type Difference = {
  /** What it is called at the target. */
  readonly subject: string
  readonly kind: DriftKind
  readonly resourceId: ResourceId | null
  readonly leaseId: LeaseId | null
  readonly accountId: AccountId | null
  /** What was read at the target, or why it could not be taken away; may be empty. */
  readonly said: string
}
