import * as v from 'valibot'
import type { AccountId, ConnectorId } from './ids'

export const RESOURCE_KINDS = ['host', 'database', 'directory', 'web app', 'other'] as const
export type ResourceKind = (typeof RESOURCE_KINDS)[number]
export const ResourceKind = v.picklist(
  RESOURCE_KINDS,
  `A kind is one of: ${RESOURCE_KINDS.join(', ')}.`,
)

export const ACCESS_MODES = ['enable', 'provision', 'elevate', 'credential', 'certificate'] as const
export type AccessMode = (typeof ACCESS_MODES)[number]
export const AccessMode = v.picklist(
  ACCESS_MODES,
  `An access mode is one of: ${ACCESS_MODES.join(', ')}.`,
)

/** What the holder gets is the account itself, so that two at a time would share one right. */
export function isOneRight(mode: AccessMode): boolean {
  return mode === 'enable' || mode === 'elevate' || mode === 'credential'
}

/** The account takes hold of something at the target that has a name there already. */
export function isNamed(mode: AccessMode): boolean {
  return isOneRight(mode) || mode === 'certificate'
}

/** The right may be there already when Hallpass comes, and is then not Hallpass's to take away. */
export function mayBeThereBefore(mode: AccessMode): boolean {
  return mode === 'enable' || mode === 'elevate'
}

/** How many leases a resource may carry at once. */
export const SHARINGS = ['exclusive', 'exclusive-per-account', 'shared'] as const
export type Sharing = (typeof SHARINGS)[number]
export const Sharing = v.picklist(SHARINGS, `Sharing is one of: ${SHARINGS.join(', ')}.`)

/** What a policy sees of the resource and the account that are asked for. */
export type Target = {
  readonly resourceName: string
  readonly kind: ResourceKind
  readonly tags: readonly string[]
  readonly accountName: string
  readonly mode: AccessMode
}

/** An account as the catalogue has it now; the check-out pins it into the lease. */
export type AccountFacts = {
  readonly id: AccountId
  readonly name: string
  readonly mode: AccessMode
  readonly connectorId: ConnectorId
  readonly connectorKind: string
  /** The account's own settings for its connector, for example the roles to grant. Never secret. */
  readonly settings: AccountSettings
}

/** Whether two readings of one account give the same thing at the target; the name may differ. */
export function isSameAccount(one: AccountFacts, other: AccountFacts): boolean {
  return (
    one.id === other.id &&
    one.mode === other.mode &&
    one.connectorId === other.connectorId &&
    one.connectorKind === other.connectorKind &&
    canonical(one.settings) === canonical(other.settings)
  )
}

function canonical(settings: AccountSettings): string {
  const sorted = Object.entries(settings).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.toSorted() : value,
  ])
  return JSON.stringify(sorted.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}

export type AccountSettings = { readonly [name: string]: string | readonly string[] | boolean }
