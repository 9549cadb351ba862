import { fromBase64, toBase64 } from '../base64'

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** A fresh RSA key of 2048 bits, in the form in which it is sealed: PKCS #8 in base64. */
export async function makeRsaKey(): Promise<string> {
  const how = { ...RS256, modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) }
  const { privateKey } = (await crypto.subtle.generateKey(how, true, ['sign'])) as CryptoKeyPair
  const bytes = (await crypto.subtle.exportKey('pkcs8', privateKey)) as ArrayBuffer
  return toBase64(new Uint8Array(bytes))
}

/** The modulus of its public half; the exponent is always 65537. */
export async function modulusOf(key: string): Promise<string> {
  const jwk = (await crypto.subtle.exportKey('jwk', await privateKey(key, true))) as { n?: string }
  return jwk.n ?? ''
}

/** RFC 7518 section 3.3. */
export async function rsaSign(key: string, text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  return new Uint8Array(await crypto.subtle.sign(RS256, await privateKey(key, false), bytes))
}

/** Whether the holder of this public key has signed the text. Throws where it is no key. */
export async function rsaVerifies(
  { n = '', e = '' }: { readonly n?: string; readonly e?: string },
  text: string,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', { kty: 'RSA', n, e }, RS256, false, ['verify'])
  return crypto.subtle.verify(RS256, key, signature, new TextEncoder().encode(text))
}

function privateKey(key: string, isExtractable: boolean): Promise<CryptoKey> {
  const bytes = fromBase64(key) ?? new Uint8Array()
  return crypto.subtle.importKey('pkcs8', bytes, RS256, isExtractable, ['sign'])
}
