import { Unclear } from '../attempt'

/** X.690 as far as LDAP uses it (RFC 4511, section 5.1): definite lengths, tags of one byte. */
export type Element = { readonly tag: number; readonly content: Uint8Array }

const INTEGER = 0x02
const OCTETS = 0x04
const ENUMERATED = 0x0a
const SEQUENCE = 0x30
const SET = 0x31

export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return joined([Uint8Array.from([tag, ...lengthOf(length)]), ...parts])
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(SEQUENCE, ...parts)
}

export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return element(SET, ...parts)
}

export function octets(value: string | Uint8Array, tag = OCTETS): Uint8Array {
  return element(tag, typeof value === 'string' ? new TextEncoder().encode(value) : value)
}

/** From 0 to 2³¹ - 1; a leading zero keeps it from being negative. */
export function integer(value: number, tag = INTEGER): Uint8Array {
  const bytes = [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
  const first = bytes.findIndex((byte, index) => byte !== 0 || index === 3)
  const shortest = bytes.slice(first)
  const isNegative = (shortest[0] ?? 0) > 0x7f
  return element(tag, Uint8Array.from(isNegative ? [0, ...shortest] : shortest))
}

export function enumerated(value: number): Uint8Array {
  return integer(value, ENUMERATED)
}

export function boolean(value: boolean): Uint8Array {
  return element(0x01, Uint8Array.from([value ? 0xff : 0]))
}

/** The first element and how long it is, or null where its end has not arrived yet. */
export function firstIn(bytes: Uint8Array): { element: Element; size: number } | null {
  const [tag, short] = bytes
  if (tag === undefined || short === undefined) return null
  const lengthBytes = short > 0x80 ? short - 0x80 : 0
  if (short === 0x80 || lengthBytes > 4) throw new Unclear('The server does not speak LDAP.')
  const start = 2 + lengthBytes
  if (bytes.length < start) return null
  const length = lengthBytes === 0 ? short : numberIn(bytes.subarray(2, start))
  if (bytes.length < start + length) return null
  return { element: { tag, content: bytes.subarray(start, start + length) }, size: start + length }
}

/** Everything inside; what is cut off throws `Unclear`. */
export function elementsIn(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = []
  let rest = bytes
  while (rest.length > 0) {
    const first = firstIn(rest)
    if (!first) throw new Unclear('The server answered with half a message.')
    found.push(first.element)
    rest = rest.subarray(first.size)
  }
  return found
}

export function numberIn(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

export function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes = [length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff]
  const shortest = bytes.slice(bytes.findIndex((byte) => byte !== 0))
  return [0x80 + shortest.length, ...shortest]
}
