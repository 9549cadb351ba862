import type { Condition } from '../../db/scim-condition'
import { type Attribute, named } from './attribute'
import { conditionWithin } from './condition'
import { bracketed } from './filter'
import { type Located, locate } from './locate'
import { Reader } from './reader'
import type { Resource } from './schemas'
import { bad, ScimError } from './scim-error'

/** What an operation is about: an attribute, chosen values of a list, or a part of either. */
export type Target = Located & { readonly where: Condition | null }

const LONGEST = 1_000

/** RFC 7644 section 3.5.2, figure 7: `attrPath / valuePath [subAttr]`. Throws `invalidPath`. */
export function targetOf(resource: Resource, text: string): Target {
  if (text.length > LONGEST) throw bad('invalidPath', `A path has at most ${LONGEST} characters.`)
  const reader = new Reader(text)
  const [path, filter, sub] = asPath(() => {
    const path = reader.path()
    const filter = reader.take(/\[/y) ? bracketed(reader) : null
    const sub = filter && reader.take(/\.([A-Za-z$][\w$-]*)/y)
    if (!reader.isAtEnd) throw reader.fault('The path should have ended here')
    return [path, filter, sub] as const
  })
  const located = locate(resource, path, 'invalidPath')
  if (!filter) return { ...located, where: null }
  const { attribute } = located
  if (!attribute?.isMulti || attribute.kind !== 'complex' || located.sub)
    throw bad('invalidPath', 'Brackets belong behind a list of values with parts.')
  return {
    ...located,
    sub: sub ? partOf(attribute, sub.slice(1)) : null,
    where: conditionWithin(filter, attribute),
  }
}

function partOf(attribute: Attribute, name: string): Attribute {
  const sub = named(attribute.subs, name)
  if (!sub) throw bad('invalidPath', 'A path names a part that values of this list lack.')
  return sub
}

/** A path that cannot be read is `invalidPath`; only the filter in it may be `invalidFilter`. */
function asPath<Read>(read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    throw bad('invalidPath', error.message.replace('of the filter', 'of the path'))
  }
}
