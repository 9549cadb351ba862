import * as v from 'valibot'

/**
 * Ids carry their type, and ids of live things carry the resource that owns them, so that the edge
 * finds the Custodian without a look-up. The random part never changes and is never used again.
 */
export type ResourceId = `res_${string}`
export type RequestId = `req_${string}_${number}`
export type LeaseId = `lea_${string}_${number}`
export type PersonId = `per_${string}`
export type MachineId = `mac_${string}`
/** Whoever can ask for access: a person, or a machine. Only people decide. */
export type AskerId = PersonId | MachineId
export type GroupId = `grp_${string}`
export type PolicyId = `pol_${string}`
export type DelegationId = `del_${string}`
export type ConnectorId = `con_${string}`
export type AccountId = `acc_${string}`
export type ProofId = `prf_${string}`
export type SessionId = `ses_${string}`
export type ProviderId = `idp_${string}`
export type PasskeyId = `pky_${string}`
export type ScimConnectionId = `sci_${string}`
export type ScimTokenId = `sct_${string}`
export type ScimUserId = `scu_${string}`
export type EventConnectionId = `evc_${string}`
export type EventSecretId = `evs_${string}`
export type ChannelId = `chn_${string}`
export type ChannelSecretId = `chs_${string}`
export type TokenId = `tok_${string}`
export type ChangeId = `cha_${string}`
export type MachineRuleId = `mru_${string}`
export type PushSubscriptionId = `psh_${string}`

const RANDOM_PART = '[a-z0-9]{4,32}'

export const ResourceId = idSchema<ResourceId>('res')
export const PersonId = idSchema<PersonId>('per')
export const MachineId = idSchema<MachineId>('mac')
export const AskerId = v.union(
  [PersonId, MachineId],
  'The id of a person or a machine is expected.',
)
export const GroupId = idSchema<GroupId>('grp')
export const PolicyId = idSchema<PolicyId>('pol')
export const DelegationId = idSchema<DelegationId>('del')
export const ConnectorId = idSchema<ConnectorId>('con')
export const AccountId = idSchema<AccountId>('acc')
export const SessionId = idSchema<SessionId>('ses')
export const ProviderId = idSchema<ProviderId>('idp')
export const PasskeyId = idSchema<PasskeyId>('pky')
export const ScimConnectionId = idSchema<ScimConnectionId>('sci')
export const ScimTokenId = idSchema<ScimTokenId>('sct')
export const EventConnectionId = idSchema<EventConnectionId>('evc')
export const EventSecretId = idSchema<EventSecretId>('evs')
export const ChannelId = idSchema<ChannelId>('chn')
export const ChannelSecretId = idSchema<ChannelSecretId>('chs')
export const TokenId = idSchema<TokenId>('tok')
export const ChangeId = idSchema<ChangeId>('cha')
export const PushSubscriptionId = idSchema<PushSubscriptionId>('psh')
export const MachineRuleId = idSchema<MachineRuleId>('mru')
export const RequestId = ownedIdSchema<RequestId>('req')
export const LeaseId = ownedIdSchema<LeaseId>('lea')

export function isPersonId(id: AskerId): id is PersonId {
  return id.startsWith('per_')
}

export function isMachineId(id: string): id is MachineId {
  return id.startsWith('mac_')
}

export function requestIdOf(resource: ResourceId, number: number): RequestId {
  return `req_${resource.slice(4)}_${number}`
}

export function leaseIdOf(resource: ResourceId, fence: number): LeaseId {
  return `lea_${resource.slice(4)}_${fence}`
}

/** The resource that owns a request or a lease. */
export function ownerOf(id: RequestId | LeaseId): ResourceId {
  return `res_${id.split('_')[1] ?? ''}`
}

function idSchema<Id extends string>(prefix: string) {
  const pattern = new RegExp(`^${prefix}_${RANDOM_PART}$`)
  return v.custom<Id>(
    (input) => typeof input === 'string' && pattern.test(input),
    `An id of the form ${prefix}_… is expected.`,
  )
}

function ownedIdSchema<Id extends string>(prefix: string) {
  const pattern = new RegExp(`^${prefix}_${RANDOM_PART}_[1-9][0-9]{0,14}$`)
  return v.custom<Id>(
    (input) => typeof input === 'string' && pattern.test(input),
    `An id of the form ${prefix}_…_… is expected.`,
  )
}
