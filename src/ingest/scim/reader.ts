import { bad, type ScimError } from './scim-error'

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const PATH = /[A-Za-z$](?:[\w$:-]|\.(?=[\w$]))*/y

/** Reads a filter or a path from left to right. What is not there is a fault, with its place. */
export class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length
  }

  /** What the pattern, which has to be sticky, matches here; null where it does not. */
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }

  /** A word between two other things, spaces and all. */
  takeWord(word: 'and' | 'or'): boolean {
    return this.take(word === 'and' ? / +and +/iy : / +or +/iy) !== null
  }

  skip(): void {
    this.take(/ */y)
  }

  space(): void {
    if (this.take(/ +/y) === null) throw this.fault('A space is expected')
  }

  demand(sign: ')' | ']'): void {
    if (this.take(sign === ')' ? /\)/y : /\]/y) === null) throw this.fault(`“${sign}” is expected`)
  }

  word(): string {
    return this.take(/[A-Za-z]+/y) ?? this.#missing('A word is expected')
  }

  path(): string {
    return this.take(PATH) ?? this.#missing('The name of an attribute is expected')
  }

  /** A value as JSON writes it. */
  value(): string | number | boolean | null {
    const found = this.take(STRING) ?? this.take(/(?:true|false|null)/y) ?? this.take(NUMBER)
    if (found === null) throw this.fault('A value is expected, in quotes where it is text')
    if (!this.isAtEnd && !/[ )\]]/.test(this.#text.charAt(this.#at)))
      throw this.fault('The value should have ended here')
    return JSON.parse(found) as string | number | boolean | null
  }

  fault(what: string): ScimError {
    return bad('invalidFilter', `${what}, at character ${this.#at + 1} of the filter.`)
  }

  #missing(what: string): never {
    throw this.fault(what)
  }
}
