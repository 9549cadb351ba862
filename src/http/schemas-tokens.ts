import * as v from 'valibot'
import { PersonId, TokenId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { Label } from '../domain/name'
import { ScopeText } from '../domain/permission/scope'
import { ALL_TOKEN_VERBS, type TokenVerb } from '../domain/token'
import { SecretText, Time } from './schemas'

const Verb = v.picklist(
  ALL_TOKEN_VERBS as readonly [TokenVerb, ...TokenVerb[]],
  `A verb is one of: ${ALL_TOKEN_VERBS.join(', ')}.`,
)

export const TokenBody = v.strictObject({
  name: Label,
  verbs: v.pipe(
    v.array(Verb),
    v.minLength(1, 'Say what the token is good for.'),
    v.check((verbs) => new Set(verbs).size === verbs.length, 'Nothing may be listed twice.'),
  ),
  scope: v.pipe(
    v.optional(ScopeText, ''),
    v.description('Such as resources:prod-* or tag:pci; all resources where it is left out.'),
  ),
  expiresInSeconds: v.pipe(
    v.number('A number of seconds is expected.'),
    v.integer('A whole number is expected.'),
    v.minValue(60, 'At least a minute.'),
    v.maxValue(LIMITS.maxTokenSeconds, 'At most 366 days.'),
  ),
})

export const TokenAnswer = v.object({
  id: TokenId,
  personId: PersonId,
  ownerName: v.string(),
  name: v.string(),
  verbs: v.array(Verb),
  scope: v.string(),
  createdAt: Time,
  expiresAt: Time,
  usedAt: v.nullable(Time),
})

/** The only answer that has the token itself. */
export const NewTokenAnswer = v.object({ ...TokenAnswer.entries, token: SecretText })
