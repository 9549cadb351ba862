import fc from 'fast-check'

const TEXTS = ['userName', 'externalId', 'displayName', 'name.familyName', 'emails.value', 'title']
const SPELLED = ['USERNAME', 'urn:ietf:params:scim:schemas:core:2.0:User:userName']
const VALUE = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text))
const path = fc.constantFrom(...TEXTS, ...SPELLED)

const comparison = fc.oneof(
  fc
    .tuple(path, fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'EQ', 'Co'), VALUE)
    .map((all) => all.join(' ')),
  fc.tuple(path, fc.constantFrom('gt', 'ge', 'lt', 'le'), VALUE).map((all) => all.join(' ')),
  path.map((each) => `${each} pr`),
  fc.constantFrom('active eq true', 'active eq false', 'meta.resourceType eq "User"'),
  fc.constantFrom('meta.lastModified gt "2020-01-01T00:00:00Z"', 'id pr', 'groups pr'),
  VALUE.map((value) => `emails[value eq ${value}]`),
  VALUE.map((value) => `emails[type eq "work" and not (value sw ${value})]`),
)

/** Filters of RFC 7644, section 3.4.2.2, that mean something. */
export const filters: fc.Arbitrary<string> = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc
      .tuple(tie('one'), fc.constantFrom('and', 'or', 'AND', 'Or'), tie('one'))
      .map(([one, word, other]) => `${one} ${word} ${other}`),
    tie('one').map((one) => `(${one})`),
    tie('one').map((one) => `not (${one})`),
  ),
})).one

/** What makes nonsense of any filter, whatever stands in it. */
const SPOILED: readonly ((filter: string) => string)[] = [
  (filter) => `${filter} and`,
  (filter) => `or ${filter}`,
  (filter) => `${filter} ${filter}`,
  (filter) => `(${filter}`,
  (filter) => `${filter})`,
  (filter) => `not ${filter.startsWith('(') ? `[${filter}]` : filter}`,
  (filter) => `${filter} and userName eqq "a"`,
  (filter) => `${filter} and userName eq`,
  (filter) => `${filter} and userName eq a`,
  (filter) => `${filter} and userName eq "a`,
  (filter) => `${filter} and userName eq 'a'`,
  (filter) => `${filter} and userName  "a"`,
  (filter) => `${filter} and userName eq "\\q"`,
  (filter) => `${filter} and userName eq "\u0000"`,
  (filter) => `${filter} and emails[value eq "a"`,
  (filter) => `${filter} and emails[]`,
  (filter) => `${filter} and emails[emails[value eq "a"]]`,
  (filter) => `${filter} and .userName pr`,
  (filter) => `${filter} and userName. pr`,
  (filter) => `${filter} and active gt true`,
  (filter) => `${filter} and nothing.like.this pr`,
  (filter) => `${filter} && userName pr`,
  (filter) => `${filter}; DROP TABLE people`,
  (filter) => `${'('.repeat(40)}${filter}${')'.repeat(40)}`,
  (filter) => Array(60).fill('userName pr').concat(filter).join(' or '),
]

export const brokenFilters: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(filters, fc.constantFrom(...SPOILED)).map(([filter, spoil]) => spoil(filter)),
  fc.constantFrom('\u0000', '"', '()', 'not', '[', 'userName', 'eq', '1', '\ufeff', 'userName\tpr'),
)
