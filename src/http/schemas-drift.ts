import * as v from 'valibot'
import { DRIFT_KINDS, DRIFT_STATES } from '../domain/drift'
import { AccountId, ConnectorId, LeaseId, ResourceId } from '../domain/ids'
import { Time } from './schemas'

/** Something at a target that belongs to no lease, and what became of it. */
export const DriftAnswer = v.object({
  connectorId: ConnectorId,
  connectorName: v.string(),
  subject: v.string(),
  kind: v.picklist(DRIFT_KINDS),
  resourceId: v.nullable(ResourceId),
  leaseId: v.nullable(LeaseId),
  accountId: v.nullable(AccountId),
  state: v.picklist(DRIFT_STATES),
  /** What was read at the target, or why it could not be taken away. */
  said: v.string(),
  foundAt: Time,
  seenAt: Time,
})

/** When a target was compared with the leases; `problem` is why that did not work, or not all of it. */
export const ComparisonAnswer = v.object({
  connectorId: ConnectorId,
  connectorName: v.string(),
  beganAt: v.nullable(Time),
  finishedAt: v.nullable(Time),
  problem: v.nullable(v.string()),
})
