import { describe, expect, it } from 'vitest'
import { subjectWords } from '../../../src/domain/signal.ts'
import { SubjectError, subjectIn } from '../../../src/ingest/events/subject.ts'

const P = 'https://idp.example'
const iss_sub = { format: 'iss_sub', iss: P, sub: '145234573' }
const email = { format: 'email', email: 'user@example.com' }

const words = (subject: Record<string, unknown>) => subjectWords(subjectIn(subject, P))

/** The examples of RFC 9493 section 3.2 and of Shared Signals 1.0 section 3. */
describe('a subject identifier', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['an issuer and a subject', iss_sub, `145234573 at ${P}`],
    [
      'an opaque id',
      { format: 'opaque', id: '11112222333344445555' },
      `11112222333344445555 at ${P}`,
    ],
    ['an address', email, 'user@example.com'],
    ['an account', { format: 'account', uri: 'acct:user@example.com' }, 'user@example.com'],
    ['a phone', { format: 'phone_number', phone_number: '+12065550100' }, 'a phone number'],
    ['a DID', { format: 'did', url: 'did:example:123456' }, 'did:example:123456'],
    ['a URI', { format: 'uri', uri: 'urn:uuid:4e851e98' }, 'urn:uuid:4e851e98'],
    ['a token', { format: 'jwt_id', iss: P, jti: 'x' }, 'a token'],
    ['an assertion', { format: 'saml_assertion_id', issuer: P, assertion_id: 'x' }, 'an assertion'],
    [
      'aliases',
      { format: 'aliases', identifiers: [email, iss_sub] },
      `145234573 at ${P}, user@example.com`,
    ],
    [
      'a user and a session',
      { format: 'complex', user: iss_sub, session: { format: 'opaque', id: 'sid' } },
      `145234573 at ${P}, session sid`,
    ],
    [
      'a complex subject of a draft',
      { user: email, tenant: { format: 'opaque', id: 't' } },
      'user@example.com',
    ],
    ['a device alone', { format: 'complex', device: iss_sub }, 'a device'],
    ['a tenant alone', { tenant: { format: 'opaque', id: 't' } }, 'a tenant'],
    ['the hyphens of a draft', { subject_type: 'iss-sub', iss: P, sub: 'x' }, `x at ${P}`],
    ['a format that nobody knows', { format: 'x', x: 1 }, 'a subject of an unknown format'],
    [
      'another issuer',
      { ...iss_sub, iss: 'https://other.example' },
      '145234573 at https://other.example, which is another issuer',
    ],
  ])('of %s is read', (_what, subject, expected) => expect(words(subject)).toBe(expected))

  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['no subject', { format: 'iss_sub', iss: P }],
    ['an empty subject', { format: 'iss_sub', iss: P, sub: '' }],
    ['a number', { format: 'opaque', id: 1 }],
    ['no address', { format: 'email', email: 'x' }],
    ['two addresses', { format: 'email', email: 'a@b.example, c@d.example' }],
    ['another scheme', { format: 'account', uri: 'mailto:a@b.example' }],
    ['no aliases', { format: 'aliases', identifiers: [] }],
    [
      'aliases in aliases',
      { format: 'aliases', identifiers: [{ format: 'aliases', identifiers: [email] }] },
    ],
    ['a user that is text', { format: 'complex', user: 'x' }],
    ['a user that is nobody', { format: 'complex', user: {} }],
  ])('with %s is refused', (_what, subject) =>
    expect(() => subjectIn(subject, P)).toThrow(SubjectError),
  )

  it('cannot be nested without end', () => {
    const deep = Array.from({ length: 20 }).reduce<object>((user) => ({ user }), iss_sub)
    expect(() => subjectIn(deep as Record<string, unknown>, P)).toThrow(SubjectError)
  })
})
