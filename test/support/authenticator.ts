import { toBase64Url, utf8 } from '../../src/vault/bytes'

/** What an authenticator, or whoever stands between it and us, may do wrong. */
export type Twist = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly isUserVerified?: boolean
  readonly isUserPresent?: boolean
  readonly counter?: number
  readonly crossOrigin?: boolean
  readonly userHandle?: string
  readonly type?: string
  /** Signed, but with another key. */
  readonly isForged?: boolean
}

type Options = { readonly challenge: string; readonly user?: { readonly id: string } }

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A passkey in software (WebAuthn level 3, section 6): one resident key for one site, with ES256. */
export class Authenticator {
  readonly credentialId = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  readonly #origin: string
  #keys: CryptoKeyPair | null = null
  #userHandle = ''
  counter = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  /** `navigator.credentials.create`, as JSON. */
  async create(options: Options, twist: Twist = {}) {
    this.#keys = (await crypto.subtle.generateKey(ES256, true, ['sign', 'verify'])) as CryptoKeyPair
    this.#userHandle = options.user?.id ?? ''
    const id = bytesOf(this.credentialId)
    const attested = [new Uint8Array(16), uint16(id.length), id, await this.#coseKey()]
    const authData = joined(await this.#head(twist, 0x40), ...attested)
    const attestationObject = joined(
      Uint8Array.of(0xa3, 0x63, ...utf8('fmt'), 0x64, ...utf8('none')),
      Uint8Array.of(0x67, ...utf8('attStmt'), 0xa0, 0x68, ...utf8('authData'), 0x59),
      uint16(authData.length),
      authData,
    )
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options, twist),
      attestationObject: toBase64Url(attestationObject),
      transports: ['internal'],
    })
  }

  /** `navigator.credentials.get`, as JSON. */
  async get(options: Options, twist: Twist = {}) {
    this.counter = twist.counter ?? this.counter + 1
    const authData = await this.#head(twist, 0)
    const clientDataJSON = this.#clientData('webauthn.get', options, twist)
    const hash = await sha256(bytesOf(clientDataJSON))
    const signature = await this.#sign(joined(authData, hash), twist.isForged === true)
    return this.#credential({
      clientDataJSON,
      authenticatorData: toBase64Url(authData),
      signature: toBase64Url(signature),
      userHandle: twist.userHandle ?? this.#userHandle,
    })
  }

  #credential<Response>(response: Response) {
    const { credentialId: id } = this
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } as const
  }

  #clientData(type: string, options: Options, twist: Twist): string {
    const data = {
      type: twist.type ?? type,
      challenge: twist.challenge ?? options.challenge,
      origin: twist.origin ?? this.#origin,
      crossOrigin: twist.crossOrigin ?? false,
    }
    return toBase64Url(utf8(JSON.stringify(data)))
  }

  /** Section 6.1: whose site, what was checked, how often it was used. */
  async #head(twist: Twist, more: number) {
    const rpIdHash = await sha256(utf8(twist.rpId ?? new URL(this.#origin).hostname))
    const present = twist.isUserPresent === false ? 0 : 0x01
    const verified = twist.isUserVerified === false ? 0 : 0x04
    const counter = new Uint8Array(4)
    new DataView(counter.buffer).setUint32(0, this.counter)
    return joined(rpIdHash, Uint8Array.of(present | verified | more), counter)
  }

  /** RFC 9052 and RFC 9053: an EC2 key on P-256 for ES256. */
  async #coseKey() {
    const { x = '', y = '' } = (await crypto.subtle.exportKey(
      'jwk',
      this.#pair().publicKey,
    )) as JsonWebKey
    return joined(
      Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32),
      bytesOf(x),
      Uint8Array.of(0x22, 0x58, 32),
      bytesOf(y),
    )
  }

  async #sign(data: Uint8Array<ArrayBuffer>, isForged: boolean) {
    const pair = isForged
      ? ((await crypto.subtle.generateKey(ES256, true, ['sign', 'verify'])) as CryptoKeyPair)
      : this.#pair()
    const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, data)
    const [r, s] = [integer(new Uint8Array(raw, 0, 32)), integer(new Uint8Array(raw, 32, 32))]
    return joined(Uint8Array.of(0x30, r.length + s.length), r, s)
  }

  #pair(): CryptoKeyPair {
    if (!this.#keys) throw new Error('Nothing was made with this authenticator yet.')
    return this.#keys
  }
}

/** An INTEGER in DER: no needless zeros, and none negative. */
function integer(bytes: Uint8Array) {
  const start = bytes.findIndex((byte) => byte !== 0)
  const rest = bytes.slice(start < 0 ? bytes.length - 1 : start)
  const body = (rest[0] ?? 0) > 0x7f ? joined(Uint8Array.of(0), rest) : joined(rest)
  return joined(Uint8Array.of(0x02, body.length), body)
}

function uint16(value: number) {
  return Uint8Array.of(value >> 8, value & 0xff)
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function bytesOf(text: string) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

async function sha256(bytes: Uint8Array<ArrayBuffer>) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
