import type {
  AccountId,
  ChangeId,
  ChannelId,
  ChannelSecretId,
  ConnectorId,
  EventSecretId,
  ProviderId,
  RequestId,
  ResourceId,
} from '../domain/ids'

/** What a sealed text is bound to, so that it opens nowhere else. */
export function connectorContext(id: ConnectorId): string {
  return `connector:${id}`
}

/** What lets a browser into an app opens nothing else. */
export function appContext(id: ConnectorId): string {
  return `app:${id}`
}

export function changeContext(id: ChangeId): string {
  return `change:${id}`
}

export function providerContext(id: ProviderId): string {
  return `provider:${id}`
}

export function eventSecretContext(id: EventSecretId): string {
  return `event:${id}`
}

/** An address that is a secret, or may have one in it. */
export function channelContext(id: ChannelId): string {
  return `channel:${id}`
}

export function channelSecretContext(id: ChannelSecretId): string {
  return `channel-secret:${id}`
}

/** What reads a provider signs nobody in. */
export function reconciliationContext(id: ProviderId): string {
  return `reconciliation:${id}`
}

export function leaseSecretContext(request: RequestId): string {
  return `lease:${request}`
}

/** A version that is put back in place of a later one does not open there. */
export function storedSecretContext(
  { resourceId, accountId }: { readonly resourceId: ResourceId; readonly accountId: AccountId },
  version: number,
): string {
  return `vault:${resourceId}/${accountId}/secret/${version}`
}
