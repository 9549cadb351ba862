import type { PublicEvent, Subject } from '../domain/resource/effect'

/** An alert as the receiver reads it; without secrets, and without a target's own words. */
export type Alert = {
  readonly type: PublicEvent['type']
  /** RFC 3339, when it happened. */
  readonly timestamp: string
  readonly data: {
    readonly leaseId: string
    readonly resourceName: string
    readonly accountName: string
    readonly holderName: string
    readonly endedAt: string | null
    readonly overdueSeconds: number
    readonly url: string
  }
}

/** What to tell an alarm system about an event; null where the event is about no lease. */
export function alertOf(
  event: PublicEvent,
  { request, lease }: Subject,
  at: number,
  publicUrl: string,
): Alert | null {
  if (!request || !lease) return null
  const { id: leaseId, holderName, account, endedAt } = lease
  return {
    type: event.type,
    timestamp: rfc3339(at),
    data: {
      leaseId,
      resourceName: request.resourceName,
      accountName: account.name,
      holderName,
      endedAt: endedAt === null ? null : rfc3339(endedAt),
      overdueSeconds: endedAt === null ? 0 : Math.round((at - endedAt) / 1_000),
      url: `${publicUrl.replace(/\/+$/, '')}/leases/${leaseId}`,
    },
  }
}

function rfc3339(ms: number): string {
  return new Date(ms).toISOString()
}
