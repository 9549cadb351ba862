import { type Attribute, flag, link, list, parts, text, time } from './attribute'

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'

export type Schema = {
  readonly urn: string
  readonly name: string
  readonly attributes: readonly Attribute[]
}

/** One kind of resource: its own schema, and what extends it. */
export type Resource = {
  readonly name: 'User' | 'Group'
  readonly endpoint: '/Users' | '/Groups'
  readonly schema: Schema
  readonly extensions: readonly Schema[]
}

const READ_ONLY = { mutability: 'readOnly' } as const

/** RFC 7643 section 3.1: what every resource has, whatever its schema. */
export const COMMON: readonly Attribute[] = [
  text('id', { ...READ_ONLY, isExact: true, returned: 'always', uniqueness: 'server' }),
  text('externalId', { isExact: true }),
  link('schemas', { isMulti: true, returned: 'always' }),
  parts(
    'meta',
    [
      text('resourceType', { ...READ_ONLY, isExact: true }),
      time('created', READ_ONLY),
      time('lastModified', READ_ONLY),
      link('location', READ_ONLY),
      text('version', { ...READ_ONLY, isExact: true }),
    ],
    READ_ONLY,
  ),
]

const NAME = ['formatted', 'familyName', 'givenName', 'middleName', 'honorificPrefix']
const ADDRESS = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country']
const WORDS = ['displayName', 'nickName', 'title', 'userType', 'preferredLanguage', 'locale']

/**
 * RFC 7643 section 4.1, but for roles and entitlements: what somebody may do is decided here, and
 * to take such a word and do nothing about it would mislead. A password is taken and thrown away.
 */
const user: Schema = {
  urn: USER,
  name: 'User',
  attributes: [
    text('userName', { isRequired: true, uniqueness: 'server' }),
    parts(
      'name',
      [...NAME, 'honorificSuffix'].map((name) => text(name)),
    ),
    ...WORDS.map((name) => text(name)),
    link('profileUrl'),
    text('timezone'),
    flag('active'),
    text('password', { mutability: 'writeOnly', returned: 'never' }),
    list('emails'),
    list('phoneNumbers'),
    list('ims'),
    list('photos', link('value')),
    parts('addresses', [...ADDRESS.map((name) => text(name)), text('type'), flag('primary')], {
      isMulti: true,
    }),
    parts(
      'groups',
      [text('value', READ_ONLY), link('$ref', READ_ONLY), text('display', READ_ONLY)],
      { isMulti: true, ...READ_ONLY },
    ),
  ],
}

/** RFC 7643 section 4.3. */
const enterprise: Schema = {
  urn: ENTERPRISE,
  name: 'EnterpriseUser',
  attributes: [
    ...['employeeNumber', 'costCenter', 'organization', 'division', 'department'].map((name) =>
      text(name),
    ),
    parts('manager', [text('value', { isExact: true }), link('$ref'), text('displayName')]),
  ],
}

/** RFC 7643 section 4.2. Members are people: a group within a group is refused. */
const group: Schema = {
  urn: GROUP,
  name: 'Group',
  attributes: [
    text('displayName', { isRequired: true }),
    parts(
      'members',
      [
        text('value', { isExact: true, mutability: 'immutable' }),
        link('$ref', { mutability: 'immutable' }),
        text('type', { mutability: 'immutable' }),
        text('display', READ_ONLY),
      ],
      { isMulti: true },
    ),
  ],
}

export const RESOURCES = {
  User: { name: 'User', endpoint: '/Users', schema: user, extensions: [enterprise] },
  Group: { name: 'Group', endpoint: '/Groups', schema: group, extensions: [] },
} as const satisfies Record<string, Resource>

export const SCHEMAS: readonly Schema[] = [user, enterprise, group]
