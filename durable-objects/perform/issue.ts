import type { Guide } from '../../src/connectors/connector'
import type { ResourceId } from '../../src/domain/ids'
import type { Refusal } from '../../src/domain/refusal'
import type { Event } from '../../src/domain/resource/event'
import type { Lease } from '../../src/domain/resource/state'
import { targetCall } from './target-call'

/** How far the clock of a target may be behind; a slice is good that much before it was issued. */
const SLOW_CLOCK_MS = 60_000

/** What was issued. Times in epoch milliseconds. */
export type Slice = {
  readonly text: string
  readonly validFrom: number
  readonly validUntil: number
  readonly guide: Guide
}

export type SliceAnswer =
  | { readonly accepted: true; readonly slice: Slice }
  | { readonly accepted: false; readonly refusal: Refusal }

type Decided = {
  readonly lease: Lease
  readonly issuedAt: number
  readonly input: string
  readonly events: readonly Event[]
}

/**
 * Makes what was decided and stored, now or before. It is never good before its lease began, nor
 * after what was stored.
 */
export async function issue(
  { lease, issuedAt, input, events }: Decided,
  resourceId: ResourceId,
  env: Env,
): Promise<Slice> {
  const decided = events.find((event) => event.type === 'slice.issued')
  const { connector, call } = await targetCall(lease, resourceId, env)
  const validUntil = decided?.validUntil ?? lease.issuedUntil
  if (!validUntil || !connector.issuance) throw new Error(`${connector.kind} issues nothing.`)
  const validFrom = Math.max(lease.checkedOutAt, issuedAt - SLOW_CLOCK_MS)
  const holder = { id: lease.holder, name: lease.holderName }
  const about = { leaseId: lease.id, holder, input, validFrom, validUntil, issuer: env.PUBLIC_URL }
  const text = await connector.issuance.issue({ ...call, ...about })
  return { text, validFrom, validUntil, guide: connector.instruct(call) }
}
