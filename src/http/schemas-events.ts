import * as v from 'valibot'
import { EventConnectionId, EventSecretId } from '../domain/ids'
import { Label } from '../domain/name'
import { SecretText, Time } from './schemas'
import { Issuer } from './schemas-scim'

const KINDS = ['ssf-push', 'ssf-poll', 'okta', 'entra', 'webhook'] as const

const Address = v.pipe(
  v.string('An address is expected.'),
  v.maxLength(500, 'At most 500 characters.'),
  v.check(isAddress, 'An address is expected, such as https://login.example.com/ssf/jwks.'),
)

const Audience = v.pipe(
  v.string('Text is expected.'),
  v.regex(/^[\x21-\x7e]{1,500}$/, 'The audience of the stream is expected, without spaces.'),
)

const nullable = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.optional(v.nullable(v.pipe(schema, v.description(description))), null)

export const EventConnectionBody = v.pipe(
  v.strictObject({
    name: Label,
    kind: v.pipe(
      v.picklist(KINDS, 'Choose how the provider tells what happened.'),
      v.description(
        'Shared Signals that are sent or fetched, Okta’s event hooks, Microsoft Graph’s change notifications, or Standard Webhooks.',
      ),
    ),
    provider: v.pipe(Issuer, v.description('Whose subjects the events are about.')),
    issuer: nullable(Issuer, 'Shared Signals: who signs the events.'),
    audience: nullable(Audience, 'Shared Signals: for whom they are signed.'),
    jwksUri: nullable(
      Address,
      'Shared Signals: where the keys are; without it, as the transmitter’s metadata says.',
    ),
    pollUrl: nullable(Address, 'Shared Signals that are fetched: where.'),
  }),
  v.forward(
    v.check(
      ({ kind, issuer }) => !isShared(kind) || issuer !== null,
      'Shared Signals need the issuer of their transmitter.',
    ),
    ['issuer'],
  ),
  v.forward(
    v.check(
      ({ kind, audience }) => !isShared(kind) || audience !== null,
      'Shared Signals need an audience, so that events for somebody else are not taken.',
    ),
    ['audience'],
  ),
  v.forward(
    v.check(
      ({ kind, pollUrl }) => (kind === 'ssf-poll') === (pollUrl !== null),
      'Where events are fetched, say where; elsewhere leave it out.',
    ),
    ['pollUrl'],
  ),
  v.forward(
    v.check(
      ({ kind, issuer, audience, jwksUri }) =>
        isShared(kind) || (issuer === null && audience === null && jwksUri === null),
      'Only Shared Signals have an issuer, an audience and keys.',
    ),
    ['kind'],
  ),
)

export const EventSecretBody = v.strictObject({
  secret: v.pipe(
    v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4_000))), null),
    v.description(
      'One that the other side has made: the bearer token for fetching events, or a secret of Standard Webhooks. Without it, Hallpass makes one.',
    ),
  ),
})

export const EventConnectionSummary = v.object({
  id: EventConnectionId,
  name: v.string(),
  kind: v.picklist(KINDS),
  provider: v.string(),
  issuer: v.nullable(v.string()),
  audience: v.nullable(v.string()),
  jwksUri: v.nullable(v.string()),
  pollUrl: v.nullable(v.string()),
  createdAt: Time,
  heardAt: v.nullable(Time),
  verifiedAt: v.pipe(
    v.nullable(Time),
    v.description('When the sender last tried whether events arrive.'),
  ),
  refusedAt: v.nullable(Time),
  refusedWhy: v.nullable(v.string()),
  pollFailedWhy: v.nullable(v.string()),
  secrets: v.array(v.object({ id: EventSecretId, createdAt: Time })),
})

const Event = v.object({
  receivedAt: Time,
  happenedAt: Time,
  type: v.string(),
  about: v.pipe(v.string(), v.description('Whom it named, in words.')),
  state: v.picklist(['waiting', 'done', 'held', 'unmatched', 'told', 'nothing']),
  reason: v.nullable(v.string()),
  personId: v.nullable(v.string()),
})

export const EventConnectionAnswer = v.object({
  ...EventConnectionSummary.entries,
  address: v.pipe(
    v.nullable(v.string()),
    v.description('Where events are sent; null where they are fetched.'),
  ),
  events: v.pipe(
    v.array(Event),
    v.description('What came, the newest first; the last fifty of each state.'),
  ),
  held: v.pipe(
    v.array(
      v.object({
        personId: v.string(),
        displayName: v.string(),
        since: Time,
        why: v.string(),
        untilSignIn: v.boolean(),
      }),
    ),
    v.description('People who cannot check out until it is clear that they are still here.'),
  ),
})

export const EventSecretAnswer = v.object({
  id: EventSecretId,
  secret: v.nullable(SecretText),
})

function isShared(kind: (typeof KINDS)[number]): boolean {
  return kind === 'ssf-push' || kind === 'ssf-poll'
}

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return false
  return !/[\s#]/.test(text) && !url.username && !url.password
}
