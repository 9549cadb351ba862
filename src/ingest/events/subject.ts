import * as v from 'valibot'
import { cleanEmail } from '../../auth/claims'
import { NOBODY, type SignalSubject } from '../../domain/signal'
import { PlainObject } from '../../http/plain-object'

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

/** The formats of RFC 9493 section 3.2, and those of Shared Signals 1.0 section 3.5 that name a person. */
const Simple = v.variant('format', [
  v.object({ format: v.literal('iss_sub'), iss: Text, sub: Text }),
  v.object({ format: v.literal('opaque'), id: Text }),
  v.object({ format: v.literal('email'), email: Text }),
  v.object({ format: v.literal('account'), uri: v.pipe(Text, v.regex(/^acct:./)) }),
  v.object({ format: v.literal('phone_number'), phone_number: Text }),
  v.object({ format: v.literal('did'), url: Text }),
  v.object({ format: v.literal('uri'), uri: Text }),
  v.object({ format: v.literal('jwt_id'), iss: Text, jti: Text }),
  v.object({ format: v.literal('saml_assertion_id'), issuer: Text, assertion_id: Text }),
])

type Simple = v.InferOutput<typeof Simple>

const FORMATS = Simple.options.map(({ entries }) => entries.format.literal)
const MOST_ALIASES = 20

/** The parts of a complex subject that say who or where; others only narrow it down. */
const WHOSE = ['user', 'session'] as const

/** A subject that is not what its format says. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError'
}

type Given = { readonly [name: string]: unknown }

/**
 * Whom a subject identifier names, at a provider: RFC 9493, and the complex subjects of Shared
 * Signals. A format that is not known names nobody; a known one that is malformed is an error.
 */
export function subjectIn(given: Given, provider: string): SignalSubject {
  const subject = modern(given)
  if (subject.format === 'aliases') return aliases(subject, provider)
  if (subject.format === undefined || subject.format === 'complex')
    return complex(subject, provider)
  if (!FORMATS.some((each) => each === subject.format))
    return { ...NOBODY, others: ['a subject of an unknown format'] }
  const simple = v.safeParse(Simple, subject)
  if (!simple.success) throw new SubjectError('The subject is not what its format says.')
  return named(simple.output, provider)
}

/** Drafts said `subject_type`, and wrote it with a hyphen. */
function modern(given: Given): Given {
  const { subject_type: type, ...rest } = given
  if (given.format !== undefined || typeof type !== 'string') return given
  const isIdToken = type === 'id_token_claims' || type === 'id-token-claims'
  return { ...rest, format: isIdToken ? 'iss_sub' : type.replaceAll('-', '_') }
}

function named(subject: Simple, provider: string): SignalSubject {
  switch (subject.format) {
    case 'iss_sub':
      return subject.iss === provider
        ? identity(provider, subject.sub)
        : { ...NOBODY, others: [`${subject.sub} at ${subject.iss}, which is another issuer`] }
    case 'opaque':
      return identity(provider, subject.id)
    case 'email':
      return address(subject.email)
    case 'account':
      return address(subject.uri.slice('acct:'.length))
    case 'phone_number':
      return { ...NOBODY, others: ['a phone number'] }
    case 'did':
      return { ...NOBODY, others: [subject.url] }
    case 'uri':
      return { ...NOBODY, others: [subject.uri] }
    case 'jwt_id':
      return { ...NOBODY, others: ['a token'] }
    case 'saml_assertion_id':
      return { ...NOBODY, others: ['an assertion'] }
  }
}

function identity(provider: string, subject: string): SignalSubject {
  return { ...NOBODY, identities: [{ provider, subject }] }
}

function address(text: string): SignalSubject {
  const email = cleanEmail(text)
  if (email === null) throw new SubjectError('The subject is no e-mail address.')
  return { ...NOBODY, addresses: [email] }
}

/** RFC 9493 section 3.2.8: one person under several names; aliases within aliases are forbidden. */
function aliases({ identifiers }: Given, provider: string): SignalSubject {
  const list = v.safeParse(
    v.pipe(v.array(PlainObject), v.minLength(1), v.maxLength(MOST_ALIASES)),
    identifiers,
  )
  if (!list.success) throw new SubjectError('The aliases are no list of identifiers.')
  const all = list.output.map((each) => {
    if (each.format === 'aliases') throw new SubjectError('Aliases cannot contain aliases.')
    return subjectIn(each, provider)
  })
  return together(all)
}

/** Shared Signals 1.0 section 3.2: who, on what, in which session. A device alone names nobody. */
function complex(given: Given, provider: string): SignalSubject {
  const { format: _format, ...members } = given
  if (Object.keys(members).length === 0) throw new SubjectError('The subject names nothing.')
  const parts = WHOSE.flatMap((name) => {
    const member = members[name]
    if (member === undefined) return []
    if (!isObject(member) || isComplex(modern(member)))
      throw new SubjectError(`The member ${name} is no simple subject.`)
    const subject = subjectIn(member, provider)
    return [name === 'session' ? asSession(subject) : subject]
  })
  const others = Object.keys(members).filter((name) => !WHOSE.some((each) => each === name))
  const names = others.slice(0, MOST_ALIASES).map((name) => `a ${name.slice(0, 40)}`)
  return together([...parts, ...(parts.length === 0 ? [{ ...NOBODY, others: names }] : [])])
}

function isComplex({ format }: Given): boolean {
  return format === undefined || format === 'complex'
}

/** What names a session is how the provider knows it: the `sid` of its tokens. */
function asSession({ identities, others }: SignalSubject): SignalSubject {
  return { ...NOBODY, sessions: identities.map(({ subject }) => subject), others }
}

function together(subjects: readonly SignalSubject[]): SignalSubject {
  return {
    identities: subjects.flatMap(({ identities }) => identities),
    sessions: subjects.flatMap(({ sessions }) => sessions),
    addresses: subjects.flatMap(({ addresses }) => addresses),
    others: subjects.flatMap(({ others }) => others),
  }
}

function isObject(given: unknown): given is Given {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
