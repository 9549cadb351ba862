import { Unclear } from '../attempt'
import {
  boolean,
  type Element,
  element,
  elementsIn,
  enumerated,
  integer,
  numberIn,
  octets,
  sequence,
  setOf,
  textIn,
} from './ber'

/** The requests of RFC 4511, sections 4.2 to 4.12, as far as a connector has any use for them. */
export type Values = readonly (string | Uint8Array)[]

/** One change of one attribute: `values` are added, deleted, or take the place of all that were. */
export type Change = {
  readonly operation: 'add' | 'delete' | 'replace'
  readonly type: string
  readonly values: Values
}

export type Attributes = { readonly [type: string]: Values }

/** Attribute names are in lower case, since servers write them in more than one way. */
export type Entry = {
  readonly dn: string
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

export type Result = { readonly code: number; readonly said: string }

export const TAG = { entry: 0x64, reference: 0x73, extended: 0x78 } as const

const NEVER_ALIASES = 0
const SCOPES = { base: 0, sub: 2 } as const
const OPERATIONS = { add: 0, delete: 1, replace: 2 } as const

export type Search = {
  readonly base: string
  readonly scope: keyof typeof SCOPES
  /** Without one, whatever there is. Values are data here, so that nothing is escaped. */
  readonly equals?: { readonly attribute: string; readonly value: string }
  readonly startsWith?: { readonly attribute: string; readonly start: string }
  readonly sizeLimit: number
}

export function bindRequest(dn: string, password: string): Uint8Array {
  return element(0x60, integer(3), octets(dn), octets(password, 0x80))
}

export function searchRequest({ base, scope, sizeLimit, ...search }: Search): Uint8Array {
  return element(
    0x63,
    octets(base),
    enumerated(SCOPES[scope]),
    enumerated(NEVER_ALIASES),
    integer(sizeLimit),
    integer(0),
    boolean(false),
    filterOf(search),
    sequence(octets('*'), octets('+')),
  )
}

function filterOf({ equals, startsWith }: Pick<Search, 'equals' | 'startsWith'>): Uint8Array {
  if (equals) return element(0xa3, octets(equals.attribute), octets(equals.value))
  if (!startsWith) return octets('objectClass', 0x87)
  const initial = sequence(octets(startsWith.start, 0x80))
  return element(0xa4, octets(startsWith.attribute), initial)
}

export function compareRequest(dn: string, attribute: string, value: string): Uint8Array {
  return element(0x6e, octets(dn), sequence(octets(attribute), octets(value)))
}

export function modifyRequest(dn: string, changes: readonly Change[]): Uint8Array {
  const each = changes.map(({ operation, type, values }) =>
    sequence(enumerated(OPERATIONS[operation]), attribute(type, values)),
  )
  return element(0x66, octets(dn), sequence(...each))
}

export function addRequest(dn: string, attributes: Attributes): Uint8Array {
  const each = Object.entries(attributes).map(([type, values]) => attribute(type, values))
  return element(0x68, octets(dn), sequence(...each))
}

export function deleteRequest(dn: string): Uint8Array {
  return octets(dn, 0x4a)
}

export function extendedRequest(oid: string, value?: Uint8Array): Uint8Array {
  return element(0x77, octets(oid, 0x80), ...(value ? [octets(value, 0x81)] : []))
}

export function unbindRequest(): Uint8Array {
  return element(0x42)
}

export function resultIn({ content }: Element): Result {
  const [code, , said] = elementsIn(content)
  if (!code || !said) throw new Unclear('The server answered without a result.')
  return { code: numberIn(code.content), said: textIn(said.content) }
}

export function entryIn({ content }: Element): Entry {
  const [dn, list] = elementsIn(content)
  if (!dn || !list) throw new Unclear('The server answered with half an entry.')
  const attributes = elementsIn(list.content).map(({ content }) => {
    const [type, values] = elementsIn(content)
    if (!type || !values) throw new Unclear('The server answered with half an attribute.')
    const texts = elementsIn(values.content).map((each) => textIn(each.content))
    return [textIn(type.content).toLowerCase(), texts] as const
  })
  return { dn: textIn(dn.content), attributes: new Map(attributes) }
}

export function textsOf({ attributes }: Entry, name: string): readonly string[] {
  return attributes.get(name.toLowerCase()) ?? []
}

function attribute(type: string, values: Values): Uint8Array {
  return sequence(octets(type), setOf(...values.map((value) => octets(value))))
}
