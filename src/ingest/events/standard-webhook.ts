import * as v from 'valibot'
import { cleanEmail } from '../../auth/claims'
import { NOBODY, type Signal, type SignalSubject, type SignalVerb } from '../../domain/signal'
import { atLeast, PlainObject } from '../../http/plain-object'
import { EventRefused, malformed, notAuthentic } from './event-refused'
import type { Reader } from './events-env'
import { inWords } from './in-words'
import { jsonIn } from './json-in'
import { isSignedBy } from './standard-webhook-signature'
import { eventsOf } from './take-in'

/** In seconds: how far the time of a message may be from ours, in both directions. */
const TOLERANCE = 5 * 60

const ID = /^[\x21-\x7e]{1,256}$/
const TIMESTAMP = /^[0-9]{1,12}$/

/** The small vocabulary of docs/events.md; what is not in it is acknowledged, and nothing is done. */
const FOLLOWS: ReadonlyMap<string, SignalVerb> = new Map(
  Object.entries<SignalVerb>({
    'person.left': 'leave',
    'person.sessions_ended': 'end_sessions',
    'person.changed': 'look_again',
    'credential.changed': 'end_credentials',
    'device.not_compliant': 'end_sessions',
    'address.changed': 'forget_address',
    'group.left': 'leave_group',
    'group.deleted': 'leave_group',
  }),
)

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

const Data = atLeast({
  subject: v.optional(Text),
  session: v.optional(Text),
  email: v.optional(
    v.pipe(
      Text,
      v.check((text) => cleanEmail(text) !== null),
    ),
  ),
  group: v.optional(Text),
})

const Message = atLeast({
  type: Text,
  timestamp: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  data: PlainObject,
})

/** Standard Webhooks 1.0: signed with a secret that both sides have. */
export const readStandardWebhook: Reader = async (c, delivery) => {
  const id = c.req.header('webhook-id') ?? ''
  const timestamp = c.req.header('webhook-timestamp') ?? ''
  if (!ID.test(id)) throw malformed('webhook-id is missing.')
  if (!TIMESTAMP.test(timestamp)) throw malformed('webhook-timestamp is no time in seconds.')
  const signed = { id, timestamp, body: delivery.bytes }
  if (!(await isSignedBy(delivery.secrets, c.req.header('webhook-signature') ?? '', signed)))
    throw notAuthentic()
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE)
    throw new EventRefused(400, 'event_too_old', 'webhook-timestamp is more than five minutes off.')
  const message = v.safeParse(Message, jsonIn(c, delivery))
  if (!message.success) throw unlike(message.issues)
  return eventsOf(id, [signalOf(message.output, c.var.connection.provider)])
}

function signalOf(
  { type, timestamp, data }: v.InferOutput<typeof Message>,
  provider: string,
): Signal {
  const verb = FOLLOWS.get(type)
  const happenedAt = timestamp === undefined ? Date.now() : Date.parse(timestamp)
  const signal = { type: inWords(type), happenedAt, groups: [] }
  if (!verb)
    return { ...signal, verb: 'nothing', subject: NOBODY, note: 'This type is not known here.' }
  const read = v.safeParse(Data, data)
  if (!read.success) throw unlike(read.issues)
  const { group } = read.output
  const subject = type === 'group.deleted' ? NOBODY : subjectOf(read.output, provider)
  if (verb === 'leave_group' && group === undefined) throw malformed('data.group is missing.')
  return { ...signal, verb, subject, groups: group === undefined ? [] : [group], note: null }
}

function subjectOf(
  { subject, session, email }: v.InferOutput<typeof Data>,
  provider: string,
): SignalSubject {
  if (subject === undefined && session === undefined && email === undefined)
    throw malformed('data names nobody: it has no subject, session or email.')
  return {
    ...NOBODY,
    identities: subject === undefined ? [] : [{ provider, subject }],
    sessions: session === undefined ? [] : [session],
    addresses: email === undefined ? [] : [email],
  }
}

function unlike(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  return malformed(`${v.getDotPath(issues[0]) ?? 'The body'} is not what docs/events.md says.`)
}
