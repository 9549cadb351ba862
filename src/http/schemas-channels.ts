import * as v from 'valibot'
import { CHANNEL_KINDS, DELIVERY_STATES } from '../domain/channel/channel'
import { ALL_GROUPS, EVENT_GROUPS } from '../domain/channel/event-group'
import { ChannelId, ChannelSecretId } from '../domain/ids'
import { Label, Name } from '../domain/name'
import { Pattern } from '../domain/policy/pattern'
import { SecretText, Time } from './schemas'

const Address = v.pipe(
  v.string('An address is expected.'),
  v.trim(),
  v.maxLength(2_000, 'At most 2,000 characters.'),
  v.regex(/^https?:\/\/\S+$/i, 'An https address is expected.'),
)

const Groups = v.pipe(
  v.array(
    v.picklist(ALL_GROUPS, `A group is one of ${ALL_GROUPS.join(', ')}.`),
    'A list is expected.',
  ),
  v.minLength(1, 'Choose at least one group of events.'),
  v.check((groups) => new Set(groups).size === groups.length, 'Nothing may be listed twice.'),
  v.description(
    Object.entries(EVENT_GROUPS)
      .map(([group, words]) => `${group}: ${words}.`)
      .join(' '),
  ),
)

const WANTED = {
  name: Label,
  groups: Groups,
  resources: v.optional(
    v.nullable(
      v.pipe(Pattern, v.description('A glob over names of resources: only what is about these.')),
    ),
    null,
  ),
  tag: v.optional(
    v.nullable(v.pipe(Name, v.description('Only what is about resources with this tag.'))),
    null,
  ),
  isActive: v.optional(v.boolean('Yes or no is expected.'), true),
}

export const NewChannelBody = v.strictObject({
  ...WANTED,
  kind: v.picklist(CHANNEL_KINDS, `A kind is one of ${CHANNEL_KINDS.join(', ')}.`),
  address: v.pipe(
    Address,
    v.description(
      'Where messages are posted: of a receiver of Standard Webhooks, an incoming webhook of Slack, or a webhook of a Teams workflow. It is sealed; those of Slack and Teams are not shown again.',
    ),
  ),
})

export const ChannelBody = v.strictObject({
  ...WANTED,
  address: v.optional(
    v.nullable(v.pipe(Address, v.description('Without it, the address stays as it is.'))),
    null,
  ),
})

export const ChannelAnswer = v.object({
  id: ChannelId,
  name: v.string(),
  kind: v.picklist(CHANNEL_KINDS),
  shown: v.pipe(v.string(), v.description('What of its address is not a secret.')),
  groups: v.array(v.picklist(ALL_GROUPS)),
  resources: v.nullable(v.string()),
  tag: v.nullable(v.string()),
  isActive: v.boolean(),
  offWhy: v.pipe(
    v.nullable(v.string()),
    v.description('Why Hallpass turned it off: its receiver wants no more messages.'),
  ),
  createdAt: Time,
  secrets: v.array(v.object({ id: ChannelSecretId, createdAt: Time })),
  waiting: v.pipe(v.number(), v.description('How many messages waited a minute ago at most.')),
  failed: v.pipe(v.number(), v.description('How many were given up in the last 30 days.')),
  oldestAt: v.pipe(v.nullable(Time), v.description('Since when the oldest of them waits.')),
})

export const ChannelSecretAnswer = v.object({ id: ChannelSecretId, secret: SecretText })

/** A Courier's own name for a message, the same over all attempts. */
export const DeliveryId = v.pipe(
  v.string(),
  v.regex(/^(evt|tst)_[a-z0-9_]{1,80}$/, 'The id of a delivery is expected.'),
)

export const DeliveryAnswer = v.object({
  id: v.pipe(v.string(), v.description('The webhook-id, the same over all attempts.')),
  type: v.string(),
  words: v.string(),
  happenedAt: Time,
  takenAt: Time,
  state: v.picklist(DELIVERY_STATES),
  attempts: v.number(),
  lastAt: v.nullable(Time),
  lastStatus: v.nullable(v.number()),
  lastWhy: v.nullable(v.string()),
  nextAt: v.nullable(Time),
})

export const DeliveryState = v.picklist(
  DELIVERY_STATES,
  `A state is one of ${DELIVERY_STATES.join(', ')}.`,
)

export const ReplayAnswer = v.object({ count: v.number() })
