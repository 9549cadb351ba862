import { fromBase64, toHex } from '../vault/bytes'

/** Where the powers of 65537 are so few that a modulus among them for all is no accident. */
const PRIMES = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157]
const GENERATOR = 65_537
const SMALLEST_EXPONENT = 65_537n
const SMALLEST_MODULUS = 2n ** 2047n

/**
 * Why an RSA key is not to be trusted although it verifies: too short, an exponent below that of
 * FIPS 186-5, or made by the chips of CVE-2017-15361 (ROCA), whose keys can be factored. Null for
 * one that is fine.
 */
export async function weaknessOf(key: CryptoKey): Promise<string | null> {
  if (!key.algorithm.name.startsWith('RSA')) return null
  const jwk = (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey
  const [modulus, exponent] = [numberOf(jwk.n), numberOf(jwk.e)]
  if (modulus < SMALLEST_MODULUS) return 'its modulus is too short'
  if (exponent < SMALLEST_EXPONENT) return 'its exponent is too small'
  return PRIMES.every((prime) => isPower(modulus, prime)) ? 'it can be factored (ROCA)' : null
}

function isPower(modulus: bigint, prime: number): boolean {
  const wanted = Number(modulus % BigInt(prime))
  let power = 1
  do {
    if (power === wanted) return true
    power = (power * GENERATOR) % prime
  } while (power !== 1)
  return false
}

function numberOf(base64: string | undefined): bigint {
  const bytes = fromBase64(base64 ?? '')
  return bytes?.length ? BigInt(`0x${toHex(bytes)}`) : 0n
}
