import type { Context } from 'hono'
import * as v from 'valibot'
import { subjectOf } from '../../auth/claims'
import { providerWith } from '../../auth/provider-config'
import { type NamedIdentity, NOBODY, type Signal } from '../../domain/signal'
import { atLeast } from '../../http/plain-object'
import { randomToken } from '../../vault/random'
import { isSameSecret } from '../../vault/same-secret'
import { malformed, notAuthentic } from './event-refused'
import type { EventsEnv, Reader } from './events-env'
import { inWords } from './in-words'
import { jsonIn } from './json-in'
import { eventsOf } from './take-in'

/** Printable, and without what would be markup to anything that takes it for a page. */
const TOKEN = /^[^\p{C}<>"'`&]{1,1000}$/u
const MOST_NOTIFICATIONS = 1_000
const RESOURCE = /^\/?(users|groups)\/([^/?()]+)/i

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const Member = atLeast({ id: Text, '@removed': v.optional(v.unknown()) })

const Notification = atLeast({
  clientState: Text,
  subscriptionId: Text,
  id: v.nullish(Text),
  tenantId: v.nullish(v.string()),
})

const Lifecycle = atLeast({ lifecycleEvent: Text })

const Change = atLeast({
  changeType: v.picklist(['created', 'updated', 'deleted']),
  resource: v.pipe(Text, v.regex(RESOURCE)),
  resourceData: v.nullish(
    atLeast({
      id: v.nullish(Text),
      '@removed': v.optional(v.unknown()),
      'members@delta': v.nullish(v.pipe(v.array(Member), v.maxLength(MOST_NOTIFICATIONS))),
    }),
  ),
})

const Collection = atLeast({
  value: v.pipe(v.array(Notification), v.minLength(1), v.maxLength(MOST_NOTIFICATIONS)),
})

type Notification = v.InferOutput<typeof Notification>
type Change = v.InferOutput<typeof Change>

const LIFECYCLE: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    reauthorizationRequired: 'The subscription has to be authorised again, or notifications stop.',
    subscriptionRemoved: 'The subscription is gone: no notifications come until it is made again.',
    missed: 'Notifications were lost: compare the people of this provider with what it says.',
  }),
)

/** Microsoft Graph's validation of an endpoint: its token comes back as plain text, and as nothing else. */
export function validationAnswer(c: Context<EventsEnv>): Response | null {
  const token = c.req.query('validationToken')
  if (token === undefined) return null
  if (!TOKEN.test(token)) throw malformed('The validation token has characters that none has.')
  return c.body(token, 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': 'attachment',
  })
}

/**
 * Microsoft Graph's change notifications of Entra ID: whoever knows the client state sent them, and
 * nothing is signed. All of a message is believed or none of it.
 */
export const readEntra: Reader = async (c, delivery) => {
  const collection = v.safeParse(Collection, jsonIn(c, delivery))
  if (!collection.success) throw unlike(collection.issues)
  const { value } = collection.output
  const known = await Promise.all(
    value.map(({ clientState }) => isAmong(clientState, delivery.secrets)),
  )
  if (known.includes(false)) throw notAuthentic()
  const { provider } = c.var.connection
  const names = (await providerWith(c.env, provider))?.claims.subject ?? ['sub']
  const all = await Promise.all(
    value.map((each) => {
      const identities = (oid: string) => identitiesOf(provider, names, each.tenantId, oid)
      return eventsOf(each.id ?? randomToken(), signalsOf(each, identities))
    }),
  )
  return all.flat()
}

async function isAmong(given: string, secrets: readonly string[]): Promise<boolean> {
  return (await Promise.all(secrets.map((each) => isSameSecret(given, each)))).includes(true)
}

type Identities = (oid: string) => readonly NamedIdentity[]

function signalsOf(notification: Notification, identities: Identities): readonly Signal[] {
  const lifecycle = v.safeParse(Lifecycle, notification)
  if (lifecycle.success) return [lifecycleSignal(lifecycle.output.lifecycleEvent)]
  const change = v.safeParse(Change, notification)
  if (!change.success) throw unlike(change.issues)
  const [, noun = '', id = ''] = RESOURCE.exec(change.output.resource) ?? []
  const oid = change.output.resourceData?.id ?? id
  return noun.toLowerCase() === 'users'
    ? [userSignal(change.output, identities(oid))]
    : groupSignals(change.output, oid, identities)
}

/**
 * What has changed about a user is not said: they may have been disabled, or have another phone. A
 * new sign-in at Entra tells.
 */
function userSignal(change: Change, identities: readonly NamedIdentity[]): Signal {
  const { changeType, resourceData } = change
  const isGone = changeType === 'deleted' || resourceData?.['@removed'] !== undefined
  const verb = isGone ? 'leave' : changeType === 'updated' ? 'look_again' : 'nothing'
  const note = verb === 'nothing' ? 'A new user is nobody here before they sign in.' : null
  return { ...signal(`user ${changeType}`), verb, subject: { ...NOBODY, identities }, note }
}

function groupSignals(change: Change, oid: string, identities: Identities): readonly Signal[] {
  const { changeType, resourceData } = change
  const about = { ...signal(`group ${changeType}`), groups: [oid], note: null }
  if (changeType === 'deleted' || resourceData?.['@removed'] !== undefined)
    return [{ ...about, verb: 'leave_group', subject: NOBODY }]
  const gone = (resourceData?.['members@delta'] ?? []).filter(
    (member) => member['@removed'] !== undefined,
  )
  if (gone.length === 0)
    return [
      { ...about, verb: 'nothing', subject: NOBODY, note: 'Nobody was taken out of the group.' },
    ]
  return gone.map(({ id }) => ({
    ...about,
    verb: 'leave_group',
    subject: { ...NOBODY, identities: identities(id) },
  }))
}

function lifecycleSignal(event: string): Signal {
  const note = LIFECYCLE.get(event) ?? 'This event of a subscription is not known here.'
  return { ...signal(`subscription ${inWords(event)}`), verb: 'tell', subject: NOBODY, note }
}

function signal(type: string) {
  return { type, groups: [], happenedAt: Date.now() }
}

/** By the claims that people are known by here, where tenant and object id are enough for them. */
function identitiesOf(
  provider: string,
  names: readonly string[],
  tenantId: string | null | undefined,
  oid: string,
): readonly NamedIdentity[] {
  const claims = { oid, ...(tenantId ? { tid: tenantId } : {}) }
  if (!names.every((name) => name in claims)) return [{ provider, subject: oid }]
  return [{ provider, subject: subjectOf(claims, names) }]
}

function unlike(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  return malformed(
    `${v.getDotPath(issues[0]) ?? 'The body'} is not what Microsoft Graph documents.`,
  )
}
