import * as v from 'valibot'
import { MachineId, MachineRuleId, PersonId, TokenId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { ClaimRules } from '../domain/machine/claims'
import { Label, Name, Text } from '../domain/name'
import { ScopeText } from '../domain/permission/scope'
import { MACHINE_VERBS } from '../domain/token'
import { SecretText, Time } from './schemas'

const Verbs = v.pipe(
  v.array(
    v.picklist(MACHINE_VERBS, `A verb is one of: ${MACHINE_VERBS.join(', ')}.`),
    'A list is expected.',
  ),
  v.minLength(1, 'Say what it is good for.'),
  v.check((verbs) => new Set(verbs).size === verbs.length, 'Nothing may be listed twice.'),
)

const Scope = v.pipe(
  v.optional(ScopeText, ''),
  v.description('Such as resources:prod-* or tag:pci; all resources where it is left out.'),
)

function seconds(least: number, most: number, words: string) {
  return v.pipe(
    v.number('A number of seconds is expected.'),
    v.integer('A whole number is expected.'),
    v.minValue(least, 'At least a minute.'),
    v.maxValue(most, words),
  )
}

export const MachineBody = v.strictObject({
  name: Name,
  description: v.optional(Text, ''),
  owners: v.pipe(
    v.array(PersonId, 'A list is expected.'),
    v.minLength(1, 'A machine has an owner.'),
    v.maxLength(LIMITS.ownersPerMachine, `At most ${LIMITS.ownersPerMachine} owners.`),
    v.check((owners) => new Set(owners).size === owners.length, 'Nobody may be listed twice.'),
  ),
})

export const MachineAnswer = v.object({
  id: MachineId,
  name: v.string(),
  description: v.string(),
  owners: v.array(v.object({ id: PersonId, displayName: v.string(), active: v.boolean() })),
  active: v.pipe(
    v.boolean(),
    v.description('Whether it may do anything: it has not ended, and an owner is left.'),
  ),
  createdAt: Time,
  updatedAt: Time,
  endedAt: v.nullable(Time),
})

export const MachineTokenBody = v.strictObject({
  name: Label,
  verbs: Verbs,
  scope: Scope,
  expiresInSeconds: seconds(60, LIMITS.maxTokenSeconds, 'At most 366 days.'),
})

export const MachineTokenAnswer = v.object({
  id: TokenId,
  name: v.string(),
  verbs: v.array(v.string()),
  scope: v.string(),
  ruleId: v.pipe(v.nullable(MachineRuleId), v.description('Of a session: the rule it came by.')),
  createdAt: Time,
  expiresAt: Time,
  usedAt: v.nullable(Time),
})

/** The only answer that has the token itself. */
export const NewMachineTokenAnswer = v.object({
  ...MachineTokenAnswer.entries,
  token: SecretText,
})

const Issuer = v.pipe(
  v.string('An address is expected.'),
  v.maxLength(500, 'At most 500 characters.'),
  v.check((text) => isAddress(text), 'The address of the issuer is expected, as it calls itself.'),
)

export const MachineRuleBody = v.strictObject({
  name: Label,
  issuer: Issuer,
  audience: v.pipe(
    v.string('Text is expected.'),
    v.regex(/^[\x21-\x7e]{1,500}$/, 'Only plain ASCII characters without spaces.'),
  ),
  claims: ClaimRules,
  verbs: Verbs,
  scope: Scope,
  sessionSeconds: seconds(
    LIMITS.minMachineSessionSeconds,
    LIMITS.maxMachineSessionSeconds,
    'At most an hour.',
  ),
  isOnce: v.pipe(
    v.optional(v.boolean('This is true or false.'), true),
    v.description('Whether each token is taken once only.'),
  ),
})

export const MachineRuleAnswer = v.object({
  id: MachineRuleId,
  machineId: MachineId,
  name: v.string(),
  issuer: v.string(),
  audience: v.string(),
  claims: v.array(v.object({ claim: v.string(), pattern: v.string() })),
  verbs: v.array(v.string()),
  scope: v.string(),
  sessionSeconds: v.number(),
  isOnce: v.boolean(),
  madeBy: PersonId,
  createdAt: Time,
  usedAt: v.nullable(Time),
})

export const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const TOKEN_TYPES = ['id_token', 'jwt'].map((each) => `urn:ietf:params:oauth:token-type:${each}`)

/** RFC 8693 section 2.1, as far as it makes sense here: what it does not take is refused. */
export const ExchangeForm = v.strictObject({
  grant_type: v.literal(GRANT_TYPE, `grant_type is ${GRANT_TYPE}.`),
  subject_token: v.pipe(
    v.string('subject_token is the token of the workload.'),
    v.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/, 'subject_token is a signed JWT.'),
    v.maxLength(16_384, 'subject_token is too long.'),
  ),
  subject_token_type: v.picklist(
    TOKEN_TYPES,
    `subject_token_type is one of ${TOKEN_TYPES.join(', ')}.`,
  ),
  requested_token_type: v.optional(
    v.literal(ACCESS_TOKEN, `requested_token_type is ${ACCESS_TOKEN}, or left out.`),
  ),
  client_id: v.optional(MachineId),
  scope: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'scope has words.'),
      v.maxLength(500, 'scope is too long.'),
    ),
  ),
})

/** RFC 8693 section 2.2.1. */
export const ExchangeAnswer = v.object({
  access_token: SecretText,
  issued_token_type: v.literal(ACCESS_TOKEN),
  token_type: v.literal('Bearer'),
  expires_in: v.number(),
  scope: v.string(),
})

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return isWeb && !url.username && !url.password && !url.search && !url.hash
}
