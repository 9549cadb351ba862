import type { ChannelMessage } from '../../domain/channel/message'

/** A message as the receiver of a webhook reads it: times in RFC 3339, durations in seconds. */
export function webhookBody(message: ChannelMessage, publicUrl: string): string {
  const { type, at, actor, resource, accountName, request, lease, said, name, code, path } = message
  return JSON.stringify({
    type,
    timestamp: rfc3339(at),
    data: {
      actor,
      resource,
      accountName,
      request,
      lease: lease && {
        ...lease,
        endsAt: rfc3339(lease.endsAt),
        endedAt: lease.endedAt === null ? null : rfc3339(lease.endedAt),
      },
      said,
      name,
      code,
      url: addressOf(path, publicUrl),
    },
  })
}

export function addressOf(path: string, publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`
}

function rfc3339(ms: number): string {
  return new Date(ms).toISOString()
}
