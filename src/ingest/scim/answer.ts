import type { ScimGroupRow } from '../../db/scim-groups'
import type { ScimUserRow } from '../../db/scim-users'
import { etagOf } from './etag'
import { GROUP } from './schemas'
import { schemasOf } from './user-draft'
import type { Values } from './values'

export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** A user as PUT and PATCH see it: what can be changed, and the id. */
export function userValues({ id, externalId, active, resource }: ScimUserRow): Values {
  return { id, ...(externalId === null ? {} : { externalId }), ...resource, active }
}

export function userAnswer(user: ScimUserRow, base: string): Values {
  const { groups } = user
  const values = userValues(user)
  const withRefs = groups.map((group) => ({ ...group, $ref: `${base}/Groups/${group.value}` }))
  return {
    schemas: schemasOf(values),
    ...values,
    ...(withRefs.length > 0 ? { groups: withRefs } : {}),
    meta: metaOf('User', `${base}/Users/${user.id}`, user),
  }
}

export function groupValues({ id, externalId, displayName, members }: ScimGroupRow): Values {
  return {
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    ...(members && members.length > 0 ? { members: members.map(({ value }) => ({ value })) } : {}),
  }
}

export function groupAnswer(group: ScimGroupRow, base: string): Values {
  const { id, externalId, displayName } = group
  const members = group.members?.map(({ value, display }) => ({
    value,
    $ref: `${base}/Users/${value}`,
    type: 'User',
    display,
  }))
  return {
    schemas: [GROUP],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    ...(members ? { members } : {}),
    meta: metaOf('Group', `${base}/Groups/${id}`, group),
  }
}

function metaOf(
  resourceType: string,
  location: string,
  { createdAt, updatedAt, version }: Pick<ScimUserRow, 'createdAt' | 'updatedAt' | 'version'>,
) {
  return {
    resourceType,
    created: new Date(createdAt).toISOString(),
    lastModified: new Date(updatedAt).toISOString(),
    location,
    version: etagOf(version),
  }
}
