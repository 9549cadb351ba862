import * as v from 'valibot'
import { AskerId, GroupId, LeaseId, PersonId, RequestId, ResourceId } from '../domain/ids'
import { LANGUAGES } from '../domain/language'
import { Label, Text } from '../domain/name'
import { RoleId } from '../domain/permission/role'
import { Time, TimeQuery } from './schemas'

const MEMBERS = 1_000

export const RolesBody = v.strictObject({
  roles: v.pipe(
    v.array(RoleId),
    v.maxLength(50, 'At most 50 roles.'),
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

const OtherRole = v.object({
  role: RoleId,
  scope: v.pipe(
    v.string(),
    v.description('Such as resources:prod-* or tag:pci; empty for everything.'),
  ),
  group: v.pipe(
    v.nullable(v.string()),
    v.description('The group that it was given to; null where it was given by name.'),
  ),
})

export const PersonAnswer = v.object({
  id: PersonId,
  displayName: v.string(),
  email: v.nullable(v.string()),
  active: v.boolean(),
  roles: v.pipe(v.array(RoleId), v.description('Given by name and for everything.')),
  otherRoles: v.array(OtherRole),
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
  id: AskerId,
  displayName: v.string(),
  email: v.nullable(v.string()),
  permissions: v.pipe(v.array(v.string()), v.description('What I may do everywhere.')),
  limited: v.pipe(
    v.array(v.object({ permissions: v.array(v.string()), scope: v.string() })),
    v.description('What I may do with some resources only.'),
  ),
})

export const LanguageBody = v.strictObject({
  language: v.pipe(
    v.nullable(v.picklist(LANGUAGES)),
    v.description('What I read, on pages and in mails; null leaves pages to the browser.'),
  ),
})

export const HistoryQuery = {
  personId: v.optional(AskerId),
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
