import type { PublicEvent, Subject } from '../domain/resource/effect'

/** An alert as the receiver reads it; without secrets, and without a target's own words. */
export type Alert = {
  readonly type: PublicEvent['type']
  /** RFC 3339, when it happened. */
  readonly timestamp: string
  readonly data: {
    readonly requestId: string
    /** Null in an emergency in which nothing was taken yet. */
    readonly leaseId: string | null
    readonly resourceName: string
    readonly accountName: string
    readonly holderName: string
    readonly endedAt: string | null
    readonly overdueSeconds: number
    /** By when the review of an emergency was owed. */
    readonly reviewBy: string | null
    readonly url: string
  }
}

/** What to tell an alarm system about an event; null where it is about nothing that is known. */
export function alertOf(
  event: PublicEvent,
  { request, lease }: Subject,
  at: number,
  publicUrl: string,
): Alert | null {
  if (!request) return null
  const endedAt = lease?.endedAt ?? null
  const page = lease ? `/leases/${lease.id}` : `/requests/${request.id}`
  return {
    type: event.type,
    timestamp: rfc3339(at),
    data: {
      requestId: request.id,
      leaseId: lease?.id ?? request.leaseId,
      resourceName: request.resourceName,
      accountName: (lease ?? request).account.name,
      holderName: lease?.holderName ?? request.requesterName,
      endedAt: endedAt === null ? null : rfc3339(endedAt),
      overdueSeconds: endedAt === null ? 0 : Math.round((at - endedAt) / 1_000),
      reviewBy: 'reviewBy' in event ? rfc3339(event.reviewBy) : null,
      url: `${publicUrl.replace(/\/+$/, '')}${page}`,
    },
  }
}

function rfc3339(ms: number): string {
  return new Date(ms).toISOString()
}
