import * as v from 'valibot'
import { ProviderId } from '../domain/ids'
import { Time } from './schemas'

const seconds = (least: number, most: number, words: string) =>
  v.pipe(
    v.number('A number is expected.'),
    v.integer('A whole number is expected.'),
    v.minValue(least, words),
    v.maxValue(most, words),
  )

const Settings = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(60)),
    v.pipe(v.string('Text is expected.'), v.maxLength(16_384, 'At most 16384 characters.')),
  ),
  v.description('What the kind asks for. A secret that is left out stays as it is stored.'),
)

export const ReconciliationBody = v.strictObject({
  kind: v.picklist(['scim', 'okta', 'graph'], 'One of: scim, okta, graph.'),
  settings: Settings,
  readsGroups: v.pipe(
    v.optional(v.boolean('Yes or no is expected.'), true),
    v.description('Whether groups that the provider gave are taken away again by reading it.'),
  ),
  intervalSeconds: v.pipe(
    v.optional(seconds(300, 86_400, 'From five minutes to a day.'), 900),
    v.description('How often it is read.'),
  ),
  mostGone: v.pipe(
    v.optional(seconds(0, 100_000, 'From 0 to 100000.'), 10),
    v.description('More people than this who lose something at once wait for a yes.'),
  ),
  staleAfterSeconds: v.pipe(
    v.optional(v.nullable(seconds(900, 2_592_000, 'From 15 minutes to 30 days.')), 86_400),
    v.description('Unread for longer, new check-outs of its people wait; null for never.'),
  ),
})

export const ReconciliationConfirmBody = v.strictObject({
  held: v.pipe(
    v.string('The name of what waits is expected.'),
    v.regex(/^hel_[a-z0-9]{4,32}$/, 'The name of what waits is expected.'),
    v.description('What waits for a yes, as `held` named it: what was looked at is what is made.'),
  ),
})

const Counts = v.object({
  people: v.number(),
  groups: v.number(),
  known: v.pipe(v.number(), v.description('People of this provider who are active here.')),
  ended: v.number(),
  lostGroups: v.number(),
})

export const ReconciliationAnswer = v.object({
  providerId: ProviderId,
  issuer: v.string(),
  kind: v.string(),
  settings: v.pipe(v.record(v.string(), v.string()), v.description('Without secrets.')),
  readsGroups: v.boolean(),
  intervalSeconds: v.number(),
  mostGone: v.number(),
  staleAfterSeconds: v.nullable(v.number()),
  createdAt: Time,
  readAt: v.pipe(
    v.nullable(Time),
    v.description('When the last reading began that came to its end.'),
  ),
  failedAt: v.nullable(Time),
  problem: v.pipe(v.nullable(v.string()), v.description('Why the last one did not.')),
  isStale: v.pipe(v.boolean(), v.description('New check-outs of its people wait.')),
  counts: v.nullable(Counts),
  held: v.pipe(v.nullable(v.string()), v.description('Names what waits for a yes.')),
  doubts: v.pipe(
    v.array(
      v.object({ personId: v.string(), displayName: v.string(), why: v.string(), since: Time }),
    ),
    v.description('People who cannot check out until it is certain that they are still here.'),
  ),
})

export const ReconciliationRehearsalAnswer = v.object({
  people: v.number(),
  known: v.number(),
  gone: v.pipe(v.array(v.string()), v.description('Who would be ended, the first few.')),
  losing: v.pipe(v.array(v.string()), v.description('Who would lose a group, the first few.')),
  more: v.number(),
  missingGroups: v.pipe(
    v.array(v.string()),
    v.description('What means something here, and no group there is called so.'),
  ),
})
