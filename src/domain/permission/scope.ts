import * as v from 'valibot'
import { Name } from '../name'
import { coversGlob } from '../policy/lint/glob-cover'
import { matchesPattern, Pattern } from '../policy/pattern'

/** Some resources: those whose names match a glob, or those with a tag. */
export type Scope =
  | { readonly kind: 'resources'; readonly glob: string }
  | { readonly kind: 'tag'; readonly tag: string }

/** What a scope is held against. */
export type Scoped = { readonly name: string; readonly tags: readonly string[] }

/** Which resources somebody may do something with. */
export type Reach = 'everything' | readonly Scope[]

/** As it is stored and sent: `resources:prod-*` or `tag:pci`; an empty text means everything. */
export const ScopeText = v.pipe(
  v.string('A scope is a text.'),
  v.check(
    (text) => text === '' || scopeOf(text) !== null,
    'A scope is "resources:" with a glob, "tag:" with a tag, or empty for everything.',
  ),
)

/** Null for what is not a scope: it must never be read as "everything". */
export function scopeOf(text: string): Scope | null {
  const [kind, rest] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)]
  if (kind === 'resources' && v.is(Pattern, rest)) return { kind, glob: rest }
  if (kind === 'tag' && v.is(Name, rest)) return { kind, tag: rest }
  return null
}

export function textOfScope(scope: Scope): string {
  return scope.kind === 'tag' ? `tag:${scope.tag}` : `resources:${scope.glob}`
}

export function isWithin(scope: Scope, { name, tags }: Scoped): boolean {
  return scope.kind === 'tag' ? tags.includes(scope.tag) : matchesPattern(scope.glob, name)
}

/** Whether every resource that the narrow one names is named by the wide one. A "yes" is certain. */
export function coversScope(wide: Scope, narrow: Scope): boolean {
  if (wide.kind === 'tag') return narrow.kind === 'tag' && narrow.tag === wide.tag
  return narrow.kind === 'resources' && coversGlob(wide.glob, narrow.glob)
}

export function scopeInWords(text: string): string {
  const scope = scopeOf(text)
  if (!scope) return 'everything'
  return scope.kind === 'tag' ? `resources tagged ${scope.tag}` : `resources named ${scope.glob}`
}
