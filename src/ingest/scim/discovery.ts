import type { Attribute } from './attribute'
import { MAX_RESULTS } from './list-request'
import { RESOURCES, type Resource, SCHEMAS, type Schema } from './schemas'
import type { Values } from './values'

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0'

/** RFC 7643 section 5: what this server can do. */
export function serviceProviderConfig(base: string): Values {
  return {
    schemas: [`${SCHEMA}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of a SCIM connection, made by an administrator of Hallpass.',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: {
      resourceType: 'ServiceProviderConfig',
      location: `${base}/ServiceProviderConfig`,
    },
  }
}

export function resourceTypes(base: string): readonly Values[] {
  return Object.values(RESOURCES).map(({ name, endpoint, schema, extensions }: Resource) => ({
    schemas: [`${SCHEMA}:ResourceType`],
    id: name,
    name,
    endpoint,
    schema: schema.urn,
    ...(extensions.length > 0
      ? { schemaExtensions: extensions.map(({ urn }) => ({ schema: urn, required: false })) }
      : {}),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }))
}

/** RFC 7643 section 7: the schemas as they are, so that a client knows what will be refused. */
export function schemas(base: string): readonly Values[] {
  return SCHEMAS.map(({ urn, name, attributes }: Schema) => ({
    schemas: [`${SCHEMA}:Schema`],
    id: urn,
    name,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${urn}` },
  }))
}

function described(attribute: Attribute): Values {
  const { name, kind, isMulti, isRequired, isExact, mutability, returned, uniqueness, subs } =
    attribute
  return {
    name,
    type: kind,
    multiValued: isMulti,
    required: isRequired,
    caseExact: isExact,
    mutability,
    returned,
    uniqueness,
    ...(kind === 'complex' ? { subAttributes: subs.map(described) } : {}),
    ...(kind === 'reference' ? { referenceTypes: ['external', 'uri'] } : {}),
  }
}
