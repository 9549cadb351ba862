import * as v from 'valibot'
import { ALL_CHANGE_KINDS, type ChangeKind } from '../domain/permission/change-kind'
import { ScopeText } from '../domain/permission/scope'
import { SecretText } from './schemas'
import { FindingAnswer } from './schemas-policy'

/** A file of a million characters, in JSON, with its secrets. */
export const CONFIGURATION_BYTES = 2 * 1_024 * 1_024

const File = v.pipe(
  v.string('The file is expected, as text.'),
  v.description('YAML, as GET /configuration gives it.'),
)

const Secrets = v.pipe(
  v.optional(v.record(v.string(), v.record(v.string(), SecretText)), {}),
  v.description('Secrets of connectors that are new or lead elsewhere, by connector and field.'),
)

export const ExportQuery = {
  scope: v.pipe(
    v.optional(ScopeText, ''),
    v.description('Of the resources only these, such as resources:prod-* or tag:pci.'),
  ),
} as const

export const PlanBody = v.strictObject({ file: File, secrets: Secrets })

const Hash = v.pipe(
  v.string('The hash of the plan is expected.'),
  v.regex(/^[0-9a-f]{64}$/, 'A hash has 64 hexadecimal digits.'),
  v.description(
    'Of the plan that was looked at; where it would be another one now, nothing is done.',
  ),
)

export const ApplyBody = v.strictObject({ file: File, hash: Hash, secrets: Secrets })

export const PlanAnswer = v.object({
  hash: v.string(),
  changes: v.array(
    v.object({
      kind: v.picklist(['group', 'connector', 'resource', 'account', 'policy']),
      verb: v.picklist(['create', 'change', 'move', 'remove']),
      name: v.string(),
      sentences: v.array(v.string()),
    }),
  ),
  secretsWanted: v.pipe(
    v.array(v.object({ connector: v.string(), field: v.string(), label: v.string() })),
    v.description('What has to be given when it is applied.'),
  ),
  findings: v.array(v.object({ ...FindingAnswer.entries, policyId: v.string() })),
  needsSecond: v.pipe(
    v.array(v.picklist(ALL_CHANGE_KINDS as readonly [ChangeKind, ...ChangeKind[]])),
    v.description('Why all of it waits for a second administrator, where it does.'),
  ),
})

export const AppliedAnswer = v.object({ hash: v.string(), state: v.literal('applied') })
