import * as v from 'valibot'
import { ScimConnectionId, ScimTokenId } from '../domain/ids'
import { Label } from '../domain/name'
import { SecretText, Time } from './schemas'

export const Issuer = v.pipe(
  v.string('The issuer of an OpenID provider is expected.'),
  v.maxLength(500, 'At most 500 characters.'),
  v.check(
    isIssuer,
    'The issuer of an OpenID provider is expected, exactly as it calls itself, such as https://login.example.com.',
  ),
)

const Prefix = v.pipe(
  v.string('Text is expected.'),
  v.maxLength(40, 'At most 40 characters.'),
  v.check((text) => text === '' || v.is(Label, `${text}x`), 'Use plain characters.'),
)

export const ScimConnectionBody = v.strictObject({
  name: Label,
  provider: v.pipe(
    Issuer,
    v.description('Whose subjects the external ids are: people who sign in there are the same.'),
  ),
  groupPrefix: v.optional(
    v.pipe(Prefix, v.description('Put before the names of its groups, such as “Okta: ”.')),
    '',
  ),
})

const ScimToken = v.object({ id: ScimTokenId, createdAt: Time, usedAt: v.nullable(Time) })

const ScimError = v.object({
  at: Time,
  request: v.string(),
  status: v.number(),
  scimType: v.nullable(v.string()),
  detail: v.string(),
})

export const ScimConnectionSummary = v.object({
  id: ScimConnectionId,
  name: v.string(),
  provider: v.string(),
  groupPrefix: v.string(),
  createdAt: Time,
  userCount: v.number(),
  groupCount: v.number(),
  tokens: v.array(ScimToken),
})

export const ScimConnectionAnswer = v.object({
  ...ScimConnectionSummary.entries,
  errors: v.pipe(
    v.array(ScimError),
    v.description('What was refused, the newest first; the last fifty.'),
  ),
  unclear: v.pipe(
    v.array(
      v.object({ personId: v.string(), displayName: v.string(), since: Time, why: v.string() }),
    ),
    v.description('People who cannot check out until their provider is understood again.'),
  ),
})

export const ScimTokenAnswer = v.object({ id: ScimTokenId, token: SecretText })

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) return false
  return !/[\s?#]/.test(text) && !url.username && !url.password
}
