import * as jose from 'jose'
import { vi } from 'vitest'

type Json = Record<string, unknown>

const CAEP = 'https://schemas.openid.net/secevent/caep/event-type/'
const RISC = 'https://schemas.openid.net/secevent/risc/event-type/'
const SSF = 'https://schemas.openid.net/secevent/ssf/event-type/'

export const TYPES = {
  revoked: `${CAEP}session-revoked`,
  credential: `${CAEP}credential-change`,
  compliance: `${CAEP}device-compliance-change`,
  disabled: `${RISC}account-disabled`,
  enabled: `${RISC}account-enabled`,
  purged: `${RISC}account-purged`,
  identifier: `${RISC}identifier-changed`,
  verification: `${SSF}verification`,
  stream: `${SSF}stream-updated`,
} as const

let count = 0

/** Signs security events, as an honest transmitter does unless it is told otherwise. */
export class Transmitter {
  static readonly #all = new Map<string, Transmitter>()
  readonly issuer = `https://transmitter-${++count}.example/ssf`
  readonly audience = 'https://hallpass.example/stream'
  /** What it answers, where that is not the usual. */
  answers: (path: string, init: RequestInit) => Response | Promise<Response> | null = () => null
  readonly #pair: jose.GenerateKeyPairResult

  private constructor(pair: jose.GenerateKeyPairResult) {
    this.#pair = pair
    Transmitter.#all.set(new URL(this.issuer).origin, this)
    vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}) => {
      const { origin, pathname } = new URL(address)
      const asked = Transmitter.#all.get(origin)
      return asked ? asked.#answer(pathname, init) : new Response('Nobody', { status: 404 })
    })
  }

  static async open(alg = 'RS256'): Promise<Transmitter> {
    return new Transmitter(await jose.generateKeyPair(alg, { extractable: true }))
  }

  get settings() {
    return { issuer: this.issuer, audience: this.audience }
  }

  /** A SET of one event; what is undefined in `claims` is left out. */
  async set(events: Json, claims: Json = {}, header: Json = {}): Promise<string> {
    const told = { ...this.#claims(), events, ...claims }
    return this.sign(JSON.stringify(told), header)
  }

  async sign(payload: string, header: Json = {}, key: jose.CryptoKey = this.#pair.privateKey) {
    const protectedHeader = { alg: 'RS256', kid: 'one', typ: 'secevent+jwt', ...header }
    return new jose.CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader(protectedHeader as jose.CompactJWSHeaderParameters)
      .sign(key)
  }

  async publicJwk(): Promise<jose.JWK> {
    return { ...(await jose.exportJWK(this.#pair.publicKey)), kid: 'one' }
  }

  #claims(): Json {
    const iat = Math.floor(Date.now() / 1000)
    return { iss: this.issuer, aud: this.audience, iat, jti: crypto.randomUUID() }
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    const other = await this.answers(path, init)
    if (other) return other
    if (path === '/.well-known/ssf-configuration/ssf')
      return Response.json({ issuer: this.issuer, jwks_uri: `${this.issuer}/jwks` })
    if (path === '/ssf/jwks') return Response.json({ keys: [await this.publicJwk()] })
    return new Response('Nothing here', { status: 404 })
  }
}

export function issSub(iss: string, sub: string): Json {
  return { format: 'iss_sub', iss, sub }
}

export const SET_TYPE = { 'Content-Type': 'application/secevent+jwt', Accept: 'application/json' }
