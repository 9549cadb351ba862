import * as v from 'valibot'
import { GroupId, ProviderId } from '../domain/ids'
import { Label } from '../domain/name'
import { Time } from './schemas'
import { REUSABLE } from './settings'

const MOST_MAPPINGS = 200

const Issuer = v.pipe(
  v.string('The issuer of an OpenID provider is expected.'),
  v.maxLength(500, 'At most 500 characters.'),
  v.check(
    isIssuer,
    'The issuer of an OpenID provider is expected, exactly as it calls itself, such as https://login.example.com.',
  ),
)

const ClientId = v.pipe(
  v.string('A client id is expected.'),
  v.minLength(1, 'The client id that the provider gave out is needed.'),
  v.maxLength(500, 'At most 500 characters.'),
)

const ClientSecret = v.pipe(
  v.string('A client secret is expected.'),
  v.maxLength(2_000, 'At most 2,000 characters.'),
)

const Claim = v.pipe(
  v.string('The name of a claim is expected.'),
  v.regex(/^[\x21-\x7e]{1,120}$/, 'The name of a claim is expected, without spaces.'),
)

const SubjectClaims = v.pipe(
  v.array(
    v.pipe(
      Claim,
      v.check(
        (name) => !REUSABLE.includes(name),
        'Addresses and names can change hands; take claims that name a person for good.',
      ),
    ),
  ),
  v.minLength(1, 'At least one claim names a person.'),
  v.maxLength(3, 'At most three claims.'),
)

const Claims = v.strictObject({
  subject: v.pipe(
    v.optional(SubjectClaims, ['sub']),
    v.description('What together names a person for good; `sub` by default.'),
  ),
  name: v.optional(v.nullable(Claim), null),
  email: v.optional(v.nullable(Claim), null),
  groups: v.pipe(
    v.optional(v.nullable(Claim), null),
    v.description('The claim that lists groups; null where groups are not taken from there.'),
  ),
})

const Mapping = v.strictObject({
  value: v.pipe(
    v.string('What the provider calls a group is expected.'),
    v.minLength(1, 'What the provider calls a group is expected.'),
    v.maxLength(255, 'At most 255 characters.'),
  ),
  groupId: GroupId,
})

const Mappings = v.pipe(
  v.array(Mapping),
  v.maxLength(MOST_MAPPINGS, `At most ${MOST_MAPPINGS}.`),
  v.description('Who has this value at the provider is in that group here.'),
)

const common = {
  name: Label,
  clientId: ClientId,
  claims: v.optional(Claims, {}),
  groups: v.optional(Mappings, []),
}

export const ProviderGroupsBody = v.strictObject({ groups: Mappings })

export const ProviderGroupsAnswer = v.object({
  groups: v.array(v.object({ value: v.string(), groupId: GroupId })),
})

export const ProviderBody = v.strictObject({
  ...common,
  issuer: Issuer,
  clientSecret: v.pipe(ClientSecret, v.minLength(1, 'The client secret is needed.')),
})

export const ProviderChangeBody = v.strictObject({
  ...common,
  clientSecret: v.pipe(
    v.optional(ClientSecret, ''),
    v.description('Empty or left out: it stays as it is stored.'),
  ),
})

export const ProviderAnswer = v.object({
  id: ProviderId,
  name: v.string(),
  issuer: v.string(),
  clientId: v.string(),
  claims: v.object({
    subject: v.array(v.string()),
    name: v.nullable(v.string()),
    email: v.nullable(v.string()),
    groups: v.nullable(v.string()),
  }),
  groups: v.array(v.object({ value: v.string(), groupId: GroupId })),
  redirectUri: v.pipe(v.string(), v.description('Where the provider sends people back to.')),
  createdAt: Time,
})

export const IdentityBody = v.strictObject({
  issuer: Issuer,
  subject: v.pipe(
    v.string('What the provider calls the person is expected.'),
    v.minLength(1, 'What the provider calls the person is expected.'),
    v.maxLength(1_000, 'At most 1,000 characters.'),
  ),
})

export const IdentityAnswer = v.object({
  issuer: v.string(),
  subject: v.string(),
  createdAt: Time,
})

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return false
  return !/[\s?#]/.test(text) && !url.username && !url.password
}
