import type { Texts } from './english'

type Words = Texts['happenings']

/** What happened, said after the name of whoever did it; what is new here is shown as it is. */
export function happenedTo(words: Words, type: string, name: string | null): string {
  const known = wordsFor(words.events, type)
  if (known) return known
  const [noun = '', verb = ''] = type.split('.')
  const done = wordsFor(words.verbs, verb)
  if (!done) return type
  return words.did(done, wordsFor(words.nouns, noun) ?? noun, name ? words.named(name) : '')
}

/** The words that are known for a name from outside. */
export function wordsFor(words: { readonly [name: string]: string }, name: string): string | null {
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null
}
