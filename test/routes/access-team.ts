import { vi } from 'vitest'

export const TEAM = 'https://shop.cloudflareaccess.com'

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** A team of Cloudflare Access: its keys at the usual address, and tokens signed by them. */
export async function openTeam() {
  const how = { ...RSA, modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) }
  const make = () => crypto.subtle.generateKey(how, true, ['sign']) as Promise<CryptoKeyPair>
  const [own, another] = await Promise.all([make(), make()])
  const jwk = (await crypto.subtle.exportKey('jwk', own.publicKey)) as JsonWebKey
  const keys = JSON.stringify({ keys: [{ ...jwk, kid: 'team-key' }] })
  const real = globalThis.fetch
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { url } = new Request(input, init)
    if (url === `${TEAM}/cdn-cgi/access/certs`) return new Response(keys)
    return real(input, init)
  })
  const signedBy = async (pair: CryptoKeyPair, claims: object, head: object) => {
    const signed = `${part({ alg: 'RS256', kid: 'team-key', ...head })}.${part(claims)}`
    const bytes = new TextEncoder().encode(signed)
    const signature = await crypto.subtle.sign(RSA, pair.privateKey, bytes)
    return `${signed}.${base64Url(new Uint8Array(signature))}`
  }
  return {
    asked,
    sign: (claims: object, head: object = {}) => signedBy(own, claims, head),
    forge: (claims: object) => signedBy(another, claims, {}),
  }
}

export function claimsIn(token: string): Record<string, unknown> {
  const [, body = ''] = token.split('.')
  return JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')))
}

/** As Access does it: with the key that is published for this app. */
export async function isSignedBy(keys: JsonWebKey[], token: string): Promise<boolean> {
  const [head, body, signature = ''] = token.split('.')
  const [jwk] = keys
  const key = await crypto.subtle.importKey('jwk', jwk as JsonWebKey, RSA, false, ['verify'])
  const binary = atob(signature.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  return crypto.subtle.verify(RSA, key, bytes, new TextEncoder().encode(`${head}.${body}`))
}

function part(value: object): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(value)))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
