import fc from 'fast-check'
import SCIMMY from 'scimmy'
import { beforeAll, describe, expect, it } from 'vitest'
import { ENTERPRISE, type Provider, provider, USER, userNamed } from './provider'

type Resource = { readonly id: string; readonly userName: string }

const PEOPLE = [
  { name: { givenName: 'Ana', familyName: 'Berg' }, title: 'Engineer', nickName: 'ä Ä' },
  { name: { givenName: 'Bo' }, emails: [{ value: 'bo@x.example', type: 'work', primary: true }] },
  {
    emails: [
      { value: 'cy@x.example', type: 'home' },
      { value: 'cy@y.example', type: 'work', primary: true },
    ],
    active: false,
  },
  {
    displayName: 'Dö "quoted"',
    [ENTERPRISE]: { department: 'Tools' },
    schemas: [USER, ENTERPRISE],
  },
  {
    displayName: 'eve',
    userType: 'Contractor',
    emails: [{ value: 'eve@x.example', type: 'other' }],
  },
]

/** What a filter has to find, by the names of its users. */
const FINDINGS: readonly [string, string][] = [
  ['userName eq "F0@SHOP.example"', '0'],
  ['externalId eq "sub-f1@shop.example"', '1'],
  ['externalId eq "SUB-f1@shop.example"', ''],
  ['name.givenName sw "an"', '0'],
  ['nickName eq "Ä ä"', '0'],
  ['title pr', '0'],
  ['not (title pr)', '1234'],
  ['title eq null', '1234'],
  ['title ne null', '0'],
  ['title ne "Engineer"', '1234'],
  ['emails.type eq "work"', '12'],
  ['emails[type eq "home" and value co "@y"]', ''],
  ['emails[type eq "work" and value co "@y"]', '2'],
  ['emails[type eq "work"].value eq "BO@x.example"', '1'],
  ['emails co "x.example"', '124'],
  ['emails pr', '124'],
  ['emails[not (type eq "work")]', '24'],
  ['active eq false', '2'],
  ['active ne true', '2'],
  [`${ENTERPRISE}:department eq "tools"`, '3'],
  [`${USER}:userName ew "3@shop.example"`, '3'],
  [`schemas eq "${ENTERPRISE}"`, '3'],
  ['displayName eq "dö \\"QUOTED\\""', '3'],
  ['displayName co ""', '34'],
  ['userName gt "f2" and userName lt "f4"', '23'],
  ['userType eq "Contractor" or title pr and nickName pr', '04'],
  ['(userType eq "Contractor" or title pr) and nickName pr', '0'],
  ['meta.resourceType eq "User" and meta.created gt "2020-01-01T00:00:00Z"', '01234'],
  ['meta.lastModified lt "2020-01-01T00:00:00+02:00"', ''],
  ['meta.version eq "W/\\"1\\""', '01234'],
  ['USERNAME EQ "f0@shop.example" OR Active Eq false', '02'],
  ['name pr', '01'],
]

const REFUSED = [
  '',
  ' ',
  'userName',
  'userName eq',
  'userName eq f0',
  "userName eq 'f0'",
  'userName eq "f0',
  'userName eq "f0"x',
  'userName eq "f0" and',
  'userName eq "a" xor userName eq "b"',
  'userName is "f0"',
  'userName eq "\\x"',
  'userName eq 7',
  'userName eq true',
  'userName gt null',
  'active eq "true"',
  'active gt true',
  'active eq True',
  'meta.created co "2020"',
  'meta.created gt "yesterday"',
  'meta.location pr',
  'password eq "x"',
  'nothing eq "x"',
  'name eq "x"',
  'name.nothing eq "x"',
  'name.givenName.more eq "x"',
  'urn:nothing:userName eq "x"',
  'emails[type eq "work"',
  'emails[]',
  'emails[emails.type eq "work"]',
  'emails[type eq "work"] pr',
  'userName[value eq "x"]',
  'title[value eq "x"]',
  'not userName pr',
  '(userName pr',
  'userName pr)',
  'userName pr userName pr',
  'userName; DROP TABLE people',
  'userName eq "a" OR 1 = 1',
  `${'('.repeat(40)}userName pr${')'.repeat(40)}`,
  Array.from({ length: 41 }, () => 'userName pr').join(' or '),
  `userName eq "${'x'.repeat(4_000)}"`,
]

describe('a filter', () => {
  let at: Provider
  let resources: readonly Resource[]

  beforeAll(async () => {
    at = await provider('filters')
    for (const [index, more] of PEOPLE.entries()) {
      const { status, text } = await at.send(
        'POST',
        '/Users',
        userNamed(`f${index}@shop.example`, more),
      )
      expect(status, text).toBe(201)
    }
    const all: Resource[] = (await at.send('GET', '/Users')).body.Resources
    // The other implementation stumbles over people without a name or an address.
    resources = all.map((each) => ({ name: {}, emails: [], ...each }))
  })

  const find = (filter: string) => at.send('GET', `/Users?filter=${encodeURIComponent(filter)}`)

  const digits = (found: readonly Resource[]) =>
    found
      .map(({ userName }) => userName.charAt(1))
      .sort()
      .join('')

  it.each(FINDINGS)('%s finds %s', async (filter, wanted) => {
    const { status, body, text } = await find(filter)
    expect(status, text).toBe(200)
    expect(digits(body.Resources)).toBe(wanted)
    expect(body.totalResults).toBe(wanted.length)
  })

  it.each(REFUSED)('%s is refused', async (filter) => {
    const { status, body } = await find(filter)
    expect([status, body.scimType]).toEqual([400, 'invalidFilter'])
  })

  // The other implementation looks at the case of names within names, so none differs in it.
  it('finds what an independent implementation finds', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { status, body, text } = await find(filter)
        expect(status, `${filter}: ${text}`).toBe(200)
        const wanted = new SCIMMY.Types.Filter(filter).match([...resources])
        expect(digits(body.Resources), filter).toBe(digits(wanted as unknown as Resource[]))
      }),
      { numRuns: 60 },
    )
  })

  it('is answered or refused, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(rubbish, async (filter) => {
        const { status, body, text } = await find(filter)
        if (status === 200) expect(isGrammatical(filter), filter).toBe(true)
        else expect([status, body.scimType], `${filter}: ${text}`).toEqual([400, 'invalidFilter'])
      }),
      { numRuns: 150 },
    )
  })

  it('of the longest kind that is taken is answered', async () => {
    const inner = Array.from({ length: 39 }, (_, at) => `emails[value eq "${at}"]`).join(' or ')
    const deep = `${'not ('.repeat(12)}userName pr${')'.repeat(12)}`
    expect((await find(`${inner} or title pr`)).status).toBe(200)
    expect((await find(deep)).status).toBe(200)
  })
})

const attribute = fc.constantFrom('userName', 'title', 'displayName', 'name.givenName', 'userType')
const value = fc.constantFrom('f1@shop.example', 'Ana', 'An', 'eve', 'Engineer', 'zz', 'Contractor')
const simple = fc.oneof(
  fc
    .tuple(attribute, fc.constantFrom('eq', 'co', 'sw', 'ew'), value)
    .map(([name, operator, text]) => `${name} ${operator} "${text}"`),
  attribute.map((name) => `${name} pr`),
  fc.constantFrom('active eq true', 'active eq false', 'emails[type eq "work"]'),
)
const filters = fc.oneof(
  simple,
  fc.tuple(simple, fc.constantFrom('and', 'or'), simple).map((each) => each.join(' ')),
  fc.tuple(simple, simple, simple).map(([one, two, three]) => `${one} and (${two} or ${three})`),
)

const piece = fc.constantFrom(
  ...['userName', 'emails', 'name.', 'eq', 'and', 'or', 'not', 'pr', '(', ')', '[', ']', ' ', ' '],
  ...['"x"', '"', '\\', 'true', 'null', '1e9', ':', '$ref', "'", ';', '--', '\u0000', '🙂', '%'],
)
const rubbish = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(filters, fc.nat(80), fc.string({ maxLength: 3 }))
    .map(([filter, at, text]) => filter.slice(0, at) + text + filter.slice(at)),
)

const TEXT = /"(?:[^"\\]|\\.)*"/g

/** An independent parser takes it too; it takes brackets for its own where they are text. */
function isGrammatical(filter: string): boolean {
  const plain = filter.trim().replace(TEXT, (text) => text.replace(/[[\]()]/g, 'x'))
  try {
    return new SCIMMY.Types.Filter(plain) !== null
  } catch {
    return false
  }
}
