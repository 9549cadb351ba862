import * as v from 'valibot'
import { AccessMode, ResourceKind, Sharing } from '../domain/account'
import { AccountId, ConnectorId, ResourceId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { Label, Name, Text } from '../domain/name'
import { SecretText, Time } from './schemas'

const Tags = v.pipe(
  v.array(Name),
  v.maxLength(LIMITS.tagsPerResource, `At most ${LIMITS.tagsPerResource} tags.`),
  v.check((tags) => new Set(tags).size === tags.length, 'Nothing may be listed twice.'),
)

export const ResourceBody = v.strictObject({
  name: Name,
  kind: ResourceKind,
  description: v.optional(Text, ''),
  tags: v.optional(Tags, []),
  sharing: v.optional(Sharing, 'exclusive'),
})

/** What a patch leaves out stays as it is. */
export const ResourcePatch = v.strictObject({
  name: v.exactOptional(Name),
  kind: v.exactOptional(ResourceKind),
  description: v.exactOptional(Text),
  tags: v.exactOptional(Tags),
  sharing: v.exactOptional(Sharing),
})

const SettingValue = v.union(
  [v.string(), v.boolean(), v.array(v.string())],
  'A setting is text, a list of texts, true or false.',
)

export const AccountBody = v.strictObject({
  name: Name,
  mode: AccessMode,
  connectorId: ConnectorId,
  settings: v.optional(v.record(v.string(), SettingValue), {}),
})

export const AccountPatch = v.strictObject({
  name: v.exactOptional(Name),
  mode: v.exactOptional(AccessMode),
  connectorId: v.exactOptional(ConnectorId),
  settings: v.exactOptional(v.record(v.string(), SettingValue)),
})

export const SecretBody = v.strictObject({ secret: SecretText })

const Settings = v.record(v.string(), v.string('A setting is text.'))

export const ConnectorBody = v.strictObject({ name: Label, kind: v.string(), settings: Settings })

export const ConnectorPatch = v.strictObject({
  name: v.exactOptional(Label),
  settings: v.exactOptional(Settings),
})

export const RehearsalBody = v.strictObject({ kind: v.string(), settings: Settings })

/** Settings that are left out are taken as they are stored. */
export const StoredRehearsalBody = v.strictObject({ settings: v.optional(Settings, {}) })

export const RehearsalAnswer = v.object({
  works: v.boolean(),
  found: v.optional(v.string()),
  problems: v.optional(v.array(v.string())),
})

export const ResourceAnswer = v.object({
  id: ResourceId,
  name: v.string(),
  kind: ResourceKind,
  description: v.string(),
  tags: v.array(v.string()),
  sharing: Sharing,
  createdAt: Time,
  retiredAt: v.nullable(Time),
})

/** A resource as somebody sees it who may ask for it. */
export const AskableAnswer = v.object({
  id: ResourceId,
  name: v.string(),
  kind: ResourceKind,
  description: v.string(),
  tags: v.array(v.string()),
  accounts: v.array(
    v.object({
      id: AccountId,
      name: v.string(),
      mode: AccessMode,
      policyName: v.string(),
      maxSeconds: v.number(),
      emergencySeconds: v.nullable(v.number()),
    }),
  ),
  held: v.array(v.object({ holderName: v.string(), until: Time })),
})

export const AccountAnswer = v.object({
  id: AccountId,
  resourceId: ResourceId,
  name: v.string(),
  mode: AccessMode,
  connectorId: ConnectorId,
  connectorName: v.string(),
  connectorKind: v.string(),
  settings: v.record(v.string(), SettingValue),
  createdAt: Time,
  retiredAt: v.nullable(Time),
})

/** Never has a secret: those settings are not among `settings`. */
export const ConnectorAnswer = v.object({
  id: ConnectorId,
  name: v.string(),
  kind: v.string(),
  settings: Settings,
  createdAt: Time,
  updatedAt: Time,
})

const SettingField = v.object({
  name: v.string(),
  label: v.string(),
  hint: v.string(),
  type: v.picklist(['text', 'secret', 'number', 'choice', 'list', 'group']),
  required: v.boolean(),
  choices: v.optional(v.array(v.string())),
  default: v.optional(v.string()),
  /** Hallpass fills it in; it is not taken from anybody. */
  isDerived: v.optional(v.boolean()),
})

/** What a kind of target wants to know. */
export const ConnectorKindAnswer = v.object({
  kind: v.string(),
  title: v.string(),
  modes: v.array(AccessMode),
  settings: v.array(SettingField),
  accountSettings: v.array(SettingField),
  residue: v.string(),
})
