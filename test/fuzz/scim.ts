import fc from 'fast-check'
import { created, grouped, type Provider, provider, USER } from '../ingest/scim/provider'
import { brokenFilters, filters } from './scim-filters'
import { type Answered, outcomeFlaw, type Shot, type Surface } from './surface'
import { anything, oddText, pathPart } from './text'

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const TYPES = [
  ...['invalidFilter', 'tooMany', 'uniqueness', 'mutability', 'invalidSyntax', 'invalidPath'],
  ...['noTarget', 'invalidValue', 'invalidVers', 'sensitive'],
]
const ATTRIBUTES = [
  'active',
  'userName',
  'externalId',
  'emails',
  'name',
  'displayName',
  'groups',
  'id',
]

/** The SCIM server, as a provider with a token speaks to it, and speaks nonsense. */
export const scimSurface: Surface = {
  name: 'scim',
  share: 0.4,
  arm: async () => {
    const at = await provider('fuzz')
    const user = await created(at, 'fuzz')
    const group = await grouped(at, 'fuzz', user)
    return {
      shots: shots(user, group),
      fire: (shot) => send(at, shot),
      flawIn: (shot, answered) => outcomeFlaw(shot, answered) ?? errorFlaw(answered),
    }
  },
}

function shots(user: string, group: string): fc.Arbitrary<Shot> {
  const places = fc.constantFrom(`/Users/${user}`, `/Groups/${group}`)
  return fc.oneof(
    { weight: 4, arbitrary: filters.map((each) => listing(each, 'done', 'a filter')) },
    {
      weight: 4,
      arbitrary: brokenFilters.map((each) => listing(each, 'refused', 'a broken filter')),
    },
    { weight: 1, arbitrary: oddText.map((each) => listing(each, 'anything', 'an odd filter')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(places, patches)
        .map(([at, body]) => sent('PATCH', at, body, 'anything', 'a PATCH')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(places, brokenPatches)
        .map(([at, body]) => sent('PATCH', at, body, 'refused', 'a broken PATCH')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('POST', 'PUT'), places, brokenUsers)
        .map(([method, at, body]) =>
          sent(method, method === 'PUT' ? at : '/Users', body, 'refused', 'a broken user'),
        ),
    },
    {
      weight: 1,
      arbitrary: users.map((body) => sent('POST', '/Users', body, 'anything', 'a user')),
    },
    {
      weight: 1,
      arbitrary: queries.map((query) => ({
        ...listing('userName pr', 'anything', 'a query'),
        path: `/Users?${query}`,
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('GET', 'DELETE', 'PUT', 'PATCH'), pathPart)
        .map(([method, id]) =>
          sent(
            method,
            `/Users/${id}`,
            method === 'GET' || method === 'DELETE' ? undefined : { schemas: [USER] },
            'refused',
            'nobody',
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(places, fc.constantFrom('{', '', '[]', 'null', '"', '\u0000'))
        .map(([at, text]) => ({ ...sent('PUT', at, {}, 'refused', 'no JSON'), body: text })),
    },
  )
}

const users = fc.record(
  {
    schemas: fc.constant([USER]),
    userName: fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), oddText),
    externalId: oddText,
    active: fc.constantFrom(true, false, 'true', 'False'),
    displayName: oddText,
    name: fc.record({ familyName: oddText, givenName: oddText }),
    emails: fc.array(fc.record({ value: oddText, primary: fc.boolean() }), { maxLength: 3 }),
  },
  { requiredKeys: ['schemas', 'userName'] },
)

const wrong = fc.oneof(fc.constantFrom(7, [], {}, null, [[]]), fc.constant(true))

const brokenUsers = fc.oneof(
  users.map(({ schemas: _gone, ...rest }) => rest),
  users.map((user) => ({ ...user, schemas: ['urn:nobody:knows'] })),
  users.map((user) => ({ ...user, userName: 7 })),
  fc
    .tuple(users, fc.constantFrom('maybe', 7, {}, [true, false]))
    .map(([user, active]) => ({ ...user, active })),
  fc
    .tuple(
      users,
      wrong.filter((each) => !Array.isArray(each) && each !== null),
    )
    .map(([user, emails]) => ({ ...user, emails: [emails, 7] })),
  anything.filter((each) => typeof each !== 'object' || each === null || Array.isArray(each)),
)

const operations = fc.array(
  fc.record(
    {
      op: fc.constantFrom('add', 'replace', 'remove', 'Replace', 'Add'),
      path: fc.oneof(
        fc.constantFrom(
          ...ATTRIBUTES,
          'members',
          'members[value eq "x"]',
          'emails[type eq "work"].value',
        ),
        oddText,
      ),
      value: anything,
    },
    { requiredKeys: ['op'] },
  ),
  { minLength: 1, maxLength: 4 },
)
const patches = operations.map((Operations) => ({ schemas: [PATCH_OP], Operations }))

const brokenPatches = fc.oneof(
  operations.map((Operations) => ({ Operations })),
  fc.constantFrom({ schemas: [PATCH_OP] }, { schemas: [PATCH_OP], Operations: [] }),
  fc
    .tuple(
      operations,
      oddText.filter((text) => !/^(add|replace|remove)$/i.test(text.trim())),
    )
    .map(([all, op]) => ({
      schemas: [PATCH_OP],
      Operations: [...all, { op, path: 'displayName', value: 'x' }],
    })),
  operations.map((all) => ({ schemas: [PATCH_OP], Operations: [...all, { op: 'remove' }] })),
  operations.map((all) => ({
    schemas: [PATCH_OP],
    Operations: [...all, { op: 'replace', path: 'nothing[like', value: 'x' }],
  })),
)

const queries = fc
  .dictionary(
    fc.constantFrom(
      'startIndex',
      'count',
      'sortBy',
      'sortOrder',
      'attributes',
      'excludedAttributes',
    ),
    fc.oneof(oddText, fc.integer().map(String), fc.constantFrom(...ATTRIBUTES)),
    { maxKeys: 4 },
  )
  .map((all) =>
    String(
      new URLSearchParams(Object.entries(all).map(([name, value]) => [name, value.toWellFormed()])),
    ),
  )

function listing(filter: string, must: Shot['must'], what: string): Shot {
  const query = new URLSearchParams({ filter: filter.toWellFormed() })
  return { method: 'GET', path: `/Users?${query}`, headers: {}, must, what: `${what}: ${filter}` }
}

function sent(method: string, path: string, body: unknown, must: Shot['must'], what: string): Shot {
  const text = body === undefined ? {} : { body: JSON.stringify(body) ?? 'null' }
  return { method, path, headers: { 'Content-Type': 'application/scim+json' }, ...text, must, what }
}

async function send(at: Provider, { method, path, body, headers }: Shot): Promise<Answered> {
  return at.send(method, path, body, headers)
}

/** RFC 7644, section 3.12. */
function errorFlaw({ status, text }: Answered): string | null {
  if (status < 400) return null
  const { schemas, status: said, detail, scimType } = JSON.parse(text)
  if (String(schemas) !== ERROR) return 'it is no error of SCIM'
  if (said !== String(status)) return 'the error has another status'
  if (typeof detail !== 'string' || detail === '') return 'it says nothing'
  return scimType === undefined || TYPES.includes(scimType)
    ? null
    : 'its type is not of the standard'
}
