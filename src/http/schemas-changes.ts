import * as v from 'valibot'
import { ChangeId } from '../domain/ids'
import { Text } from '../domain/name'
import { ALL_CHANGE_KINDS, type ChangeKind } from '../domain/permission/change-kind'
import { Time } from './schemas'

const Kind = v.picklist(
  ALL_CHANGE_KINDS as readonly [ChangeKind, ...ChangeKind[]],
  `A kind is one of: ${ALL_CHANGE_KINDS.join(', ')}.`,
)

/** What a change answers that is not made yet: see /changes/{id}. */
export const ProposedAnswer = v.pipe(
  v.strictObject({ id: ChangeId, state: v.literal('proposed') }),
  v.description('Nothing is changed: a second administrator has to confirm it at /changes/{id}.'),
)

export const ChangeAnswer = v.object({
  id: ChangeId,
  kind: Kind,
  title: v.string(),
  sentences: v.array(v.string()),
  proposerId: v.string(),
  proposerName: v.string(),
  proposedAt: Time,
  expiresAt: Time,
  state: v.picklist(['proposed', 'confirmed', 'rejected']),
  settledAt: v.nullable(Time),
  settledBy: v.nullable(v.string()),
  note: v.string(),
})

export const ChangeStoryAnswer = v.object({
  ...ChangeAnswer.entries,
  digest: v.pipe(v.string(), v.description('To be sent with the confirmation.')),
  isOver: v.boolean(),
  isMine: v.boolean(),
})

export const ConfirmChangeBody = v.strictObject({
  digest: v.pipe(
    v.string('The digest of the change is expected.'),
    v.regex(/^[0-9a-f]{64}$/, 'A digest has 64 hexadecimal digits.'),
  ),
})

export const RejectChangeBody = v.strictObject({ note: v.optional(Text, '') })

export const SecondPersonBody = v.strictObject({
  kinds: v.pipe(
    v.array(Kind),
    v.check((kinds) => new Set(kinds).size === kinds.length, 'Nothing may be listed twice.'),
  ),
})

export const SecondPersonAnswer = v.object({ kinds: v.array(Kind) })
