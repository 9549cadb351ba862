import { cleanEmail, cleanName } from '../../auth/claims'
import type { ScimUserDraft } from '../../db/scim-user-writes'
import { folded, foldText } from './fold'
import { attributesOf } from './locate'
import { ENTERPRISE, RESOURCES, USER } from './schemas'
import { isObject, type Values } from './values'

/** A user as it will be stored, and what of it a person is called and mailed by. */
export type UserDraft = ScimUserDraft & {
  readonly displayName: string
  readonly email: string | null
}

export function draftOf(values: Values): UserDraft {
  const { id: _id, externalId, active: _active, ...resource } = values
  return {
    externalId: typeof externalId === 'string' ? externalId : null,
    userNameKey: foldText(String(resource.userName)),
    resource: JSON.stringify(resource),
    folded: JSON.stringify(foldedUser(resource)),
    displayName: nameOf(values),
    email: emailOf(values),
  }
}

export function schemasOf(values: Values): readonly string[] {
  return ENTERPRISE in values ? [USER, ENTERPRISE] : [USER]
}

/** An address that can be mailed to: the primary one, else the first. */
export function emailOf({ emails }: Values): string | null {
  const all = Array.isArray(emails) ? emails.filter(isObject) : []
  const [first] = all
  return cleanEmail((all.find(({ primary }) => primary === true) ?? first)?.value)
}

function nameOf({ displayName, name, userName }: Values): string {
  const { formatted, givenName, familyName } = isObject(name) ? name : {}
  const both = [givenName, familyName].filter((part) => typeof part === 'string').join(' ')
  const candidates = [displayName, formatted, both, userName].map(cleanName)
  return candidates.find((each) => each !== null) ?? 'Unnamed person'
}

/** What filters look into: every text folded in which case does not count. */
function foldedUser(resource: Values): Values {
  const { schema, extensions } = RESOURCES.User
  const parts = attributesOf(RESOURCES.User).flatMap((attribute) =>
    attribute.name in resource
      ? [[attribute.name, folded(attribute, resource[attribute.name])] as const]
      : [],
  )
  const extended = extensions.flatMap(({ urn, attributes }) => {
    const inner = resource[urn]
    if (!isObject(inner)) return []
    const found = attributes.filter(({ name }) => name in inner)
    const pairs = found.map((each) => [each.name, folded(each, inner[each.name])] as const)
    return [[urn, Object.fromEntries(pairs)] as const]
  })
  const schemas = [schema.urn, ...extended.map(([urn]) => urn)]
  return { schemas, ...Object.fromEntries(parts), ...Object.fromEntries(extended) }
}
