import * as v from 'valibot'
import { PushSubscriptionId } from '../domain/ids'
import { Text } from '../domain/name'
import { WEEKDAYS } from '../domain/policy/windows/windows'
import { NOTICES, nameOf } from '../domain/telling/table'
import { Time } from './schemas'

/** Base64url of so many bytes, without padding. */
function bytes(pattern: RegExp, said: string) {
  return v.pipe(v.string(said), v.regex(pattern, said))
}

/** A `PushSubscription` as browsers write it (Push API, `toJSON`). */
export const PushBody = v.strictObject({
  endpoint: v.pipe(
    v.string('An address is expected.'),
    v.minLength(1, 'An address is expected.'),
    v.maxLength(2_048, 'At most 2048 characters.'),
  ),
  expirationTime: v.optional(v.nullable(v.number()), null),
  keys: v.strictObject({
    p256dh: bytes(/^B[A-Za-z0-9_-]{86}$/, 'A point on P-256 is expected, uncompressed.'),
    auth: bytes(/^[A-Za-z0-9_-]{22}$/, '16 bytes in base64url are expected.'),
  }),
  device: v.optional(Text, ''),
})

export const PushBrowserAnswer = v.object({
  id: PushSubscriptionId,
  device: v.pipe(v.string(), v.description('In words, as the browser says it of itself.')),
  createdAt: Time,
})

const NoticeAnswer = v.object({
  name: v.picklist(NOTICES.map(nameOf)),
  words: v.string(),
  mail: v.boolean(),
  push: v.boolean(),
  isDaily: v.pipe(v.boolean(), v.description('It comes in the mail of the day.')),
  isDuty: v.pipe(v.boolean(), v.description('One channel stays, whatever is chosen.')),
  choosable: v.pipe(
    v.array(v.picklist(['mail', 'push', 'isDaily'])),
    v.description('What can be chosen about it.'),
  ),
})

export const NoticesAnswer = v.object({
  zone: v.string(),
  quiet: v.nullable(
    v.object({ days: v.array(v.picklist(WEEKDAYS)), from: v.string(), to: v.string() }),
  ),
  digestAt: v.string(),
  notices: v.array(NoticeAnswer),
  browsers: v.array(PushBrowserAnswer),
  pushKey: v.pipe(
    v.nullable(v.string()),
    v.description('What browsers subscribe with; null where nothing is pushed.'),
  ),
})
