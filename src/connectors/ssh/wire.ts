import type { Bytes } from '../base64'

// The data types of SSH, RFC 4251 section 5.

export function uint8(value: number): Bytes {
  return Uint8Array.of(value)
}

export function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export function uint64(value: bigint): Bytes {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value)
  return bytes
}

/** A string with its length before it; text is written as UTF-8. */
export function string(value: string | Uint8Array): Bytes {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  return joined(uint32(bytes.length), bytes)
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Thrown where bytes end too early. */
export class CutShort extends Error {
  override readonly name = 'CutShort'
}

/** Reads one value after the other. */
export class WireReader {
  readonly #bytes: Bytes
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes)
  }

  take(count: number): Bytes {
    if (count > this.#bytes.length - this.#at) throw new CutShort('The bytes end too early.')
    this.#at += count
    return this.#bytes.slice(this.#at - count, this.#at)
  }

  uint32(): number {
    return new DataView(this.take(4).buffer).getUint32(0)
  }

  string(): Bytes {
    return this.take(this.uint32())
  }

  /** ASCII; any other byte stands for itself and equals nothing that is looked for. */
  text(): string {
    return String.fromCharCode(...this.string())
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }
}
