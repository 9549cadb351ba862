import * as v from 'valibot'
import { type SecurityEvent, SetError } from '../../auth/security-event'
import { NOBODY, type Signal, type SignalSubject, type SignalVerb } from '../../domain/signal'
import { atLeast } from '../../http/plain-object'
import { inWords } from './in-words'
import { SubjectError, subjectIn } from './subject'

const CAEP = 'https://schemas.openid.net/secevent/caep/event-type/'
const RISC = 'https://schemas.openid.net/secevent/risc/event-type/'
const SSF = 'https://schemas.openid.net/secevent/ssf/event-type/'

/** What the sender sends to see whether events arrive. */
export const VERIFICATION = `${SSF}verification`

type Payload = { readonly [name: string]: unknown }
type Follows = SignalVerb | ((payload: Payload) => SignalVerb)

/** What follows from each type. Those that say that something is better again change nothing here. */
const FOLLOWS: ReadonlyMap<string, Follows> = new Map(
  Object.entries<Follows>({
    [`${CAEP}session-revoked`]: 'end_sessions',
    [`${CAEP}credential-change`]: (payload) => {
      demand(CredentialChange, payload)
      return 'end_credentials'
    },
    [`${CAEP}device-compliance-change`]: (payload) =>
      demand(Compliance, payload).current_status === 'not-compliant' ? 'end_sessions' : 'nothing',
    [`${CAEP}assurance-level-change`]: (payload) =>
      payload.change_direction === 'increase' ? 'nothing' : 'end_sessions',
    [`${CAEP}token-claims-change`]: 'look_again',
    [`${CAEP}session-established`]: 'nothing',
    [`${CAEP}session-presented`]: 'nothing',
    [`${RISC}account-disabled`]: 'leave',
    [`${RISC}account-purged`]: 'leave',
    [`${RISC}account-enabled`]: 'nothing',
    [`${RISC}account-credential-change-required`]: 'end_credentials',
    [`${RISC}credential-compromise`]: 'end_credentials',
    [`${RISC}sessions-revoked`]: 'end_sessions',
    [`${RISC}identifier-changed`]: 'forget_address',
    [`${RISC}identifier-recycled`]: 'forget_address',
    [VERIFICATION]: 'nothing',
    [`${SSF}stream-updated`]: (payload) =>
      demand(StreamUpdated, payload).status === 'enabled' ? 'nothing' : 'tell',
  }),
)

/** About the stream, and nobody in it. */
const OF_STREAM = [VERIFICATION, `${SSF}stream-updated`]

const CredentialChange = atLeast({
  change_type: v.picklist(['create', 'revoke', 'update', 'delete']),
})

const Compliance = atLeast({ current_status: v.picklist(['compliant', 'not-compliant']) })

const StreamUpdated = atLeast({ status: v.picklist(['enabled', 'paused', 'disabled']) })

const Time = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e12)))

/**
 * What a security event says, type by type. Throws a SetError where a payload is not what its type
 * demands, so that the whole token is refused and nothing of it is half done.
 */
export function signalsIn(event: SecurityEvent, provider: string): readonly Signal[] {
  return Object.entries(event.events).map(([type, payload]) => {
    const follows = FOLLOWS.get(type)
    const verb = typeof follows === 'function' ? follows(payload) : (follows ?? 'nothing')
    const isOfStream = OF_STREAM.includes(type)
    const time = v.safeParse(Time, payload.event_timestamp)
    if (!time.success) throw unfit('event_timestamp is no time in seconds.')
    return {
      type: inWords(type),
      verb,
      subject: isOfStream ? NOBODY : subjectOf(event, payload, provider),
      groups: [],
      happenedAt: time.output === undefined ? event.happenedAt : time.output * 1000,
      note: noteOf(type, verb, follows !== undefined),
    }
  })
}

/** `sub_id` of the token; drafts had it in each payload, and RFC 8417 has `sub`. */
function subjectOf(
  { subId, sub, iss }: SecurityEvent,
  payload: Payload,
  provider: string,
): SignalSubject {
  const given = subId ?? payload.subject ?? (sub === null ? null : { format: 'iss_sub', iss, sub })
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw unfit('There is no subject.')
  try {
    return subjectIn(given as Payload, provider)
  } catch (error) {
    throw error instanceof SubjectError ? unfit(error.message) : error
  }
}

function noteOf(type: string, verb: SignalVerb, isKnown: boolean): string | null {
  if (!isKnown) return 'This type is not known here.'
  if (type === VERIFICATION) return 'The sender tried whether events arrive.'
  return verb === 'tell'
    ? 'The sender has paused or disabled the stream: events do not come.'
    : null
}

function demand<S extends v.GenericSchema>(schema: S, payload: Payload): v.InferOutput<S> {
  const read = v.safeParse(schema, payload)
  if (read.success) return read.output
  throw unfit(`${v.getDotPath(read.issues[0]) ?? 'The payload'} is not what this type demands.`)
}

function unfit(description: string): SetError {
  return new SetError('invalid_request', description)
}
