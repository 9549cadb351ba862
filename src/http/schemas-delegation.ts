import * as v from 'valibot'
import { DelegationId, PersonId, PolicyId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { Text } from '../domain/name'
import { Pattern } from '../domain/policy/pattern'
import { Time, TimeQuery } from './schemas'

const MOST_POLICIES = 50

/** What somebody hands over, or that they are away. Limits apply together; null is any. */
export const DelegationBody = v.pipe(
  v.strictObject({
    delegateId: v.optional(v.nullable(PersonId), null),
    isAway: v.optional(v.boolean('This is true or false.'), false),
    startsAt: TimeQuery,
    endsAt: TimeQuery,
    policies: v.optional(
      v.nullable(
        v.pipe(
          v.array(PolicyId),
          v.minLength(1, 'List a policy, or leave it out for any.'),
          v.maxLength(MOST_POLICIES, `At most ${MOST_POLICIES} policies.`),
        ),
      ),
      null,
    ),
    resources: v.optional(v.nullable(Pattern), null),
    accounts: v.optional(v.nullable(Pattern), null),
    note: v.optional(Text, ''),
  }),
  v.forward(
    v.check(
      ({ delegateId, isAway }) => delegateId !== null || isAway,
      'Name somebody; only who is away may leave it open.',
    ),
    ['delegateId'],
  ),
  v.forward(
    v.check(({ startsAt, endsAt }) => startsAt < endsAt, 'It ends after it begins.'),
    ['endsAt'],
  ),
  v.forward(
    v.check(
      ({ startsAt, endsAt }) => endsAt - startsAt <= LIMITS.maxDelegationSeconds * 1_000,
      'It lasts a year at most.',
    ),
    ['endsAt'],
  ),
)

export const DelegationAnswer = v.object({
  id: DelegationId,
  principalId: PersonId,
  principalName: v.string(),
  delegateId: v.nullable(PersonId),
  delegateName: v.nullable(v.string()),
  isAway: v.boolean(),
  startsAt: Time,
  endsAt: Time,
  policies: v.nullable(v.array(PolicyId)),
  resources: v.nullable(v.string()),
  accounts: v.nullable(v.string()),
  note: v.string(),
})
