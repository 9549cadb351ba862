import { vi } from 'vitest'
import type { Browser } from './product'

type Json = Record<string, unknown>
type Signing = { readonly header: Json; readonly claims: Json; readonly key: CryptoKeyPair }

/** What this provider does differently from an honest one. */
export type Twist = {
  readonly metadata?: Json
  readonly claims?: Json
  readonly sign?: (signing: Signing) => Promise<string>
  readonly callback?: Record<string, string>
  readonly userInfo?: Json
}

let count = 0

/** A provider within the test: honest, except for its twist. Each has an issuer of its own. */
export class HostileProvider {
  readonly issuer = `https://provider-${++count}.example`
  readonly heard: { path: string; body: string; authorization: string | null }[] = []
  twist: Twist = {}
  subject = 'ana'
  #key = makeKey()
  #asked = new URLSearchParams()
  readonly #nonces = new Map<string, string>()
  readonly #challenges = new Map<string, string>()
  /** Those of other providers in the same test, which answer at addresses of their own. */
  static readonly #all = new Map<string, HostileProvider>()

  constructor() {
    HostileProvider.#all.set(this.issuer, this)
    vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit) => {
      const asked = HostileProvider.#all.get(new URL(address).origin)
      return asked ? asked.#answer(String(address), init) : new Response('Nobody', { status: 404 })
    })
  }

  /** From the sign-in form to the provider; returns where that sends the browser. */
  async visit(browser: Browser, form: Record<string, string> = {}): Promise<string> {
    return this.follow(await browser.post('/sign-in', form))
  }

  follow(departure: Response): string {
    const address = departure.headers.get('Refresh')?.replace('0;url=', '')
    if (!address?.startsWith(this.issuer)) throw new Error(`Not sent to the provider: ${address}`)
    this.#asked = new URL(address).searchParams
    const back = new URL(this.#asked.get('redirect_uri') ?? '')
    const code = `code-${this.#nonces.size}`
    this.#challenges.set(code, this.#asked.get('code_challenge') ?? '')
    this.#nonces.set(code, this.#asked.get('nonce') ?? '')
    const answer = {
      code,
      state: this.#asked.get('state') ?? '',
      iss: this.issuer,
      ...this.twist.callback,
    }
    for (const [name, value] of Object.entries(answer))
      if (value) back.searchParams.set(name, value)
    return back.pathname + back.search
  }

  get asked(): Record<string, string> {
    return Object.fromEntries(this.#asked)
  }

  async #answer(address: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(address)
    const headers = new Headers(init.headers)
    const authorization = headers.get('Authorization')
    this.heard.push({ path: pathname, body: String(init.body ?? ''), authorization })
    if (pathname === '/.well-known/openid-configuration') return Response.json(this.#metadata())
    if (pathname === '/jwks') return Response.json({ keys: [await publicJwk(await this.#key)] })
    if (pathname === '/me') return Response.json({ sub: this.subject, ...this.twist.userInfo })
    if (pathname === '/token') return this.#tokens(new URLSearchParams(String(init.body)))
    return new Response('Nothing here', { status: 404 })
  }

  #metadata(): Json {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      userinfo_endpoint: `${this.issuer}/me`,
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
      ...this.twist.metadata,
    }
  }

  /** Says that somebody signed out here; `claims` that are undefined are left out. */
  async logoutToken(claims: Json, sign = signRs256, typ = 'logout+jwt'): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const told = {
      iss: this.issuer,
      aud: 'hallpass',
      iat: now,
      exp: now + 120,
      jti: crypto.randomUUID(),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...claims,
    }
    const key = await this.#key
    return sign({ header: { alg: 'RS256', kid: 'one', typ }, claims: told, key })
  }

  /** What a CI system gives a job; `claims` that are undefined are left out. */
  async workloadToken(claims: Json = {}, sign = signRs256, header: Json = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const told = {
      iss: this.issuer,
      aud: 'https://hallpass.example',
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
      repository: 'octo-org/octo-repo',
      iat: now,
      nbf: now,
      exp: now + 300,
      jti: crypto.randomUUID(),
      ...claims,
    }
    const key = await this.#key
    return sign({ header: { alg: 'RS256', kid: 'one', typ: 'JWT', ...header }, claims: told, key })
  }

  async #tokens(form: URLSearchParams): Promise<Response> {
    const challenge = this.#challenges.get(form.get('code') ?? '')
    if (challenge !== (await challengeOf(form.get('code_verifier') ?? '')))
      return Response.json({ error: 'invalid_grant' }, { status: 400 })
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.issuer,
      aud: 'hallpass',
      sub: this.subject,
      nonce: this.#nonces.get(form.get('code') ?? ''),
      iat: now,
      exp: now + 300,
      auth_time: now,
      name: 'Ana Alvarez',
      email: 'ana@example.test',
      ...this.twist.claims,
    }
    const key = await this.#key
    const sign = this.twist.sign ?? signRs256
    const token = await sign({ header: { alg: 'RS256', kid: 'one' }, claims, key })
    return Response.json({ access_token: 'at', token_type: 'Bearer', id_token: token })
  }
}

export async function signRs256({ header, claims, key }: Signing): Promise<string> {
  const input = `${encode(header)}.${encode(claims)}`
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    key.privateKey,
    new TextEncoder().encode(input),
  )
  return `${input}.${base64Url(new Uint8Array(signature))}`
}

/** The classic confusion: the public key, which everybody knows, as the shared secret. */
export async function signHs256WithPublicKey({ header, claims, key }: Signing): Promise<string> {
  const input = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`
  const secret = new TextEncoder().encode(JSON.stringify(await publicJwk(key)))
  const hmac = await crypto.subtle.importKey(
    'raw',
    secret,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(input))
  return `${input}.${base64Url(new Uint8Array(signature))}`
}

export async function signNothing({ header, claims }: Signing): Promise<string> {
  return `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`
}

export async function makeKey(): Promise<CryptoKeyPair> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 }
  const publicExponent = new Uint8Array([1, 0, 1])
  const key = await crypto.subtle.generateKey({ ...algorithm, publicExponent }, true, [
    'sign',
    'verify',
  ])
  return key as CryptoKeyPair
}

async function publicJwk({ publicKey }: CryptoKeyPair): Promise<Json> {
  const jwk = (await crypto.subtle.exportKey('jwk', publicKey)) as JsonWebKey
  return { kty: jwk.kty, n: jwk.n, e: jwk.e, kid: 'one', use: 'sig', alg: 'RS256' }
}

/** RFC 7636 section 4.2, as an honest provider checks it. */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64Url(new Uint8Array(digest))
}

function encode(value: unknown): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(value)))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
