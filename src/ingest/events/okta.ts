import type { Context } from 'hono'
import * as v from 'valibot'
import type { NewEvent } from '../../db/event-inbox'
import { NOBODY, type Signal, type SignalVerb } from '../../domain/signal'
import { atLeast } from '../../http/plain-object'
import { isSameSecret } from '../../vault/same-secret'
import { malformed, notAuthentic } from './event-refused'
import type { EventsEnv, Reader } from './events-env'
import { inWords } from './in-words'
import { jsonIn } from './json-in'
import { eventsOf } from './take-in'

const CHALLENGE = /^[\x21-\x7e]{1,500}$/
const MOST_EVENTS = 500

const FOLLOWS: ReadonlyMap<string, SignalVerb> = new Map(
  Object.entries<SignalVerb>({
    'user.lifecycle.suspend': 'leave',
    'user.lifecycle.deactivate': 'leave',
    'user.lifecycle.delete.initiated': 'leave',
    'user.lifecycle.delete.completed': 'leave',
    'user.session.end': 'end_sessions',
    'user.session.clear': 'end_sessions',
    'user.account.update_password': 'end_credentials',
    'user.account.reset_password': 'end_credentials',
    'user.account.expire_password': 'end_credentials',
    'user.mfa.factor.deactivate': 'end_credentials',
    'user.mfa.factor.reset_all': 'end_credentials',
    'user.mfa.factor.suspend': 'end_credentials',
    'user.account.report_suspicious_activity_by_enduser': 'end_sessions',
    'group.user_membership.remove': 'leave_group',
  }),
)

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const Party = atLeast({
  id: v.nullish(v.string()),
  type: v.nullish(v.string()),
  displayName: v.nullish(v.string()),
})

const Event = atLeast({
  uuid: Text,
  eventType: Text,
  published: v.optional(v.string()),
  actor: v.nullish(Party),
  outcome: v.nullish(atLeast({ result: v.nullish(v.string()) })),
  target: v.nullish(v.pipe(v.array(Party), v.maxLength(MOST_EVENTS))),
})

const Hook = atLeast({
  eventType: v.literal('com.okta.event_hook'),
  data: atLeast({
    events: v.pipe(v.array(Event), v.minLength(1), v.maxLength(MOST_EVENTS)),
  }),
})

type Event = v.InferOutput<typeof Event>

/** Okta's one-time verification: the challenge comes back, and nothing is known about anybody by it. */
export function answerChallenge(c: Context<EventsEnv>): Response {
  const challenge = c.req.header('X-Okta-Verification-Challenge') ?? ''
  if (!CHALLENGE.test(challenge)) throw malformed('X-Okta-Verification-Challenge is missing.')
  return c.json({ verification: challenge })
}

/** Okta's event hooks: whoever has the secret of the header sent them; nothing is signed. */
export const readOkta: Reader = async (c, delivery) => {
  const given = c.req.header('Authorization') ?? ''
  const matches = await Promise.all(delivery.secrets.map((each) => isSameSecret(given, each)))
  if (!matches.includes(true)) throw notAuthentic()
  const hook = v.safeParse(Hook, jsonIn(c, delivery))
  if (!hook.success)
    throw malformed(`${v.getDotPath(hook.issues[0]) ?? 'The body'} is not what Okta documents.`)
  const { provider } = c.var.connection
  const all = await Promise.all(
    hook.output.data.events.map((event) => eventsOf(event.uuid, signalsOf(event, provider))),
  )
  return all.flat() satisfies readonly NewEvent[]
}

function signalsOf(event: Event, provider: string): readonly Signal[] {
  const { eventType, target, outcome, published } = event
  const isDone = (outcome?.result ?? 'SUCCESS') === 'SUCCESS'
  const follows = FOLLOWS.get(eventType)
  const users = idsOf(event, 'User')
  const groups = (target ?? []).flatMap(({ type, id, displayName }) =>
    type === 'UserGroup' ? [id, displayName].filter((name) => typeof name === 'string') : [],
  )
  const happened = Date.parse(published ?? '')
  const signal = {
    type: inWords(eventType),
    groups,
    happenedAt: Number.isNaN(happened) ? Date.now() : happened,
  }
  if (!follows || !isDone) {
    const note = follows ? 'Okta says that it did not succeed.' : 'Nothing follows from this type.'
    return [{ ...signal, verb: 'nothing', subject: NOBODY, note }]
  }
  if (users.length === 0 || (follows === 'leave_group' && groups.length === 0)) {
    const others = ['an event without the target that its type has']
    return [{ ...signal, verb: 'end_sessions', subject: { ...NOBODY, others }, note: null }]
  }
  return users.map((subject) => ({
    ...signal,
    verb: follows,
    subject: { ...NOBODY, identities: [{ provider, subject }] },
    note: null,
  }))
}

/** Whoever ends a session of their own is its actor, and no target is named. */
function idsOf({ eventType, actor, target }: Event, kind: string): readonly string[] {
  const parties = (target ?? []).filter(({ type }) => type === kind)
  const own = eventType.startsWith('user.session.') && actor?.type === kind ? [actor] : []
  const meant = parties.length > 0 ? parties : own
  return [...new Set(meant.flatMap(({ id }) => (id ? [id] : [])))]
}
