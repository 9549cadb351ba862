import type { Attribute } from './attribute'
import { attributesOf } from './locate'
import type { Resource, Schema } from './schemas'
import { bad } from './scim-error'
import { isObject, pairsOf, type Values, valueIn } from './values'

/**
 * The resource that a POST or PUT describes, checked against the schema. What only the server sets
 * is left out (RFC 7644 section 3.5.1); what nobody knows is refused, never dropped.
 */
export function resourceIn(resource: Resource, body: unknown): Values {
  if (!isObject(body)) throw bad('invalidSyntax', 'A JSON object is expected.')
  const { own, extended } = split(resource, body)
  const values = {
    ...assigned(attributesOf(resource), own),
    ...Object.fromEntries(
      extended.flatMap(([{ urn, attributes }, given]) => {
        const values = assigned(attributes, given)
        return Object.keys(values).length > 0 ? [[urn, values]] : []
      }),
    ),
  }
  checkSchemas(resource, body)
  for (const { name, isRequired } of resource.schema.attributes) {
    if (isRequired && !(name in values)) throw bad('invalidValue', `${name} is missing.`)
  }
  return values
}

/** Entra ID names it with every group, and has nothing in it. */
const ENTRA_GROUP = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'

/** RFC 7643 section 3: every message says of which schemas it is. */
export function checkSchemas(resource: Resource, body: Values): void {
  const [, given] = Object.entries(body).find(([name]) => name.toLowerCase() === 'schemas') ?? []
  const schemas = [resource.schema, ...resource.extensions]
  const known = [...schemas.map(({ urn }) => urn.toLowerCase()), ENTRA_GROUP.toLowerCase()]
  const urns = (Array.isArray(given) ? given : []).map((urn) =>
    typeof urn === 'string' ? urn.toLowerCase() : '',
  )
  if (!urns.includes(resource.schema.urn.toLowerCase()))
    throw bad('invalidSyntax', `schemas has to name ${resource.schema.urn}.`)
  if (urns.some((urn) => !known.includes(urn)))
    throw bad('invalidValue', 'schemas names a schema that is not known here.')
}

function split(resource: Resource, body: Values) {
  const own: Record<string, unknown> = Object.create(null)
  const extended: [Schema, Values][] = []
  for (const [name, value] of Object.entries(body)) {
    const extension = resource.extensions.find(
      ({ urn }) => urn.toLowerCase() === name.toLowerCase(),
    )
    if (!extension) own[name] = value
    else if (isObject(value)) extended.push([extension, value])
    else if (value !== null) throw bad('invalidValue', 'An extension has attributes.')
  }
  return { own, extended }
}

function assigned(attributes: readonly Attribute[], given: Values): Values {
  const pairs = pairsOf(attributes, given).flatMap(([attribute, value]) => {
    const isOurs = attribute.mutability === 'readOnly' || attribute.name === 'schemas'
    const read = isOurs ? undefined : valueIn(attribute, value)
    return read === undefined || attribute.mutability === 'writeOnly'
      ? []
      : [[attribute.name, read] as const]
  })
  return Object.fromEntries(pairs)
}
