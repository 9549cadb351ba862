import * as v from 'valibot'
import { GroupId, PersonId } from '../domain/ids'
import { Label, Text } from '../domain/name'
import { ALL_PERMISSIONS, type Permission } from '../domain/permission/permission'
import { RoleId } from '../domain/permission/role'
import { ScopeText } from '../domain/permission/scope'
import { Time } from './schemas'

const PermissionName = v.picklist(
  ALL_PERMISSIONS as readonly [Permission, ...Permission[]],
  `A permission is one of: ${ALL_PERMISSIONS.join(', ')}.`,
)

export const RoleBody = v.strictObject({
  name: Label,
  description: v.optional(Text, ''),
  permissions: v.pipe(
    v.array(PermissionName),
    v.check((names) => new Set(names).size === names.length, 'Nothing may be listed twice.'),
  ),
})

/** Whom a role is given to, and for which resources. */
export const GivingBody = v.strictObject({
  principal: v.union([PersonId, GroupId], 'The id of a person or a group is expected.'),
  scope: v.pipe(
    v.optional(ScopeText, ''),
    v.description('Such as resources:prod-* or tag:pci; everything where it is left out.'),
  ),
})

export const RoleAnswer = v.object({
  id: RoleId,
  name: v.string(),
  description: v.string(),
  permissions: v.array(PermissionName),
  isBuiltIn: v.boolean(),
  givenCount: v.number(),
})

export const RoleHolderAnswer = v.object({
  principal: v.string(),
  name: v.string(),
  scope: v.string(),
  grantedAt: Time,
})
