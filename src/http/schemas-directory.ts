import * as v from 'valibot'
import { GroupId, LeaseId, PersonId, RequestId, ResourceId } from '../domain/ids'
import { Label, Text } from '../domain/name'
import { Time, TimeQuery } from './schemas'

const MEMBERS = 1_000

export const RolesBody = v.strictObject({
  roles: v.pipe(
    v.array(v.picklist(['administrator', 'auditor'], 'A role is administrator or auditor.')),
    v.check((roles) => new Set(roles).size === roles.length, 'Nothing may be listed twice.'),
  ),
})

export const ReasonBody = v.strictObject({
  reason: v.pipe(Text, v.minLength(1, 'Say why, so that history can tell.')),
})

export const GroupBody = v.strictObject({
  name: Label,
  description: v.optional(Text, ''),
  members: v.optional(
    v.pipe(
      v.array(PersonId),
      v.maxLength(MEMBERS, `At most ${MEMBERS} members.`),
      v.check((members) => new Set(members).size === members.length, 'Nobody is listed twice.'),
    ),
    [],
  ),
})

const Role = v.picklist(['administrator', 'auditor'])

export const PersonAnswer = v.object({
  id: PersonId,
  displayName: v.string(),
  email: v.nullable(v.string()),
  active: v.boolean(),
  roles: v.array(Role),
  groups: v.array(v.object({ id: GroupId, name: v.string() })),
  createdAt: Time,
  endedAt: v.nullable(Time),
})

const FedBy = v.pipe(
  v.nullable(v.string()),
  v.description('The SCIM connection that feeds the group; null where it is kept here.'),
)

export const GroupSummary = v.object({
  id: GroupId,
  name: v.string(),
  description: v.string(),
  memberCount: v.number(),
  fedBy: FedBy,
  createdAt: Time,
})

export const GroupAnswer = v.object({
  id: GroupId,
  name: v.string(),
  description: v.string(),
  members: v.array(v.object({ id: PersonId, displayName: v.string() })),
  fedBy: FedBy,
  createdAt: Time,
})

export const MeAnswer = v.object({
  id: PersonId,
  displayName: v.string(),
  email: v.nullable(v.string()),
  permissions: v.array(v.string()),
})

export const HistoryQuery = {
  personId: v.optional(PersonId),
  resourceId: v.optional(ResourceId),
  requestId: v.optional(RequestId),
  leaseId: v.optional(LeaseId),
  type: v.optional(v.pipe(v.string(), v.regex(/^[a-z_.]{1,60}$/, 'An event’s name is expected.'))),
  from: v.optional(TimeQuery),
  to: v.optional(TimeQuery),
} as const

export const HistoryAnswer = v.object({
  stream: v.string(),
  sequence: v.number(),
  at: Time,
  type: v.string(),
  actorId: v.string(),
  actorName: v.string(),
  personId: v.nullable(v.string()),
  resourceId: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
  leaseId: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
})
